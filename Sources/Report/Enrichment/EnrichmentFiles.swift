import CorpusFiles
import Enrichment
import Foundation

/// The files of enrichment of a corpus, found by the shards of its pages.
struct EnrichmentFiles: Sendable {
    /// By file name of a shard of pages, which is that of the shard of its articles.
    private let partOfShard: [String: URL]

    /// Looks for the files; `nil` where the corpus was not enriched.
    init?(corpus: URL) {
        let layout = EnrichmentLayout(folder: corpus.path)
        let articles = JSONLines.shards(
            in: URL(fileURLWithPath: CorpusLayout(folder: corpus.path).folder(of: .articles))
        )
        var parts: [String: URL] = [:]
        for (index, shard) in articles.enumerated()
        where FileManager.default.fileExists(atPath: layout.part(index)) {
            parts[shard.lastPathComponent] = URL(fileURLWithPath: layout.part(index))
        }
        guard !parts.isEmpty else { return nil }
        partOfShard = parts
    }

    /// What is known of the articles of a shard of pages.
    ///
    /// - Throws: `ReportError` where a line is no record.
    func findings(ofShard name: String) throws -> ShardFindings {
        guard let part = partOfShard[name] else { return ShardFindings(name: name) }
        return try ShardFindings(name: name, part: part)
    }
}

/// What enrichment says of the articles of one shard of pages.
struct ShardFindings: Sendable {
    /// File name of the shard of pages.
    let name: String
    private var recordsOfPage: [String: [String: EnrichmentRecord]] = [:]

    /// A shard of which nothing is known.
    init(name: String) { self.name = name }

    /// Reads the records of a shard; of an id that comes twice the first.
    init(name: String, part: URL) throws {
        self.name = name
        var lines = try CorpusLines(files: [part])
        while let line = try lines.next() {
            let record = try line.decoded(as: EnrichmentRecord.self, remedy: "run broadsheet enrich again")
            guard let end = record.id.utf8.lastIndex(of: UInt8(ascii: "#")) else { continue }
            recordsOfPage[String(record.id[..<end]), default: [:]].merge([record.id: record]) { first, _ in first }
        }
    }

    /// The records of the articles of a page, by their ids.
    func records(ofPage id: String) -> [String: EnrichmentRecord] { recordsOfPage[id] ?? [:] }
}
