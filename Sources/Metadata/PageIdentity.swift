package import CorpusModel
import CorpusText

/// Gives out page ids, each once, to all pages of a corpus.
///
/// - Where the newspaper (LCCN, else title), the day and the page are known: `sn83045462/1920-11-15/ed-1/p1`, without
///   `ed-1` where the edition is not known. The page is its place in the issue, as in addresses of Chronicling America
///   (`seq-1`), where that is known, else its number.
/// - Else the place below the root of the inputs without its extension, with `#2` for the second page of a file.
/// - Where several pages would have one id, the first of them gets it, in the order of their places and not of the inputs;
///   the others get the id by their place, then that with the extension, then one with `~2`, `~3`, ... after it.
///
/// Ids depend on places and metadata alone: the same pages have the same ids in whatever order they are given. Two ids
/// never differ in nothing but how Unicode composes their letters.
package enum PageIdentity {
    /// A page that wants an id.
    package struct Page: Sendable {
        /// Path below the root of the inputs.
        package var place: String
        /// Page within the file, from 1.
        package var pageInFile: Int
        /// How good a form of its page the file is, from 0 for the best.
        package var rank: Int
        /// What is known about it.
        package var metadata: PageMetadata

        package init(
            place: String,
            pageInFile: Int = 1,
            rank: Int = 0,
            metadata: PageMetadata = PageMetadata()
        ) {
            (self.place, self.pageInFile, self.rank) = (place, pageInFile, rank)
            self.metadata = metadata
        }
    }

    /// The ids of all pages of a corpus, in their order.
    package static func ids(of pages: [Page]) -> [String] {
        let order = pages.indices.sorted { first, second in
            let (a, b) = (pages[first], pages[second])
            if a.rank != b.rank { return a.rank < b.rank }
            let (placeA, placeB) = (ExactText(a.place), ExactText(b.place))
            if placeA != placeB { return placeA < placeB }
            return (a.pageInFile, first) < (b.pageInFile, second)
        }
        var ids = [String](repeating: "", count: pages.count)
        // Equality of strings is that of Unicode, so that ids that only compose letters otherwise count as one.
        var taken: Set<String> = []
        for index in order { ids[index] = id(of: pages[index], &taken) }
        return ids
    }

    private static func id(of page: Page, _ taken: inout Set<String>) -> String {
        let suffix = page.pageInFile == 1 ? "" : "#\(page.pageInFile)"
        let stem = PathPattern.components(page.place).joined(separator: "/") + suffix
        let whole = page.place + suffix
        for candidate in [issueID(page.metadata), stem, whole].compactMap({ $0 }) where !candidate.isEmpty {
            if taken.insert(candidate).inserted { return candidate }
        }
        var number = 2
        while !taken.insert("\(whole)~\(number)").inserted { number += 1 }
        return "\(whole)~\(number)"
    }

    /// The id by newspaper, day and page; a month or a year is of many issues.
    private static func issueID(_ metadata: PageMetadata) -> String? {
        guard let newspaper = metadata.lccn ?? metadata.title.flatMap(slug), metadata.datePrecision == nil,
            // Printed numbers begin anew in sections; the sequence is what Chronicling America counts by.
            let date = metadata.date, let page = metadata.sequence ?? metadata.page
        else { return nil }
        return ([newspaper, date] + (metadata.edition.map { ["ed-\($0)"] } ?? []) + ["p\(page)"]).joined(separator: "/")
    }

    /// Lower-case words joined by hyphens; `nil` where there is no letter or digit.
    private static func slug(_ title: String) -> String? {
        let words = Folding.words(of: title)
        return words.isEmpty ? nil : words.joined(separator: "-")
    }
}
