import CorpusModel
import PageFlow
import Raster

extension RasterPage {
    /// The page as a scan of half the resolution.
    var halved: RasterPage {
        var page = self
        page.image = image.scaled(toWidth: max(1, image.width / 2), height: max(1, image.height / 2))
        page.fileResolution = fileResolution.map { Resolution(dpi: max(1, $0.dpi / 2), source: $0.source) }
        return page
    }
}

extension PageLayout {
    /// The layout of the page as a scan of half the resolution.
    var halved: PageLayout {
        func half(_ bbox: PixelRect) -> PixelRect { bbox.scaled(by: 0.5, rounding: .outwards) }
        var layout = self
        layout.upright = upright.scaled(toWidth: max(1, upright.width / 2), height: max(1, upright.height / 2))
        layout.frame = PageFrame(upright: layout.upright)
        layout.resolution = Resolution(dpi: max(1, resolution.dpi / 2), source: resolution.source)
        layout.bodyXHeight = bodyXHeight / 2
        for index in layout.regions.indices {
            layout.regions[index].bbox = half(regions[index].bbox)
            layout.regions[index].lines = regions[index].lines.map {
                LineGeometry(bbox: half($0.bbox), xHeight: $0.xHeight / 2)
            }
        }
        layout.separators = separators.map { Separator(kind: $0.kind, bbox: half($0.bbox)) }
        return layout
    }
}
