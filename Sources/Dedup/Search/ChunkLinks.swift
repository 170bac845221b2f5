import CorpusFiles
import CorpusModel
import Foundation

/// What was found in a chunk, and the file it is kept in: a line with the counts, then a line a link.
struct ChunkLinks: Sendable {
    var links: [ArticleLink]
    var candidates: CandidateCounts

    private struct Head: Codable {
        var candidates: CandidateCounts
    }

    init(links: [ArticleLink], candidates: CandidateCounts) { (self.links, self.candidates) = (links, candidates) }

    /// Reads a file; `nil` where it is missing or damaged, or has other articles.
    ///
    /// - Parameters:
    ///   - file: the file.
    ///   - numbers: numbers of the articles by their ids.
    ///   - lowest: probability from which on two articles are reprints.
    init?(contentsOf file: URL, numbers: [ExactText: Int], lowest: Double) {
        guard var lines = try? JSONLines(contentsOf: file) else { return nil }
        var links: [ArticleLink] = []
        do {
            guard let first = try lines.next() else { return nil }
            candidates = try RecordCoding.decode(Head.self, from: first).candidates
            while let line = try lines.next() {
                let record = try RecordCoding.decode(LinkRecord.self, from: line)
                guard let first = numbers[ExactText(record.a)], let second = numbers[ExactText(record.b)] else {
                    return nil
                }
                let isReprint = record.probability >= lowest
                links.append(ArticleLink(first: first, second: second, isReprint: isReprint, record: record))
            }
        } catch { return nil }
        self.links = links
    }

    /// Writes the file, whole or not at all.
    func write(to path: String) throws {
        var file = try AtomicFile(path)
        try file.write(try RecordCoding.lines([Head(candidates: candidates)]))
        for link in links { try file.write(try RecordCoding.lines([link.record])) }
        try file.commit()
    }
}
