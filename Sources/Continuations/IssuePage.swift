package import CorpusModel
import CorpusText

/// What the linker needs of a page: its articles' words and ends, and the notices that send readers to other pages.
///
/// A page record of a megabyte becomes some ten thousand words, so that all pages of an issue fit into memory.
package struct IssuePage: Sendable {
    /// Id of the page record.
    package let id: String
    /// Numbers by which a notice may call the page: that of the metadata, and those printed at its head.
    package let numbers: Set<Int>
    /// Its articles, in reading order.
    package internal(set) var articles: [IssueArticle]

    /// Reads a page record.
    package init(_ record: PageRecord) {
        id = record.id
        numbers = Self.numbers(of: record)
        let regions = record.regions
        let indexOfRegion = Dictionary(
            regions.enumerated().map { ($1.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let columns = TextColumns(regions)
        articles = record.articles.map { article in
            let parts = article.regions.compactMap { indexOfRegion[$0] }
            return IssueArticle(article, parts: parts.map { regions[$0] }, columns: columns)
        }
        for placed in NoticeFinder(record).notices {
            if placed.notice.direction == .onward {
                articles[placed.article].onward = placed
            } else if articles[placed.article].back == nil {
                articles[placed.article].back = placed
            }
        }
    }

    /// The number that the metadata give, and what stands alone in a folio.
    private static func numbers(of record: PageRecord) -> Set<Int> {
        var numbers = Set([record.metadata.page].compactMap { $0 })
        for region in record.regions where region.regionClass == .pageNumber {
            let words = (region.lines ?? []).flatMap { Folding.words(of: $0.text) }.filter { $0 != "page" }
            if words.count == 1, let number = Int(words[0]), (1...200).contains(number) { numbers.insert(number) }
        }
        return numbers
    }
}

/// What the linker needs of an article.
package struct IssueArticle: Sendable {
    /// Id of its record: the page's, `#`, the article's.
    package let id: String
    /// Words of the headline, lower case, in order.
    let head: [String]
    /// Words of three letters and more of headline and text, lower case.
    let words: Set<String>
    /// The end and the beginning of its text.
    let ending: Substring, opening: Substring
    /// Column of its first text, from 1; `nil` where it has none.
    let column: Int?
    /// Whether it stands at the head of a column.
    let isAtTop: Bool
    /// The notice at its end, and the one at its beginning.
    var onward: PlacedNotice?, back: PlacedNotice?

    init(_ article: Article, parts: [Region], columns: TextColumns) {
        id = article.id
        head = Folding.words(of: article.headline ?? "").filter { $0.count > 1 }
        words = Set(Folding.words(of: (article.headline ?? "") + " " + article.text).filter { $0.count >= 3 })
        (ending, opening) = (article.text.suffix(120), article.text.prefix(120))
        let body = parts.first { $0.regionClass == .article } ?? parts.first
        column = body.flatMap { columns.column(of: $0.bbox) }
        isAtTop = columns.isAtTop(article.bbox)
    }
}

/// A notice with the article that it belongs to and the text beside it.
struct PlacedNotice: Sendable {
    /// What the line says.
    var notice: ContinuationNotice
    /// Index of the article on its page.
    var article: Int
    /// The line before one that sends onward, or the one after one that sends back; `nil` where the notice stands alone.
    var neighbour: String?
}

/// The columns of a page as far as notices speak of them.
struct TextColumns {
    private let left: Int, right: Int, top: Int, height: Int
    private let count: Int

    init(_ regions: [Region]) {
        let text = regions.filter { $0.regionClass == .article }.map(\.bbox)
        let hull = PixelRect.hull(text) ?? PixelRect(x0: 0, y0: 0, x1: 0, y1: 0)
        (left, right, top, height) = (hull.x0, hull.x1, hull.y0, hull.height)
        let width = text.map(\.width).sorted().dropFirst(text.count / 2).first ?? 0
        count = width > 0 ? max(1, Int((Double(hull.width) / Double(width)).rounded(.down))) : 1
    }

    /// The column in which the middle of a box lies, from 1.
    func column(of box: PixelRect) -> Int? {
        guard right > left else { return nil }
        let place = Double((box.x0 + box.x1) / 2 - left) / Double(right - left) * Double(count)
        return min(count, max(1, Int(place) + 1))
    }

    /// Whether a box begins where the columns begin.
    func isAtTop(_ box: PixelRect) -> Bool { 12 * (box.y0 - top) < height }
}
