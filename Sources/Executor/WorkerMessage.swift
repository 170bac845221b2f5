package import CorpusFiles
package import CorpusModel
package import CorpusStore
import Foundation

/// What a worker says to a coordinator: one JSON object a line, after a finished page followed by that page's lines.
///
/// The lines of a page travel as the bytes that will stand in the corpus's files: the coordinator neither decodes nor codes
/// them. A worker says `hello` first, so that one that cannot work at all is not taken for a page that kills workers.
package struct WorkerMessage: Sendable, Codable {
    /// The first line of a worker.
    package struct Hello: Sendable, Hashable, Codable {
        /// Fingerprint of the pipeline that the worker runs.
        package var fingerprint: String

        package init(fingerprint: String) { self.fingerprint = fingerprint }
    }

    /// A page that is done; the bytes that it counts follow the message: page, articles, tables.
    package struct Finished: Sendable, Hashable, Codable {
        /// As in the request.
        package var id: String, path: String, page: Int
        /// Digest of the scan.
        package var sha256: String
        /// Number of articles.
        package var articles: Int
        /// Whether the page's text was read at all; `nil` where it was not asked for.
        package var readability: Readability.State?
        /// `true` where the scan's file ends early, else `nil`.
        package var truncated: Bool?
        /// What was done with the archive's text; `nil` where there is none.
        package var textUse: TextSource.Use?
        /// Digest of the archive's text.
        package var textSHA256: String?
        /// Lengths of what follows.
        package var pageBytes: Int, articleBytes: Int, tableBytes: Int

        private enum CodingKeys: String, CodingKey {
            case id, path, page, sha256, articles, readability, truncated
            case textUse = "text_use"
            case textSHA256 = "text_sha256"
            case pageBytes = "page_bytes"
            case articleBytes = "article_bytes"
            case tableBytes = "table_bytes"
        }

        package init(_ page: CodedPage, for request: PageRequest) {
            (id, path, self.page) = (request.id, request.path, request.page)
            (sha256, articles, readability) = (page.sha256, page.articleCount, page.readability)
            truncated = page.isTruncated ? true : nil
            (textUse, textSHA256) = (page.textUse, page.textSHA256)
            (pageBytes, articleBytes, tableBytes) = (page.page.count, page.articles.count, page.tables.count)
        }

        /// Length of all that follows; `nil` where that cannot be.
        var byteCount: Int? {
            let counts = [pageBytes, articleBytes, tableBytes]
            guard counts.allSatisfy({ (0...1 << 40).contains($0) }) else { return nil }
            return counts.reduce(0, +)
        }

        /// The page of this message and the bytes that followed it, as many as `byteCount` says.
        func codedPage(_ bytes: Data) -> CodedPage {
            let (articleStart, tableStart) = (bytes.startIndex + pageBytes, bytes.startIndex + pageBytes + articleBytes)
            return CodedPage(
                sha256: sha256,
                articleCount: articles,
                readability: readability,
                isTruncated: truncated ?? false,
                textUse: textUse,
                textSHA256: textSHA256,
                page: Data(bytes[..<articleStart]),
                articles: Data(bytes[articleStart..<tableStart]),
                tables: Data(bytes[tableStart...])
            )
        }
    }

    package var hello: Hello?
    package var finished: Finished?
    /// Why a page has no record.
    package var failure: PageFailure?
    /// What the page cost.
    package var usage: PageUsage?

    package init(hello: Hello) { self.hello = hello }

    package init(finished: Finished, usage: PageUsage) { (self.finished, self.usage) = (finished, usage) }

    package init(failure: PageFailure, usage: PageUsage) { (self.failure, self.usage) = (failure, usage) }
}

/// What a worker answered to a request.
package enum PageAnswer: Sendable {
    case finished(CodedPage)
    case failed(PageFailure)
}
