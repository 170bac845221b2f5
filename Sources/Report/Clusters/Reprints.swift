import CorpusFiles
import CorpusModel
import Foundation

/// The clusters that a report shows, and the articles in them.
struct Reprints: Sendable {
    /// Where an article stands in the report.
    struct Place: Sendable {
        /// Address of its page within the report, and what the page is called.
        var page: String, title: String
        /// Pictures of its boxes, addresses within the report.
        var cuttings: [String]
        /// Why there are none.
        var note: String?
    }

    /// A cluster of which an article is a reprint.
    struct Membership: Sendable {
        /// Address within the report.
        var address: String
        var others: Int
    }

    let digest: ReprintDigest
    /// Articles whose texts are shown, by id.
    let articles: [String: ArticleRecord]
    /// Their ids by page.
    private let idsOfPage: [String: [String]]
    private let memberships: [String: Membership]
    /// Where articles stand; filled as pages are made.
    var places: [String: Place] = [:]

    /// Reads the clusters of a corpus and the texts of those that are shown; `nil` where there is no `clusters.jsonl`.
    init?(corpus: URL, limit: Int) throws {
        let file = corpus.appendingPathComponent("clusters.jsonl")
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        digest = try ReprintDigest(file, limit: limit)
        var memberships: [String: Membership] = [:]
        for (index, cluster) in digest.largest.enumerated() {
            for reprint in cluster.shown {
                memberships[reprint.id] = Membership(address: Self.address(index), others: cluster.reprintCount - 1)
            }
        }
        var articles: [String: ArticleRecord] = [:]
        var idsOfPage: [String: [String]] = [:]
        if !memberships.isEmpty {
            var lines = try CorpusLines(files: JSONLines.shards(in: corpus.appendingPathComponent("articles")))
            while let line = try lines.next() {
                let article = try line.decoded(as: ArticleRecord.self)
                guard memberships[article.id] != nil, articles[article.id] == nil else { continue }
                articles[article.id] = article
                idsOfPage[article.page, default: []].append(article.id)
            }
        }
        (self.articles, self.idsOfPage, self.memberships) = (articles, idsOfPage, memberships)
    }

    /// Address of the page of a cluster, counted from 0.
    static func address(_ index: Int) -> String { "clusters/\(ReportWriter.fileName(index + 1)).html" }

    /// Ids of the articles of a page whose boxes are cut out.
    func articles(ofPage id: String) -> [ArticleRecord] { (idsOfPage[id] ?? []).compactMap { articles[$0] } }

    /// The cluster of an article, where it is shown.
    func membership(of article: String) -> Membership? { memberships[article] }
}
