import CorpusFiles
package import CorpusModel
import Foundation

/// The articles of a corpus beside what enrichment says of them, in order.
package struct EnrichedArticles: Sequence {
    /// An article and its enrichment; `nil` where the corpus has not been enriched, or not since the article came.
    package typealias Element = (article: ArticleRecord, enrichment: EnrichmentRecord?)

    private let corpus: String
    private let onFault: (any Error) -> Void

    /// - Parameters:
    ///   - corpus: the corpus folder.
    ///   - onFault: called with why the sequence ended early: a file that cannot be read, or a line that is no record.
    package init(corpus: String, onFault: @escaping (any Error) -> Void) {
        (self.corpus, self.onFault) = (corpus, onFault)
    }

    package func makeIterator() -> AnyIterator<Element> {
        let shards = JSONLines.shards(in: URL(fileURLWithPath: CorpusLayout(folder: corpus).folder(of: .articles)))
        let layout = EnrichmentLayout(folder: corpus)
        // Records belong to the bytes of the articles that they were made of.
        let parts = EnrichmentRun.partNumbers(in: layout)
        var articles: [Element] = []
        var (shard, place) = (0, 0)
        return AnyIterator {
            while place == articles.count {
                guard shard < shards.count else { return nil }
                do {
                    let part = parts[try FileDigest.sha256(of: shards[shard].path)].map(layout.part)
                    articles = try Self.elements(of: shards[shard], beside: part)
                } catch {
                    onFault(error)
                    return nil
                }
                (shard, place) = (shard + 1, 0)
            }
            place += 1
            return articles[place - 1]
        }
    }

    private static func elements(of shard: URL, beside part: String?) throws -> [Element] {
        var known: [String: EnrichmentRecord] = [:]
        if let part, FileManager.default.fileExists(atPath: part) {
            var lines = try JSONLines(contentsOf: URL(fileURLWithPath: part))
            while let line = try lines.next() {
                let record = try EnrichmentRecord(line, at: lines.lineNumber, of: part)
                known[record.id] = record
            }
        }
        var elements: [Element] = []
        var lines = try JSONLines(contentsOf: shard)
        while let line = try lines.next() {
            guard let article = try? RecordCoding.decode(ArticleRecord.self, from: line) else {
                throw EnrichmentError(
                    .unreadable,
                    "\(shard.path):\(lines.lineNumber) is no article of a corpus of this version; run broadsheet run again"
                )
            }
            elements.append((article, known[article.id]))
        }
        return elements
    }
}
