import CorpusFiles
import CorpusText
import Foundation
import Testing
import TestSupport

@testable import Dedup

@Suite("Vectors and their search")
struct SearchTests {
    private let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private static func vector(_ dimension: Int, _ random: inout SeededGenerator) -> [Float] {
        let raw = (0..<dimension).map { _ in Float.random(in: -1...1, using: &random) }
        let length = raw.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return raw.map { $0 / length }
    }

    /// Articles on 40 days, some without one, with one to three vectors each; every fifth is near the one before.
    private func corpus(_ count: Int) throws -> (catalog: ArticleCatalog, vectors: VectorStore, of: [[[Float]]]) {
        var lines: [String] = []
        for number in 0..<count {
            let date =
                number % 11 == 0 ? "" : #", "date": "1911-\#(number % 40 < 20 ? "03" : "04")-\#(10 + number % 20)""#
            lines.append(#"{"id": "n\#(1000 + number)", "text": "Text \#(number)", "page": "p\#(number / 3)"\#(date)}"#)
        }
        let catalog = try ArticleCatalog(files: [try folder.write(lines, to: "all.jsonl")], names: FieldNames())
        var random = SeededGenerator(seed: 5)
        var vectors: [[[Float]]] = []
        for number in 0..<count {
            var own = (0..<(1 + number % 3)).map { _ in Self.vector(24, &random) }
            if number % 5 == 0, let last = vectors.last { own[0] = zip(last[0], own[0]).map { $0 + 0.3 * $1 } }
            vectors.append(own)
        }
        let entries = catalog.entries
        try VectorShard.write(
            folder: URL(fileURLWithPath: folder.path),
            number: 0,
            encoder: "e",
            articles: entries.indices.map { (entries[$0].id, VectorStore.hexadecimal(entries[$0].digest), vectors[$0]) }
        )
        return (catalog, try VectorStore(folder: URL(fileURLWithPath: folder.path), encoder: "e"), vectors)
    }

    @Test("blocks find just the pairs that comparing each with each finds", arguments: [0, 7, 400])
    func exact(_ window: Int) throws {
        let (catalog, store, vectors) = try corpus(700)
        let search = WindowedSearch(catalog: catalog, vectors: store, settings: DedupSettings(windowDays: window))
        let halves = vectors.map { $0.map { $0.map { Float(Float16($0)) } } }
        var expected: [String] = []
        for first in 0..<catalog.count {
            for second in (first + 1)..<catalog.count {
                let (a, b) = (catalog.entries[first], catalog.entries[second])
                guard a.page != b.page, (a.day == nil) == (b.day == nil),
                    abs((a.day?.dayNumber ?? 0) - (b.day?.dayNumber ?? 0)) <= window
                else { continue }
                let best = halves[first].flatMap { x in
                    halves[second].map { y in zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } }
                }.max()
                if let best, best >= 0.55 { expected.append("\(first) \(second)") }
            }
        }
        #expect(expected.count > 3)
        for size in [700, 97] {
            let parts = stride(from: 0, to: 700, by: size).map { $0..<min($0 + size, 700) }
            let found = parts.flatMap { search.candidates(of: $0, threshold: 0.55) }
            #expect(found.map { "\($0.first) \($0.second)" } == expected)
            #expect(found.allSatisfy { $0.cosine >= 0.55 && $0.cosine < 1.2 })
        }
    }

    @Test("articles of one newspaper are left out where that is asked")
    func newspapers() throws {
        let lines = (0..<3).map {
            #"{"id": "\#($0)", "text": "T \#($0)", "date": "1911-03-01", "series": "\#($0 / 2)"}"#
        }
        let catalog = try ArticleCatalog(files: [try folder.write(lines, to: "s.jsonl")], names: FieldNames())
        try VectorShard.write(
            folder: URL(fileURLWithPath: folder.path),
            number: 0,
            encoder: "e",
            articles: catalog.entries.map { ($0.id, VectorStore.hexadecimal($0.digest), [[1, 0, 0, 0, 0, 0, 0, 0]]) }
        )
        let store = try VectorStore(folder: URL(fileURLWithPath: folder.path), encoder: "e")
        func found(_ allows: Bool) -> Int {
            WindowedSearch(catalog: catalog, vectors: store, settings: DedupSettings(allowsOneNewspaper: allows))
                .candidates(of: 0..<3, threshold: 0.9).count
        }
        #expect(found(true) == 3 && found(false) == 2)
    }

    @Test("a file of vectors is NumPy's, whole or refused; another encoder's are not seen")
    func shards() throws {
        let (_, store, vectors) = try corpus(30)
        #expect(store.shards.count == 1)
        let matrix = folder.file("part-00000.npy")
        let bytes = try Data(contentsOf: matrix)
        let rows = vectors.reduce(0) { $0 + $1.count }
        #expect(bytes.prefix(8) == Data([0x93]) + Data("NUMPY".utf8) + Data([1, 0]))
        let header = 10 + Int(bytes[8]) + Int(bytes[9]) << 8
        #expect(header % 64 == 0)
        #expect(String(decoding: bytes[10..<header], as: UTF8.self).contains("'shape': (\(rows), 24)"))
        #expect(bytes.count == header + rows * 24 * 2)
        let place = URL(fileURLWithPath: folder.path)
        #expect(try VectorStore(folder: place, encoder: "other").shards.isEmpty)
        try bytes.dropLast(2).write(to: matrix)
        let error = #expect(throws: DedupError.self) { try VectorStore(folder: place, encoder: "e") }
        #expect(error?.code == .vectorsDamaged && error?.description.contains("part-00000.npy") == true)
    }

    @Test("16-bit floats come back as they were, small ones too")
    func halves() throws {
        let values: [Float] = [0, -0.0, 1, -1, 0.333, 6e-5, 6e-8, -3e-6, 65504]
        try VectorShard.write(
            folder: URL(fileURLWithPath: folder.path),
            number: 0,
            encoder: "e",
            articles: [("a", String(repeating: "0", count: 32), [values])]
        )
        let store = try VectorStore(folder: URL(fileURLWithPath: folder.path), encoder: "e")
        let place = try #require(store.place(SIMD2(0, 0)))
        var found = [Float](repeating: 9, count: values.count)
        found.withUnsafeMutableBufferPointer { store.copyRows(place, to: $0) }
        #expect(found == values.map { Float(Float16($0)) })
    }

    @Test("the calendar parts the search; articles far from a batch that was added keep their part")
    func chunks() throws {
        func parts(_ days: [String]) throws -> [String: Int] {
            let lines = days.enumerated().map {
                #"{"id": "\#($1)-\#($0)", "text": "T \#($0) \#($1)", "date": "\#($1)"}"#
            }
            let catalog = try ArticleCatalog(files: [try folder.write(lines, to: "c.jsonl")], names: FieldNames())
            let store = try VectorStore(folder: URL(fileURLWithPath: folder.path), encoder: "none")
            let search = WindowedSearch(catalog: catalog, vectors: store, settings: DedupSettings())
            let chunks = SearchChunk.all(of: search, method: "m")
            #expect(chunks.map(\.queries.count).reduce(0, +) == days.count)
            return Dictionary(chunks.map { ($0.fingerprint, $0.queries.count) }, uniquingKeysWith: +)
        }
        let days = ["1911-01-05", "1911-01-06", "1911-06-01", "1911-06-02"]
        let before = try parts(days)
        let after = try parts(days + ["1911-06-03"])
        #expect(before.count == 2 && after.count == 2)
        #expect(Set(before.keys).intersection(after.keys).count == 1)
    }
}
