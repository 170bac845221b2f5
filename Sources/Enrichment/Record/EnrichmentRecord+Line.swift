import CorpusFiles
import Foundation

extension EnrichmentRecord {
    /// Reads a line of `enrichment/part-*.jsonl`.
    ///
    /// - Throws: `EnrichmentError`, naming file and line, where it is none.
    init(_ line: Data, at number: Int, of path: String) throws(EnrichmentError) {
        do {
            self = try RecordCoding.decode(Self.self, from: line)
        } catch {
            throw EnrichmentError(
                .unreadable,
                "\(path):\(number) is no record of enrichment; remove \(path), then run broadsheet enrich again"
            )
        }
    }
}
