import CorpusModel
import Raster

/// Everything on a page that tables are made of, at working scale.
struct TableSheet {
    /// Height of lower-case letters, working pixels.
    let xHeight: Double
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
            10 * $0.area >= 3 * $0.bbox.area && Double($0.bbox.height) > 3 * xHeight
                && Double($0.bbox.width) > 2 * xHeight
        }
        .map(\.bbox)
    }

    /// Measures a page or a part of one; `nil` where there is no type on it.
    ///
    /// - Parameters:
    ///   - page: The page, level.
    ///   - known: Height of its lower-case letters where it is known, pixels of the page.
    ///   - body: The same of the whole page's body type, from which a part of it may differ, but not wildly.
    init?(_ page: GrayImage, xHeight known: Double?, body: Double? = nil) {
        var known = known
        if let body, known == nil {
            let measured = page.inkComponents().regionXHeight() ?? body
            known = min(max(measured, 0.6 * body), 1.6 * body)
        }
        guard let ink = TableInk(page, xHeight: known) else { return nil }
        self.ink = ink
        (xHeight, scale, bounds) = (ink.xHeight, ink.scale, ink.strong.bounds)
        rules = RuledLines(ink)
        let marks = TypeMarks(ink, without: rules)
        runs = marks.runs.map { TypeRun($0) }
        leaders = marks.leaders
        pictures = marks.pictures
    }

    /// A box of type with the faint edges of its letters.
    func inked(_ bbox: PixelRect) -> PixelRect {
        let reach = max(1, Int(scale.rounded()))
        var out = bbox
        func hasInk(_ x: Range<Int>, _ y: Range<Int>) -> Bool {
            y.contains { row in x.contains { column in ink.weak[column, row] } }
        }
        for _ in 0..<reach {
            if out.y0 > 0, hasInk(bbox.x0..<bbox.x1, (out.y0 - 1)..<out.y0) { out.y0 -= 1 }
            if out.y1 < bounds.y1, hasInk(bbox.x0..<bbox.x1, out.y1..<(out.y1 + 1)) { out.y1 += 1 }
            if out.x0 > 0, hasInk((out.x0 - 1)..<out.x0, bbox.y0..<bbox.y1) { out.x0 -= 1 }
            if out.x1 < bounds.x1, hasInk(out.x1..<(out.x1 + 1), bbox.y0..<bbox.y1) { out.x1 += 1 }
        }
        return out
    }
}
