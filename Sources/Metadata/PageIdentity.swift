package import CorpusModel
import CorpusText

/// Gives out page ids, each once: call it for the pages of a corpus in input order.
///
/// - Where the newspaper (LCCN, else title), the date and the page are known: `sn83045462/1920-11-15/ed-1/p1`, without
///   `ed-1` where the edition is not known. The page is its place in the issue, as in addresses of Chronicling America
///   (`seq-1`), where that is known, else its number.
/// - Else the path below the input folder without its extension, with `#2` for the second page of a file.
/// - An id that is taken is not given again: the page gets the id by its path, then that with the extension, then one
///   with `~2`, `~3`, ... after it. Equal inputs in equal order give equal ids.
package struct PageIdentity: Sendable {
    private var taken: Set<String> = []

    package init() {}

    /// The id of a page.
    ///
    /// - Parameters:
    ///   - path: Path of the file as given by the user.
    ///   - root: Folder that the user gave and that the file was found in; `nil` for a file given by itself.
    ///   - pageInFile: Page within the file, from 1.
    ///   - metadata: What is known about the page.
    /// - Returns: An id that no earlier call gave.
    package mutating func id(
        forPath path: String,
        below root: String? = nil,
        pageInFile: Int = 1,
        metadata: PageMetadata
    ) -> String {
        let suffix = pageInFile == 1 ? "" : "#\(pageInFile)"
        let whole = Self.relative(path, to: root)
        let stem = PathPattern.components(whole).joined(separator: "/") + suffix
        for candidate in [Self.issueID(metadata), stem, whole + suffix].compactMap({ $0 }) where !candidate.isEmpty {
            if taken.insert(candidate).inserted { return candidate }
        }
        var number = 2
        while !taken.insert("\(whole)\(suffix)~\(number)").inserted { number += 1 }
        return "\(whole)\(suffix)~\(number)"
    }

    private static func issueID(_ metadata: PageMetadata) -> String? {
        guard let newspaper = metadata.lccn ?? metadata.title.flatMap(slug), let date = metadata.date,
            // Printed numbers begin anew in sections; the sequence is what Chronicling America counts by.
            let page = metadata.sequence ?? metadata.page
        else { return nil }
        return ([newspaper, date] + (metadata.edition.map { ["ed-\($0)"] } ?? []) + ["p\(page)"]).joined(separator: "/")
    }

    /// Lower-case words joined by hyphens; `nil` where there is no letter or digit.
    private static func slug(_ title: String) -> String? {
        let words = Folding.words(of: title)
        return words.isEmpty ? nil : words.joined(separator: "-")
    }

    /// The path from `root` on, without `.` and without a leading slash.
    private static func relative(_ path: String, to root: String?) -> String {
        let components = path.split(separator: "/").filter { $0 != "." }
        let above = (root ?? "").split(separator: "/").filter { $0 != "." }
        let isBelow = root != nil && components.count > above.count && components.starts(with: above)
        return components.dropFirst(isBelow ? above.count : 0).filter { $0 != ".." }.joined(separator: "/")
    }
}
