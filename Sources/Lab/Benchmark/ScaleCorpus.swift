import CorpusFiles
import CorpusText
import Dedup
package import Foundation
import Typesetter

/// A made corpus of any size, with texts, dates and vectors, on which search, comparison and clustering are measured.
///
/// Vectors are drawn, not computed: at a dozen texts a second and core a million would take a day. Articles are reprinted
/// as often as wire news (28 in a hundred stand in clusters of 2 to 15, within five days), one in twenty belongs to a
/// standing column whose vectors are alike day by day.
package struct ScaleCorpus: Sendable, Hashable, Codable {
    /// Number of articles, and of days over which they are spread.
    package var articles: Int, days: Int
    /// Numbers of a vector.
    package var dimension: Int
    /// Words of a text beyond which it has one vector more.
    package var wordsPerVector: Int

    private static let columns = 50
    /// Encoder of the shards.
    package static let encoder = "made"
    /// What the folder of a whole corpus says of it.
    private static let card = "corpus.json"

    package init(articles: Int, days: Int, dimension: Int, wordsPerVector: Int) {
        (self.articles, self.days) = (articles, days)
        (self.dimension, self.wordsPerVector) = (dimension, wordsPerVector)
    }

    /// Words a vector that give 2.3 vectors an article, as measured with chunks of 126 tokens.
    package static let measuredWordsPerVector = 55

    fileprivate static func unit(_ values: [Float]) -> [Float] {
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

    private static func words(_ count: Int, _ random: inout SeededGenerator) -> [String] {
        (0..<count).map { _ in words[Int(pow(random.unit(), 2.5) * 4095)] }
    }

    /// A reprint: part of the words, one in fifteen misread.
    private static func reprint(_ source: [String], _ random: inout SeededGenerator) -> [String] {
        let kept = source.prefix(max(30, source.count - random.below(max(1, source.count / 2))))
        return kept.map { random.below(15) == 0 ? String($0.dropLast()) + "x" : $0 }
    }

    private struct Line: Encodable {
        var id: String, text: String, date: String, series: String, headline: String
    }

    private struct Source {
        var words: [String]
        var vectors: [[Float]]
        var day: Int
        var reprints: Int
    }

    /// Writes `articles.jsonl` and the shards of vectors; a folder that has the same corpus stays as it is.
    ///
    /// - Parameters:
    ///   - folder: must exist.
    ///   - firstDay: day of the first articles.
    /// - Throws: `CorpusError`.
    package func write(to folder: URL, firstDay: String = "1911-01-01") throws {
        let card = folder.appendingPathComponent(Self.card)
        let description = try RecordCoding.lines([self])
        guard (try? Data(contentsOf: card)) != description else { return }
        try? FileManager.default.removeItem(at: card)
        var random = SeededGenerator(seed: 20)
        let first = CalendarDate(iso: firstDay)?.dayNumber ?? 0
        let standing = (0..<Self.columns).map { _ in random.direction(dimension) }
        var open: [Source] = []
        var file = try AtomicFile(folder.appendingPathComponent("articles.jsonl").path)
        var shard: [(id: String, digest: String, vectors: [[Float]])] = []
        var number = 0
        let place = DedupLayout(folder: folder.path).vectors
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        for index in 0..<articles {
            let day = index * days / articles
            open.removeAll { $0.reprints == 0 || day - $0.day > 5 }
            let (words, vectors) = article(day, standing, &open, &random)
            let text = words.joined(separator: " ")
            let line = Line(
                id: index.zeroPadded(to: 9),
                text: text,
                date: CalendarDate(dayNumber: first + day).iso,
                series: "paper \(random.below(80))",
                headline: Self.headline(words, &random)
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
        // Shards of a larger corpus.
        while true {
            let (table, matrix) = VectorShard.files(folder: place, number: number)
            guard FileManager.default.fileExists(atPath: table.path) else { break }
            try FileManager.default.removeItem(at: table)
            try? FileManager.default.removeItem(at: matrix)
            number += 1
        }
        try AtomicFile.write(description, to: card.path)
    }

    /// Some words of a text: of reprints different ones.
    private static func headline(_ words: [String], _ random: inout SeededGenerator) -> String {
        (0..<6).map { _ in words[random.below(min(words.count, 30))] }.joined(separator: " ").uppercased()
    }

    private func article(
        _ day: Int,
        _ standing: [[Float]],
        _ open: inout [Source],
        _ random: inout SeededGenerator
    ) -> (words: [String], vectors: [[Float]]) {
        if !open.isEmpty, random.unit() < 0.2 {
            let index = random.below(open.count)
            open[index].reprints -= 1
            let vectors = open[index].vectors.map { Self.mixed($0, random.direction(dimension), 0.6) }
            return (Self.reprint(open[index].words, &random), vectors)
        }
        let words = Self.words(60 + random.below(200), &random)
        var vectors = (0..<max(1, (words.count + wordsPerVector - 1) / wordsPerVector - 1)).map { _ in
            random.direction(dimension)
        }
        if random.unit() < 0.05 {
            let column = standing[random.below(standing.count)]
            vectors = vectors.map { Self.mixed(column, $0, 0.7) }
        } else if random.unit() < 0.12 {
            open.append(Source(words: words, vectors: vectors, day: day, reprints: 1 + Int(14 * pow(random.unit(), 4))))
        }
        return (words, vectors)
    }
}

extension SeededGenerator {
    fileprivate mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    /// A unit vector in a direction of its own: sums of uniform numbers are nearly normal.
    fileprivate mutating func direction(_ dimension: Int) -> [Float] {
        ScaleCorpus.unit(
            (0..<dimension).map { _ in
                let bits = next()
                return Float(bits & 0xFFFF) + Float(bits >> 16 & 0xFFFF) + Float(bits >> 32 & 0xFFFF)
                    + Float(bits >> 48) - 131_070
            }
        )
    }
}
