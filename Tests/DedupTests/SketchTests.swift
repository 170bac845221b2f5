import Foundation
import Testing
import TestSupport

@testable import Dedup

@Suite("Sketches of texts")
struct SketchTests {
    private let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private func overlap(_ first: String, _ second: String) -> TextSketch.Overlap {
        let (a, b) = (TextSketch(first).hashes, TextSketch(second).hashes)
        return TextSketch.Overlap(a.span, b.span)
    }

    @Test("a sketch depends on letters and digits alone, and stays what it was when its version does")
    func hashes() {
        let text = "The schooner Harriet Bell, 214 tons, was driven ashore in Tuesday's gale."
        let sketch = TextSketch(text)
        #expect(sketch.hashes.count == 59 && sketch.hashes == sketch.hashes.sorted())
        #expect(TextSketch("THE schooner -- Harriet Bell 214 tons was driven a-\nshore in Tuesdays gale") == sketch)
        #expect(TextSketch("ten letter").hashes.isEmpty && TextSketch("").hashes.isEmpty)
        #expect(TextSketch(String(repeating: "abcdefghijk", count: 500)).hashes.count == 11)
        #expect(TextSketch.version == "sketch-1-11-8-64")
        #expect(sketch.hashes.prefix(3) == [95_454_652, 105_828_530, 235_641_493])
    }

    @Test("a text of twelve words keeps all hashes, a long one an eighth of them and no fewer than the least")
    func sizes() {
        var random = SeededGenerator(seed: 1)
        let long = SampleText.words(3500, &random)
        let count = TextSketch(long).hashes.count
        let runs = ComparableText(long).characters.count - TextSketch.gram + 1
        #expect(abs(count * 8 - runs) < runs / 10)
        #expect(TextSketch(SampleText.words(30, &random)).hashes.count == TextSketch.least)
    }

    @Test("a share is judged by the text that has less: copies, cuts and others", arguments: [30, 100, 700])
    func shares(_ count: Int) {
        var random = SeededGenerator(seed: 7)
        let long = SampleText.words(3500, &random), other = SampleText.words(3500, &random)
        let cut = long.split(separator: " ")[1000..<(1000 + count)].joined(separator: " ")
        #expect(overlap(long, long).share == 1 && overlap(cut, cut).share == 1)
        #expect(overlap(long, cut).share > 0.95 && overlap(long, cut).shared >= 3)
        #expect(overlap(cut, long) == overlap(long, cut))
        #expect(overlap(cut, other).share < 0.05)
        let noisy = SampleText.misread(cut, one: 20, &random)
        #expect(overlap(noisy, long).share > 0.2 && overlap(noisy, long).share < 0.9)
        #expect(overlap("", long).share == 0 && overlap("", "").share == 0)
    }

    private func catalog(_ texts: [String]) throws -> ArticleCatalog {
        try SampleArticles.write(texts.enumerated().map { ("t\($0)", $1, "1911-03-01") }, to: folder)
    }

    @Test("sketches are kept by text, whatever the jobs; what is damaged or of another version is made anew")
    func store() async throws {
        var random = SeededGenerator(seed: 3)
        var texts = (0..<600).map { _ in SampleText.words(40, &random) }
        texts[5] = texts[4]
        let catalog = try catalog(texts)
        let source = try ArticleTexts(catalog)
        func complete(_ name: String, jobs: Int) async throws -> (store: SketchStore, made: [Int]) {
            var store = SketchStore(folder: folder.file(name))
            var made: [Int] = []
            try await store.complete(catalog, source, jobs: jobs) { made += [$0, $1] }
            return (store, made)
        }
        let (first, made) = try await complete("one", jobs: 1)
        #expect(made == [599, 599])
        for entry in catalog.entries {
            let number = Int(entry.id.dropFirst()) ?? 0
            let kept = first.withHashes(entry.digest) { hashes in hashes.indices.map { hashes[$0] } }
            #expect(kept == TextSketch(texts[number]).hashes)
        }
        #expect(first.withHashes(SIMD2(1, 2)) { $0.count } == nil)
        let file = folder.file("one/part-00000.sketch")
        let bytes = try Data(contentsOf: file)
        _ = try await complete("two", jobs: 3)
        #expect(try Data(contentsOf: folder.file("two/part-00000.sketch")) == bytes)
        #expect(try await complete("one", jobs: 1).made.isEmpty)
        let other = Data(String(decoding: bytes.prefix(64), as: UTF8.self).replacing("sketch-1", with: "sketch-0").utf8)
        for damaged in [bytes.dropLast(4), Data(), Data(bytes.prefix(64)), other + bytes.dropFirst(64)] {
            try damaged.write(to: file)
            #expect(try await complete("one", jobs: 2).made == [599, 599])
            #expect(try Data(contentsOf: file) == bytes)
        }
    }

    @Test("the index finds the articles that share three hashes, each with each")
    func index() async throws {
        var random = SeededGenerator(seed: 9)
        var texts = (0..<150).map { _ in SampleText.words(60, &random) }
        // Half of each story stands in the next one, and three words of the first in all.
        for place in texts.indices.dropFirst() {
            texts[place] += " " + texts[place - 1].prefix(200) + " " + texts[0].prefix(place % 40)
        }
        let catalog = try catalog(texts)
        var store = SketchStore(folder: folder.file("sketches"))
        try await store.complete(catalog, ArticleTexts(catalog), jobs: 2) { _, _ in }
        #expect(SketchIndex.parts(of: 20..<120, of: catalog, store) == [20..<120])
        let index = SketchIndex(20..<120, of: catalog, store)
        var scratch = SketchIndex.Scratch(for: index)
        for target in [0, 20, 57, 119, 140] {
            let own = TextSketch(texts[Int(catalog.entries[target].id.dropFirst()) ?? 0])
            var (found, alike): ([Int], Set<Int>) = ([], [])
            index.forEachSharing(own.hashes.span, atLeast: 0, &scratch) { found.append($0) }
            index.forEachSharing(own.hashes.span, atLeast: 0.1, &scratch) { alike.insert($0) }
            let expected = (20..<120).filter { article in
                let other = TextSketch(texts[Int(catalog.entries[article].id.dropFirst()) ?? 0])
                return Set(own.hashes).intersection(other.hashes).count >= SketchIndex.leastShared
            }
            #expect(found.sorted() == expected && expected.count < 100)
            // What shares a part of its runs of letters is among those that are asked for it, and they are fewer.
            let sharing = expected.filter { article in
                let other = TextSketch(texts[Int(catalog.entries[article].id.dropFirst()) ?? 0])
                return TextSketch.Overlap(own.hashes.span, other.hashes.span).share >= 0.1
            }
            #expect(alike.isSuperset(of: sharing) && alike.isSubset(of: expected))
        }
    }
}
