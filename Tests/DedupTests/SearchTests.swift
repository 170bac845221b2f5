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

    /// Articles on 40 days, some dated to a month or year and some not at all, with one to three vectors each; every fifth is
    /// near the one before.
    private func corpus(_ count: Int) throws -> (catalog: ArticleCatalog, vectors: VectorStore, of: [[[Float]]]) {
        var lines: [String] = []
        for number in 0..<count {
            let month = "1911-\(number % 40 < 20 ? "03" : "04")"
            let date =
                switch number % 11 {
                case 0: ""
                case 1: "\(month)"
                case 2: number % 3 == 0 ? "1911" : "1910"
                default: "\(month)-\(10 + number % 20)"
                }
            lines.append(
                #"{"id": "n\#(1000 + number)", "text": "Text \#(number)", "page": "p\#(number / 3)", "date": "\#(date)"}"#
            )
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

    @Test(
        "parts find just the pairs that comparing each with each finds",
        arguments: [0, 7, 400],
        DedupSettings.Undated.allCases
    )
    func exact(_ window: Int, _ undated: DedupSettings.Undated) throws {
        let (catalog, store, vectors) = try corpus(330)
        let settings = DedupSettings(windowDays: window, undated: undated, verifies: false, linkCosine: 0.55)
        let search = WindowedSearch(catalog: catalog, vectors: store, settings: settings)
        let halves = vectors.map { $0.map { $0.map { Float(Float16($0)) } } }
        var expected: [String] = []
        for first in 0..<catalog.count {
            for second in (first + 1)..<catalog.count {
                let (a, b) = (catalog.entries[first], catalog.entries[second])
                guard a.page != b.page else { continue }
                if let dateA = a.date, let dateB = b.date {
                    // A year has no window besides its own days.
                    let most = max(dateA.unit, dateB.unit) < .year ? window : 0
                    guard dateA.days(to: dateB) <= most else { continue }
                } else if undated == .none || undated == .undated && (a.date != nil || b.date != nil) {
                    continue
                }
                let best = halves[first].flatMap { x in
                    halves[second].map { y in zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } }
                }.max()
                if let best, best >= 0.55 { expected.append("\(first) \(second)") }
            }
        }
        #expect(expected.count > 3)
        let chunks = SearchChunk.all(of: search, method: "m")
        #expect(chunks.allSatisfy { $0.comparesVectors && !$0.targets.isEmpty })
        let candidates = chunks.flatMap {
            CandidateSearch(windowed: search, sketches: nil).candidates(of: $0).found
        }
        #expect(candidates.map { "\($0.first) \($0.second)" }.sorted() == expected.sorted())
        #expect(candidates.allSatisfy { $0.cosine >= 0.55 && $0.cosine < 1.2 })
        #expect(candidates.allSatisfy { search.cosine($0.first, $0.second) == $0.cosine })
        // Smaller parts find the same pairs of the same articles.
        let days = catalog.ranges[.day]
        let parts = stride(from: 0, to: days.count, by: 97).map { $0..<min($0 + 97, days.count) }
        let found = parts.flatMap { search.candidates(of: $0, threshold: 0.55) }
        #expect(found == search.candidates(of: days, threshold: 0.55) && found.count > 1)
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

    private func parts(_ dates: [String], _ settings: DedupSettings = DedupSettings()) throws -> [SearchChunk] {
        let lines = dates.enumerated().map {
            #"{"id": "\#($1)-\#($0)", "text": "T \#($0) \#($1)", "date": "\#($1)"}"#
        }
        let catalog = try ArticleCatalog(files: [try folder.write(lines, to: "c.jsonl")], names: FieldNames())
        let store = try VectorStore(folder: folder.url.appendingPathComponent("none"), encoder: "none")
        return SearchChunk.all(of: WindowedSearch(catalog: catalog, vectors: store, settings: settings), method: "m")
    }

    @Test("the calendar parts the search; articles far from a batch that was added keep their part")
    func chunks() throws {
        let days = ["1911-01-05", "1911-01-06", "1911-06-01", "1911-06-02"]
        let before = try parts(days), after = try parts(days + ["1911-06-03"])
        #expect(before.map(\.queries) == [0..<2, 2..<4] && after.map(\.queries) == [0..<2, 2..<5])
        #expect(before[0].fingerprint == after[0].fingerprint && before[1].fingerprint != after[1].fingerprint)
    }

    @Test("months, years and undated articles have parts of their own, and change no others")
    func looseChunks() throws {
        let days = ["1911-01-05", "1911-01-06", "1911-06-01", "1911-06-02"]
        let plain = try parts(days), loose = try parts(days + ["1911-05", "1911", "", ""])
        #expect(
            loose.map { "\($0.queries) \($0.kind) \($0.targets)" } == [
                "0..<2 day 0..<2", "0..<2 year 5..<6", "0..<2 undated 6..<8", "2..<4 day 2..<4", "2..<4 month 4..<5",
                "2..<4 year 5..<6", "2..<4 undated 6..<8", "4..<5 month 4..<5", "4..<5 year 5..<6",
                "4..<5 undated 6..<8",
                "5..<6 year 5..<6", "5..<6 undated 6..<8", "6..<8 undated 6..<8",
            ]
        )
        #expect(Set(loose.map(\.fingerprint)).count == loose.count)
        #expect(
            loose.filter { $0.queries.upperBound <= 4 && $0.kind == .day }.map(\.fingerprint)
                == plain.map(\.fingerprint)
        )
        func fingerprints(_ undated: DedupSettings.Undated, _ dates: [String] = days + ["1911-05", "1911", "", ""])
            throws
            -> Set<String>
        {
            Set(try parts(dates, DedupSettings(undated: undated)).map(\.fingerprint))
        }
        #expect(try fingerprints(.undated).count == 9 && fingerprints(.none).count == 8)
        #expect(try fingerprints(.none).isSubset(of: fingerprints(.undated)))
        #expect(try fingerprints(.undated).isSubset(of: fingerprints(.all)))
        // One more undated article is near all others, one more month only near its own.
        let more = try parts(days + ["1911-05", "1911", "", "", ""])
        #expect(Set(more.map(\.fingerprint)).intersection(loose.map(\.fingerprint)).count == 8)
        let later = try parts(days + ["1911-05", "1911-09", "1911", "", ""])
        #expect(Set(later.map(\.fingerprint)).isSuperset(of: loose.filter { $0.kind == .day }.map(\.fingerprint)))
    }

    @Test("vectors of too many pairs that are not dated to the day are left to sketches, unless nothing else decides")
    func exhaustive() throws {
        let dates = ["1911-01-05", "1911-01-06", "1911-01", ""]
        func compared(_ pairs: Int, _ verifies: Bool) throws -> [Bool] {
            try parts(dates, DedupSettings(exhaustivePairs: pairs, verifies: verifies)).map(\.comparesVectors)
        }
        // Two days with a month and an undated one, the month and the undated one with each other and themselves.
        #expect(try compared(7, true) == [true, true, true, true, true, true])
        #expect(try compared(6, true) == [true, false, false, false, false, false])
        #expect(try compared(0, false) == [true, true, true, true, true, true])
    }
}
