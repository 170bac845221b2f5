import CorpusFiles
import CorpusText
import Foundation

/// `part.json`, written last: what a part of a search is of, how it was made, and what it must hold to be whole.
package struct PartRecord: Sendable, Hashable, Codable {
    /// First and last day, `1911-06-30`.
    package let from: String, to: String
    /// All that decides which links are found, by name.
    package let method: [String: String]
    /// Articles dated within the days.
    package let articles: Int
    /// Digest of all articles that decide the links: those of the days, and those near them.
    package let digest: String
    /// Names of the files of links.
    package let files: [String]
    /// Lines of links in them.
    package let links: Int
    /// Pairs compared by their text, and what found them.
    package let candidates: CandidateCounts

    init(
        _ stretch: CalendarStretch,
        method: [String: String],
        articles: Int,
        digest: String,
        files: [String],
        found: [ChunkLinks]
    ) {
        (from, to) = (stretch.from.iso, stretch.to.iso)
        (self.method, self.articles, self.digest, self.files) = (method, articles, digest, files)
        links = found.reduce(0) { $0 + $1.links.count }
        candidates = found.reduce(CandidateCounts()) { $0 + $1.candidates }
    }

    /// The days; `nil` where the record is damaged.
    var stretch: CalendarStretch? { try? CalendarStretch(from: from, to: to) }

    /// Reads the record of a part.
    ///
    /// - Throws: `DedupError` with `partsNotFitting` where there is none, or a damaged one.
    init(contentsOf path: String) throws(DedupError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw DedupError(
                .partsNotFitting,
                "there is no \(path): the folder is no finished part; run its command with --from and --to again"
            )
        }
        guard let record = try? RecordCoding.decode(Self.self, from: data), record.stretch != nil else {
            throw DedupError(.partsNotFitting, "\(path) is damaged; run the command of this part again")
        }
        self = record
    }
}
