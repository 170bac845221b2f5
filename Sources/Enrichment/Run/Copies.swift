import CorpusFiles
import CorpusModel
import CorpusText
import Foundation

/// What clusters of reprints say of their members.
struct Copies: Sendable {
    /// Days around an article within which others are copies of the same dispatch.
    static let window = 7

    /// Newspapers besides its own that print an article within a week, by the article's id.
    private(set) var otherNewspapers: [String: Int] = [:]

    /// Reads `clusters.jsonl`.
    ///
    /// - Throws: `EnrichmentError` where a line is none of a cluster.
    init(_ file: URL) throws {
        try ClusterRecord.forEach(in: file) { cluster in
            // A reprint whose newspaper is not known counts as one of its own.
            let papers = cluster.reprints.map { $0.newspaper ?? $0.id }
            let days = cluster.reprints.map { $0.date.flatMap { CalendarDate(iso: $0)?.dayNumber } }
            for (index, reprint) in cluster.reprints.enumerated() {
                var others: Set<String> = []
                for other in cluster.reprints.indices where papers[other] != papers[index] {
                    if let day = days[index], let second = days[other], abs(day - second) > Self.window { continue }
                    others.insert(papers[other])
                }
                otherNewspapers[reprint.id] = others.count
            }
        }
    }
}

extension ClusterRecord {
    /// Calls `body` with each line of a file of clusters.
    ///
    /// - Throws: `EnrichmentError` where the file cannot be read or a line is none of a cluster.
    static func forEach(in file: URL, _ body: (ClusterRecord) throws -> Void) throws {
        guard var lines = try? JSONLines(contentsOf: file) else {
            throw EnrichmentError(.unreadable, "cannot read the clusters \(file.path); run broadsheet dedup first")
        }
        while let line = try lines.next() {
            guard let cluster = try? RecordCoding.decode(ClusterRecord.self, from: line) else {
                throw EnrichmentError(
                    .unreadable,
                    "\(file.path):\(lines.lineNumber) is no cluster of reprints; run broadsheet dedup again"
                )
            }
            try body(cluster)
        }
    }
}
