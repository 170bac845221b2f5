import CorpusModel
import Raster

/// Everything on a page that tables are made of, at working scale.
struct TableSheet {
    /// Height of lower-case letters, working pixels.
    let unit: Double
    /// Working pixels per pixel of the page.
    let scale: Double
    let bounds: PixelRect
    let rules: RuledLines
    let runs: [TypeRun]
    let leaders: [PixelRect]
    /// Pieces of pictures.
    let pictures: [Component]
    private let ink: TableInk

    /// Parts of pictures that are filled and higher than lines.
    var solidPictures: [PixelRect] {
        pictures.filter {
            10 * $0.area >= 3 * $0.bbox.area && Double($0.bbox.height) > 3 * unit && Double($0.bbox.width) > 2 * unit
        }
        .map(\.bbox)
    }

    /// Measures a page or a part of one; `nil` where there is no type on it.
    ///
    /// - Parameters:
    ///   - page: The page, level.
    ///   - xHeight: Height of its lower-case letters where it is known, pixels of the page.
    ///   - body: The same of the whole page's body type, from which a part of it may differ, but not wildly.
    init?(_ page: GrayImage, xHeight: Double?, body: Double? = nil) {
        var xHeight = xHeight
        if let body, xHeight == nil {
            let measured = page.inkComponents(threshold: InkTones(of: page).threshold).xHeight() ?? body
            xHeight = min(max(measured, 0.6 * body), 1.6 * body)
        }
        guard let ink = TableInk(page, xHeight: xHeight) else { return nil }
        self.ink = ink
        (unit, scale, bounds) = (ink.unit, ink.scale, ink.strong.bounds)
        rules = RuledLines(ink)
        let marks = TypeMarks(ink, without: rules)
        runs = marks.runs.map { TypeRun($0) }
        leaders = marks.leaders
        pictures = marks.pictures
    }

    /// A box of type with the faint edges of its letters.
    func inked(_ box: PixelRect) -> PixelRect {
        let reach = max(1, Int(scale.rounded()))
        var out = box
        func hasInk(_ x: Range<Int>, _ y: Range<Int>) -> Bool {
            y.contains { row in x.contains { column in ink.weak[column, row] } }
        }
        for _ in 0..<reach {
            if out.y0 > 0, hasInk(box.x0..<box.x1, (out.y0 - 1)..<out.y0) { out.y0 -= 1 }
            if out.y1 < bounds.y1, hasInk(box.x0..<box.x1, out.y1..<(out.y1 + 1)) { out.y1 += 1 }
            if out.x0 > 0, hasInk((out.x0 - 1)..<out.x0, box.y0..<box.y1) { out.x0 -= 1 }
            if out.x1 < bounds.x1, hasInk(out.x1..<(out.x1 + 1), box.y0..<box.y1) { out.x1 += 1 }
        }
        return out
    }
}
