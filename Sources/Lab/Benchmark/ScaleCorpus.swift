import CorpusFiles
import CorpusText
import Dedup
package import Foundation

/// A made corpus of any size, with texts, dates and vectors, on which search, comparison and clustering are measured.
///
/// Vectors are drawn, not computed: at a dozen texts a second and core a million would take a day. Articles are copied as
/// often as in wire news (28 in a hundred stand in clusters of 2 to 15, within five days), one in twenty belongs to a
/// standing column whose vectors are alike day by day.
package struct ScaleCorpus: Sendable {
    /// Number of articles, and of days over which they are spread.
    package var articles: Int, days: Int

    private static let dimension = ArticleEncoder.dimension
    private static let columns = 50
    /// Encoder of the shards.
    package static let encoder = "made"

    package init(articles: Int, days: Int) { (self.articles, self.days) = (articles, days) }

    /// SplitMix64 (Steele, Lea and Flood, 2014).
    private struct Lot {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
        mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
        mutating func share() -> Double { Double(next() >> 11) / Double(1 << 53) }
        /// A unit vector in a direction of its own: sums of uniform numbers are nearly normal.
        mutating func direction(_ dimension: Int) -> [Float] {
            ScaleCorpus.unit(
                (0..<dimension).map { _ in
                    let bits = next()
                    return Float(bits & 0xFFFF) + Float(bits >> 16 & 0xFFFF) + Float(bits >> 32 & 0xFFFF)
                        + Float(bits >> 48) - 131_070
                }
            )
        }
    }

    private static func unit(_ values: [Float]) -> [Float] {
        let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return values.map { $0 / length }
    }

    private static func mixed(_ first: [Float], _ second: [Float], _ part: Float) -> [Float] {
        unit(zip(first, second).map { $0 + part * $1 })
    }

    /// Words of two or three syllables, the first ones frequent.
    private static let words: [String] = {
        let syllables = [
            "ba", "ker", "lin", "to", "ra", "mon", "de", "vil", "sha", "pe", "gor", "na", "tis", "wel", "cu", "fren",
        ]
        return (0..<4096).map {
            syllables[$0 & 15] + syllables[$0 >> 4 & 15] + ($0 % 3 == 0 ? syllables[$0 >> 8 & 15] : "")
        }
    }()

    private static func words(_ count: Int, _ lot: inout Lot) -> [String] {
        (0..<count).map { _ in words[Int(pow(lot.share(), 2.5) * 4095)] }
    }

    /// A copy: part of the words, one in fifteen misread.
    private static func copy(_ source: [String], _ lot: inout Lot) -> [String] {
        let kept = source.prefix(max(30, source.count - lot.below(max(1, source.count / 2))))
        return kept.map { lot.below(15) == 0 ? String($0.dropLast()) + "x" : $0 }
    }

    private struct Line: Encodable {
        var id: String, text: String, date: String, series: String
    }

    private struct Source {
        var words: [String]
        var vectors: [[Float]]
        var day: Int
        var copies: Int
    }

    /// Writes `articles.jsonl` and the shards of vectors.
    ///
    /// - Parameters:
    ///   - folder: must exist.
    ///   - firstDay: day of the first articles.
    /// - Throws: `CorpusError`.
    package func write(to folder: URL, firstDay: String = "1911-01-01") throws {
        var lot = Lot(state: 20)
        let first = CalendarDate(iso: firstDay)?.dayNumber ?? 0
        let standing = (0..<Self.columns).map { _ in lot.direction(Self.dimension) }
        var open: [Source] = []
        var file = try AtomicFile(folder.appendingPathComponent("articles.jsonl").path)
        var shard: [(id: String, digest: String, vectors: [[Float]])] = []
        var number = 0
        let place = DedupLayout(folder: folder.path).vectors
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        for index in 0..<articles {
            let day = index * days / articles
            open.removeAll { $0.copies == 0 || day - $0.day > 5 }
            let (words, vectors) = article(day, standing, &open, &lot)
            let text = words.joined(separator: " ")
            let id = String(index)
            let line = Line(
                id: String(repeating: "0", count: max(0, 9 - id.count)) + id,
                text: text,
                date: CalendarDate(dayNumber: first + day).iso,
                series: "paper \(lot.below(80))"
            )
            try file.write(try RecordCoding.lines([line]))
            shard.append((line.id, VectorStore.hexadecimal(ArticleCatalog.digest(of: text)), vectors))
            if shard.count == VectorStore.shardSize || index == articles - 1 {
                try VectorShard.write(folder: place, number: number, encoder: Self.encoder, articles: shard)
                number += 1
                shard = []
            }
        }
        try file.commit()
    }

    private func article(
        _ day: Int,
        _ standing: [[Float]],
        _ open: inout [Source],
        _ lot: inout Lot
    ) -> (words: [String], vectors: [[Float]]) {
        if !open.isEmpty, lot.share() < 0.2 {
            let index = lot.below(open.count)
            open[index].copies -= 1
            let vectors = open[index].vectors.map { Self.mixed($0, lot.direction(Self.dimension), 0.6) }
            return (Self.copy(open[index].words, &lot), vectors)
        }
        let words = Self.words(60 + lot.below(200), &lot)
        // As measured: 2.3 pieces an article.
        var vectors = (0..<max(1, (words.count + 54) / 55 - 1)).map { _ in lot.direction(Self.dimension) }
        if lot.share() < 0.05 {
            let column = standing[lot.below(standing.count)]
            vectors = vectors.map { Self.mixed(column, $0, 0.7) }
        } else if lot.share() < 0.12 {
            open.append(Source(words: words, vectors: vectors, day: day, copies: 1 + Int(14 * pow(lot.share(), 4))))
        }
        return (words, vectors)
    }
}
