package import CorpusModel
package import Foundation

/// The records of a page that was asked for, two for a spread, with their articles and tables, coded as they stand in the
/// files of a corpus.
///
/// Records are coded once, in the worker; from there on they travel and are stored as these bytes.
package struct CodedPage: Sendable, Hashable {
    /// Digest of the scan, as in `ScanSource`.
    package var sha256: String
    /// Number of article lines.
    package var articleCount: Int
    /// Whether the page's text was read at all, as in its record; of a spread, that of the page that was read worse.
    package var readability: Readability.State?
    /// Whether the scan's file ends early, as in its record.
    package var isTruncated = false
    /// What was done with the archive's text, as in its record.
    package var textUse: TextSource.Use?
    /// Digest of the archive's text.
    package var textSHA256: String?
    /// The lines of `pages/part-*.jsonl`, each with its newline: one, or two for a spread.
    package var page: Data
    /// Lines of `articles/part-*.jsonl`, each with its newline.
    package var articles: Data
    /// Lines of `tables/part-*.jsonl`, each with its newline.
    package var tables: Data

    /// Number of page records.
    package var pageCount: Int { page.count { $0 == Self.newline } }
    /// Number of tables.
    package var tableCount: Int { tables.count { $0 == Self.newline } }

    private static let newline = UInt8(ascii: "\n")

    package init(
        sha256: String,
        articleCount: Int,
        readability: Readability.State? = nil,
        isTruncated: Bool = false,
        textUse: TextSource.Use? = nil,
        textSHA256: String? = nil,
        page: Data,
        articles: Data,
        tables: Data
    ) {
        (self.sha256, self.articleCount, self.readability) = (sha256, articleCount, readability)
        self.isTruncated = isTruncated
        (self.textUse, self.textSHA256) = (textUse, textSHA256)
        (self.page, self.articles, self.tables) = (page, articles, tables)
    }

    /// Codes the records of one scan, at least one.
    ///
    /// - Throws: `EncodingError` where a number is not finite.
    package init(_ records: [PageRecord]) throws {
        precondition(!records.isEmpty, "a page that was done has a record")
        let states = records.compactMap(\.readability?.state)
        self.init(
            sha256: records[0].source.sha256,
            articleCount: records.reduce(0) { $0 + $1.articles.count },
            readability: states.first { $0 != .text } ?? states.first,
            isTruncated: records[0].source.truncated ?? false,
            textUse: records[0].source.text?.use,
            textSHA256: records[0].source.text?.sha256,
            page: try RecordCoding.lines(records),
            articles: try RecordCoding.lines(
                records.flatMap { record in record.articles.map { ArticleRecord($0, of: record) } }
            ),
            tables: try RecordCoding.lines(
                records.flatMap { record in record.tables.map { TableRecord($0, of: record) } }
            )
        )
    }

    /// Codes the articles and tables of a page anew, from the lines of its records.
    ///
    /// - Throws: `DecodingError` where the page is not a record.
    package init(coded page: Data) throws {
        try self.init(
            page.split(separator: Self.newline).map { try RecordCoding.decode(PageRecord.self, from: Data($0)) }
        )
    }

    /// The same page under the id, path and metadata of `request`, as a worker would code it now.
    ///
    /// - Throws: `DecodingError` where the page is not a record.
    package func relabelled(for request: PageRequest) throws -> CodedPage {
        let records = try page.split(separator: Self.newline).map { line in
            var record = try RecordCoding.decode(PageRecord.self, from: Data(line))
            record.id = request.id + (record.frame?.side.value.idSuffix ?? "")
            record.metadata = request.metadata
            let files = [request.path] + (request.forms ?? [])
            // A form that was read in place of a better one is still the file that the record is of.
            if !files.contains(where: { ExactText($0) == ExactText(record.source.path) }) {
                record.source.path = request.path
            }
            let others = files.filter { ExactText($0) != ExactText(record.source.path) }
            record.source.forms = others.isEmpty ? nil : others
            if let text = request.text { record.source.text?.path = text.path }
            return record
        }
        return try CodedPage(records)
    }
}
