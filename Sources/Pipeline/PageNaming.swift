public import CorpusModel
public import CorpusStore
import Foundation

/// Names pages, so that each has one id of its own that does not depend on the order of work.
public struct PageNaming: Sendable {
    private var used: Set<String> = []

    /// Starts naming.
    public init() {}

    /// The pages of a file in order.
    ///
    /// An id is made from LCCN (or title), date, edition and page where the metadata has them, else from the file's
    /// name; a second page that would get the same id is told apart by its file ending, and at last by a number.
    ///
    /// - Parameters:
    ///   - file: the file.
    ///   - pageCount: its pages, at least 1.
    ///   - metadata: what is known about page `n`, counted from 1.
    /// - Returns: one request a page.
    public mutating func pages(
        of file: InputFile,
        pageCount: Int,
        metadata: (Int) -> PageMetadata
    ) -> [PlannedPage] {
        (1...max(1, pageCount)).map { number in
            let known = metadata(number)
            let suffix = pageCount > 1 ? "/p\(number)" : ""
            let stem = (file.name as NSString).deletingPathExtension
            let id = unique([known.pageID, Self.clean(stem) + suffix, Self.clean(file.name) + suffix])
            let request = PageRequest(id: id, path: file.path, page: number, metadata: known)
            return PlannedPage(request: request, file: file.state)
        }
    }

    private mutating func unique(_ candidates: [String?]) -> String {
        let wanted = candidates.compactMap { $0 }
        for candidate in wanted where used.insert(candidate).inserted { return candidate }
        var number = 2
        let last = wanted.last ?? "page"
        while !used.insert("\(last)~\(number)").inserted { number += 1 }
        return "\(last)~\(number)"
    }

    /// A name without what ids use as marks or what does not print.
    private static func clean(_ name: String) -> String {
        String(name.map { $0 == "#" || $0.isNewline || $0.isWhitespace ? "_" : $0 })
    }
}

extension PageMetadata {
    /// `LCCN/date/ed-N/pN`, where LCCN, date and page are known.
    var pageID: String? {
        guard let lccn, let date, let page else { return nil }
        return "\(lccn)/\(date)/ed-\(edition ?? 1)/p\(page)"
    }
}
