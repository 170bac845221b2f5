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

    /// Measures a page; `nil` where there is no type on it.
    init?(_ page: GrayImage, xHeight: Double?) {
        guard let ink = TableInk(page, xHeight: xHeight) else { return nil }
        (unit, scale, bounds) = (ink.unit, ink.scale, ink.strong.bounds)
        rules = RuledLines(ink)
        let marks = TypeMarks(ink, without: rules)
        runs = marks.runs.map { TypeRun($0) }
        leaders = marks.leaders
        pictures = marks.pictures
    }
}
