import CorpusModel
import PageFlow
import Raster

/// Where things at working scale stand on the deskewed page.
struct WorkingPlace: Sendable {
    /// Working pixels per pixel of the page.
    let scale: Double
    /// The page.
    let bounds: PixelRect

    init(_ page: DeskewedPage) { (scale, bounds) = (page.working.scale, page.image.bounds) }

    /// A box of working pixels in pixels of the page.
    func onPage(_ bbox: PixelRect) -> PixelRect { bbox.unscaled(from: scale, rounding: .outwards).intersection(bounds) }

    /// A region in pixels of the page.
    func region(_ region: WorkingRegion, id: String) -> LayoutRegion {
        LayoutRegion(
            id: id,
            regionClass: region.regionClass,
            bbox: onPage(region.bbox),
            score: region.score,
            classScores: region.classScores,
            lines: region.lines.map { LineGeometry(bbox: onPage($0.bbox), xHeight: $0.letterHeight / scale) }
        )
    }
}
