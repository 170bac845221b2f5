package import CorpusModel
package import Foundation

/// A page's record with its articles and tables, coded as they stand in the files of a corpus.
///
/// Records are coded once, in the worker; from there on they travel and are stored as these bytes.
package struct CodedPage: Sendable, Hashable {
    /// Digest of the scan, as in `ScanSource`.
    package var sha256: String
    /// Number of article lines.
    package var articleCount: Int
    /// Whether the page's text was read at all, as in its record.
    package var readability: Readability.State?
    /// The line of `pages/part-*.jsonl`, with its newline.
    package var page: Data
    /// Lines of `articles/part-*.jsonl`, each with its newline.
    package var articles: Data
    /// Lines of `tables/part-*.jsonl`, each with its newline.
    package var tables: Data

    /// Number of tables.
    package var tableCount: Int { tables.count { $0 == UInt8(ascii: "\n") } }

    package init(
        sha256: String,
        articleCount: Int,
        readability: Readability.State? = nil,
        page: Data,
        articles: Data,
        tables: Data
    ) {
        (self.sha256, self.articleCount, self.readability) = (sha256, articleCount, readability)
        (self.page, self.articles, self.tables) = (page, articles, tables)
    }

    /// Codes a record.
    ///
    /// - Throws: `EncodingError` where a number is not finite.
    package init(_ record: PageRecord) throws {
        self.init(
            sha256: record.source.sha256,
            articleCount: record.articles.count,
            readability: record.readability?.state,
            page: try RecordCoding.lines([record]),
            articles: try RecordCoding.lines(record.articles.map { ArticleRecord($0, of: record) }),
            tables: try RecordCoding.lines(record.tables.map { TableRecord($0, of: record) })
        )
    }

    /// The same page under the id, path and metadata of `request`, as a worker would code it now.
    ///
    /// - Throws: `DecodingError` where the page is not a record.
    package func relabelled(for request: PageRequest) throws -> CodedPage {
        var record = try RecordCoding.decode(PageRecord.self, from: page)
        (record.id, record.metadata, record.source.path) = (request.id, request.metadata, request.path)
        return try CodedPage(record)
    }
}
