import Foundation
import Testing
import TestSupport

@testable import Dedup

/// Articles whose vectors tell nothing: each stands at a right angle to all near it, so that sketches alone find candidates.
@Suite("Candidates by sketches")
struct CandidateSearchTests {
    private let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    /// The candidates of all parts, as the ids of the articles.
    private func candidates(
        _ articles: [(id: String, text: String, date: String)],
        _ settings: DedupSettings = DedupSettings(),
        isSimilar: Bool = false
    ) async throws -> (found: [(pair: String, cosine: Float)], counts: CandidateCounts) {
        let catalog = try SampleArticles.write(articles, to: folder)
        try FileManager.default.createDirectory(at: folder.file("vectors"), withIntermediateDirectories: true)
        try VectorShard.write(
            folder: folder.file("vectors"),
            number: 0,
            encoder: "e",
            articles: catalog.entries.enumerated().map { number, entry in
                let vector = (0..<16).map { (isSimilar ? $0 == 0 : $0 == number % 16) ? Float(1) : 0 }
                return (entry.id, VectorStore.hexadecimal(entry.digest), [vector])
            }
        )
        var sketches = SketchStore(folder: folder.file("sketches"))
        try await sketches.complete(catalog, ArticleTexts(catalog), jobs: 2) { _, _ in }
        let vectors = try VectorStore(folder: folder.file("vectors"), encoder: "e")
        let windowed = WindowedSearch(catalog: catalog, vectors: vectors, settings: settings)
        let search = CandidateSearch(windowed: windowed, sketches: sketches)
        var (found, counts): ([(pair: String, cosine: Float)], CandidateCounts) = ([], CandidateCounts())
        for chunk in SearchChunk.all(of: windowed, method: "m") {
            let part = search.candidates(of: chunk)
            #expect(part.found.allSatisfy { chunk.queries.contains($0.first) && chunk.targets.contains($0.second) })
            #expect(
                zip(part.found, part.found.dropFirst()).allSatisfy { ($0.first, $0.second) < ($1.first, $1.second) }
            )
            found += part.found.map {
                ("\(catalog.entries[$0.first].id) \(catalog.entries[$0.second].id)", $0.cosine)
            }
            counts = counts + part.counts
        }
        return (found, counts)
    }

    @Test("a cut of thirty words is found beside a column of 20,000 letters, and gets its cosine")
    func cut() async throws {
        var random = SeededGenerator(seed: 2)
        let long = SampleText.words(3300, &random)
        #expect(long.count > 20_000)
        let cut = long.split(separator: " ")[2500..<2530].joined(separator: " ")
        let others = (0..<40).map { ("o\($0)", SampleText.words(200, &random), "1911-03-02") }
        let articles = [("long", long, "1911-03-01"), ("short", cut, "1911-03-05")] + others
        let (found, counts) = try await candidates(articles)
        // Vectors of the same axis are similar by chance; all other pairs are found by their sketches.
        #expect(found.filter { $0.cosine < 0.5 }.map(\.pair) == ["long short"] && found.contains { $0.cosine == 1 })
        #expect(counts.bySketches == 1 && counts.pairs == counts.byVectors + 1 && counts.pairs == found.count)
        let noisy = [("long", long, "1911-03-01"), ("short", SampleText.misread(cut, one: 20, &random), "1911-03-05")]
        #expect(try await candidates(noisy).counts.bySketches == 1)
        #expect(try await candidates(noisy, DedupSettings(candidateShare: 1)).counts.bySketches == 0)
        let both = try await candidates(Array(articles.prefix(2)), isSimilar: true)
        #expect(
            both.found.map(\.cosine) == [1] && both.counts == CandidateCounts(pairs: 1, byVectors: 1, bySketches: 1)
        )
    }

    @Test("one text in 250 newspapers of a week is found in all of them, whole or misread")
    func many() async throws {
        var random = SeededGenerator(seed: 4)
        let text = SampleText.words(120, &random)
        let copies = (0..<250).map { number in
            (
                "c\(number)", number < 200 ? text : SampleText.misread(text, one: 40, &random),
                "1911-03-0\(1 + number % 7)"
            )
        }
        let others = (0..<50).map { ("o\($0)", SampleText.words(120, &random), "1911-03-04") }
        let (_, counts) = try await candidates(copies + others)
        #expect(counts.bySketches == 250 * 249 / 2)
    }

    @Test(
        "an undated copy is compared as the rule says",
        arguments: [
            (DedupSettings.Undated.all, ["a m", "a u", "a v", "b u", "b v", "m u", "m v", "u v", "u y", "v y"]),
            (.undated, ["a m", "u v"]), (.none, ["a m"]),
        ]
    )
    func undated(_ rule: DedupSettings.Undated, _ expected: [String]) async throws {
        var random = SeededGenerator(seed: 5)
        let text = SampleText.words(80, &random)
        let dates = ["a": "1911-03-09", "b": "1921-03-09", "m": "1911-03", "u": "", "v": "no date", "y": "1930"]
        let articles = dates.sorted { $0.key < $1.key }.map { ($0.key, text, $0.value) }
        let pairs = try await candidates(articles, DedupSettings(undated: rule)).found
            .map { $0.pair.split(separator: " ").sorted().joined(separator: " ") }
        #expect(pairs.sorted() == expected)
    }

    @Test(
        "a month reaches from its first day to its last, and the window around it",
        arguments: [
            ("1911-02-22", true), ("1911-02-21", false), ("1911-04-07", true), ("1911-04-08", false),
            ("1911-03-15", true),
        ]
    )
    func month(_ day: String, _ isFound: Bool) async throws {
        var random = SeededGenerator(seed: 6)
        let text = SampleText.words(80, &random)
        let found = try await candidates([("a", text, day), ("m", text, "Mar 1911")], isSimilar: true).found
        #expect(found.map(\.pair) == (isFound ? ["a m"] : []))
    }

    @Test("with too many pairs that are not dated to the day sketches alone find them")
    func sketchesAlone() async throws {
        var random = SeededGenerator(seed: 8)
        let text = SampleText.words(80, &random)
        let articles = [("a", text, ""), ("b", text, ""), ("c", SampleText.words(80, &random), "")]
        #expect(
            try await candidates(articles, isSimilar: true).counts
                == CandidateCounts(pairs: 3, byVectors: 3, bySketches: 1)
        )
        let settings = DedupSettings(exhaustivePairs: 8)
        let (found, counts) = try await candidates(articles, settings, isSimilar: true)
        #expect(found.map(\.pair) == ["a b"] && counts == CandidateCounts(pairs: 1, byVectors: 0, bySketches: 1))
    }
}
