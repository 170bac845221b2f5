import CorpusModel
package import PageFlow
import Raster

/// Turns pages so that their lines are level, and finds nothing on them.
package struct DeskewStage: Stage {
    /// Makes the stage; it has no settings.
    package init() {}

    /// `level`.
    package var identity: StageIdentity { StageIdentity(name: "level", version: 1) }

    /// The page, level, without regions; a page without type stays as it is.
    @concurrent package func run(_ page: RasterPage) async throws -> PageLayout {
        guard let upright = DeskewedPage(page.image) else { return GeometricLayoutStage.empty(page) }
        let xHeight = upright.working.xHeight / upright.working.scale
        return PageLayout(
            source: page.source,
            upright: upright.image,
            frame: upright.frame,
            resolution: page.fileResolution ?? GeometricLayoutStage.resolution(ofXHeight: xHeight),
            bodyXHeight: xHeight,
            regions: [],
            separators: []
        )
    }
}
