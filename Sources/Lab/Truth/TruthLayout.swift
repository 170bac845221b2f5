package import CorpusModel
package import PageFlow
import Raster

/// The layout that a perfect layout stage would find: the regions of a page's truth.
package enum TruthLayout {
    /// A layout of the truth's own boxes; lines and separators are unknown to a truth and left empty.
    ///
    /// - Parameters:
    ///   - truth: Regions in pixels of the image that `page` was decoded from; boxes are scaled if `page` has another
    ///     size.
    ///   - page: The decoded page; taken as upright.
    /// - Returns: A layout with the truth's region ids.
    package static func layout(of truth: PageTruth, on page: RasterPage) -> PageLayout {
        let image = page.image
        let scaleX = Double(image.width) / Double(max(1, truth.width))
        let scaleY = Double(image.height) / Double(max(1, truth.height))
        let regions = truth.regions.map { region in
            LayoutRegion(
                id: region.id,
                regionClass: region.regionClass,
                bbox: region.bbox.scaled(byX: scaleX, y: scaleY, rounding: .nearest).intersection(image.bounds),
                score: 1
            )
        }
        return PageLayout(
            source: page.source,
            upright: image,
            frame: PageFrame(upright: image),
            resolution: page.fileResolution ?? Resolution(dpi: 150, source: .default),
            bodyXHeight: bodyXHeight(of: regions, in: image),
            regions: regions,
            separators: []
        )
    }

    /// Median over the regions of body text, weighted by area: large columns say most about the body.
    private static func bodyXHeight(of regions: [LayoutRegion], in image: GrayImage) -> Double {
        let measured = regions.filter { $0.regionClass == .article }
            .compactMap { region -> (xHeight: Double, area: Int)? in
                let components = image.cropped(to: region.bbox).inkComponents()
                return components.regionXHeight().map { ($0, region.bbox.area) }
            }
            .sorted { ($0.xHeight, $0.area) < ($1.xHeight, $1.area) }
        let total = measured.reduce(0) { $0 + $1.area }
        var sum = 0
        for region in measured {
            sum += region.area
            if 2 * sum >= total { return region.xHeight }
        }
        return 10
    }
}
