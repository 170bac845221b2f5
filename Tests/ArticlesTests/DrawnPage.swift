import Articles
import CorpusModel
import PageFlow

/// A page drawn with rectangles on a grid of columns 300 px wide, 20 px apart; lines are 20 px high.
struct DrawnPage {
    /// Columns are 300 px wide with 20 px between.
    static let step = 320

    var regions: [TextRegion] = []
    var separators: [Separator] = []
    var tables: [Table] = []

    /// Adds a region from column `first` to `last`, from `top` to `bottom`, filled with lines of `text`.
    mutating func add(
        _ id: String,
        _ regionClass: RegionClass,
        _ first: Int,
        to last: Int? = nil,
        _ top: Int,
        _ bottom: Int,
        inset: Int = 0,
        text: [String] = []
    ) {
        let box = PixelRect(
            x0: first * Self.step + inset,
            y0: top,
            x1: (last ?? first) * Self.step + 300 - inset,
            y1: bottom
        )
        let layout = LayoutRegion(id: id, regionClass: regionClass, bbox: box, score: 1)
        let lines = text.enumerated().map { Self.line($1, at: $0, in: box) }
        regions.append(TextRegion(layout: layout, lines: lines))
    }

    /// A line of text; a leading `>` sets it in, a trailing `<` ends it short, `^` centres it.
    static func line(_ text: String, at number: Int, in box: PixelRect) -> TextLine {
        let isCentred = text.hasPrefix("^")
        let printed = text.filter { !"<>^".contains($0) }
        let x0 = box.x0 + (text.hasPrefix(">") ? 20 : isCentred ? box.width / 4 : 0)
        let x1 = box.x1 - (text.hasSuffix("<") ? box.width / 2 : isCentred ? box.width / 4 : 0)
        let place = PixelRect(x0: x0, y0: box.y0 + 24 * number, x1: x1, y1: box.y0 + 24 * number + 20)
        let words = printed.split(separator: " ").map { Word(bbox: place, text: String($0), confidence: 0.9) }
        return TextLine(bbox: place, text: printed, confidence: 0.9, words: words)
    }

    /// Adds a table of some lines of a region; it has no cells.
    mutating func addTable(_ id: String, in region: String, lines: Range<Int>) {
        let place = regions.first { $0.layout.id == region }?.lines[lines].map(\.bbox) ?? []
        let box = PixelRect.hull(place) ?? PixelRect(x0: 0, y0: 0, x1: 0, y1: 0)
        tables.append(
            Table(id: id, region: region, bbox: box, score: 1, rows: lines.count, columns: 2, cells: [])
        )
    }

    /// Adds a dash or a rule as wide as its column.
    mutating func part(_ kind: Separator.Kind, _ column: Int, at y: Int) {
        let inset = kind == .dash ? 100 : 0
        let x0 = column * Self.step
        separators.append(
            Separator(kind: kind, bbox: PixelRect(x0: x0 + inset, y0: y - 1, x1: x0 + 300 - inset, y1: y + 1))
        )
    }

    /// The page as the stage takes it.
    var text: PageText {
        PageText(
            bounds: PixelRect(x0: 0, y0: 0, x1: 6 * Self.step, y1: 2000),
            bodyXHeight: 10,
            regions: regions,
            separators: separators,
            tables: tables
        )
    }

    /// The articles as the names of their regions, in order.
    func articles() -> [[String]] { Self.names(ArticleStage().assemble(text), regions) }

    /// Names of the regions of each article of a result.
    static func names(_ result: PageArticles, _ regions: [TextRegion]) -> [[String]] {
        let drawn = Dictionary(regions.map { ($0.layout.bbox, $0.layout.id) }, uniquingKeysWith: { first, _ in first })
        let name = Dictionary(
            result.regions.map { ($0.layout.id, drawn[$0.layout.bbox] ?? "?") },
            uniquingKeysWith: { first, _ in first }
        )
        return result.articles.map { $0.regions.map { name[$0] ?? "?" } }
    }
}
