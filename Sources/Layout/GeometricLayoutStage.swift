import CorpusModel
package import PageFlow
import Raster

/// Finds typed regions by geometry alone: gutters, rules, lines and the size of type.
///
/// The page is deskewed, brought to a working scale at which the body type has an x-height of some nine pixels, cut into
/// columns along traced boundaries, and each column is read from top to bottom into headlines and bodies.
package struct GeometricLayoutStage: Stage {
    /// Pages that lean less are left as they are: turning an image costs a little sharpness.
    package static let smallestRotation = 0.3

    package init() {}

    package var identity: StageIdentity { StageIdentity(name: "layout", version: 1, settings: ["kind": "geometry"]) }

    /// Finds the regions of a page.
    @concurrent package func run(_ input: RasterPage) async throws -> PageLayout { layout(input) }

    /// Finds the regions of a page; a page without type gives a layout without regions.
    package func layout(_ page: RasterPage) -> PageLayout {
        guard let upright = DeskewedPage(page.image) else { return Self.empty(page) }
        let geometry = PageGeometry(upright.working)
        return Self.layout(page, upright, geometry, RegionBuilder(geometry: geometry).regions())
    }

    /// The layout of a page without type.
    static func empty(_ page: RasterPage) -> PageLayout {
        PageLayout(
            source: page.source,
            upright: page.image,
            frame: PageFrame(upright: page.image),
            resolution: page.fileResolution ?? Resolution(dpi: 300, source: .default),
            bodyXHeight: 0,
            regions: [],
            separators: []
        )
    }

    /// The layout of a page, its regions brought from working scale to the level page.
    static func layout(
        _ page: RasterPage,
        _ upright: DeskewedPage,
        _ geometry: PageGeometry,
        _ regions: [WorkingRegion]
    ) -> PageLayout {
        let working = upright.working
        let up = UprightScale(scale: working.scale, bounds: upright.image.bounds)
        let xHeight = working.xHeight / working.scale
        return PageLayout(
            source: page.source,
            upright: upright.image,
            frame: upright.frame,
            resolution: page.fileResolution ?? resolution(ofXHeight: xHeight),
            bodyXHeight: xHeight,
            regions: regions.enumerated().map { index, region in
                LayoutRegion(
                    id: "r\(index + 1)",
                    regionClass: region.regionClass,
                    bbox: up.rect(region.bbox),
                    score: region.score,
                    classScores: region.classScores,
                    lines: region.lines.map {
                        LineGeometry(bbox: up.rect($0.bbox), xHeight: $0.letterHeight / working.scale)
                    }
                )
            },
            separators: geometry.separators().map { Separator(kind: $0.kind, bbox: up.rect($0.bbox)) }
        )
    }

    /// The resolution at which type of this x-height has the size newspapers are set in.
    ///
    /// Body type of newspapers is set in 6 to 8 point; its x-height is some 0.45 of that: 3.2 points, or 0.044 inch.
    static func resolution(ofXHeight xHeight: Double) -> Resolution {
        let dpi = (xHeight / 0.044 / 10).rounded() * 10
        guard dpi >= 50, dpi <= 1200 else { return Resolution(dpi: 300, source: .default) }
        return Resolution(dpi: Int(dpi), source: .estimated)
    }
}

/// Brings working coordinates back to the upright image.
struct UprightScale {
    /// Working pixels per upright pixel.
    let scale: Double
    /// The upright image.
    let bounds: PixelRect

    /// The upright rectangle of a working rectangle, rounded outwards.
    func rect(_ working: PixelRect) -> PixelRect {
        PixelRect(
            x0: Int((Double(working.x0) / scale).rounded(.down)),
            y0: Int((Double(working.y0) / scale).rounded(.down)),
            x1: Int((Double(working.x1) / scale).rounded(.up)),
            y1: Int((Double(working.y1) / scale).rounded(.up))
        ).intersection(bounds)
    }
}
