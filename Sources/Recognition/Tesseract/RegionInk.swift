import CorpusModel
import Raster

/// The ink inside one region, for layouts that know no lines.
struct RegionInk: Sendable {
    let components: [Component]
    let place: PixelRect

    init(_ image: GrayImage, at place: PixelRect) {
        components = image.inkComponents()
        self.place = place
    }

    /// Rows of type that a blank row of pixels divides, on the page, top to bottom.
    func rows() -> [TypeRow] {
        let letters = components.filter { component in
            component.bbox.height >= 4 && component.bbox.width < 8 * component.bbox.height
                && component.bbox.height < place.height
        }
        var bands: [(top: Int, bottom: Int, components: [Component])] = []
        for component in letters.sorted(by: { ($0.bbox.y0, $0.bbox.x0) < ($1.bbox.y0, $1.bbox.x0) }) {
            if let last = bands.last, component.bbox.y0 < last.bottom {
                bands[bands.count - 1].bottom = max(last.bottom, component.bbox.y1)
                bands[bands.count - 1].components.append(component)
            } else {
                bands.append((component.bbox.y0, component.bbox.y1, [component]))
            }
        }
        return bands.compactMap { band in
            band.components.regionXHeight().map {
                TypeRow(top: band.top + place.y0, bottom: band.bottom + place.y0, xHeight: $0)
            }
        }
    }
}
