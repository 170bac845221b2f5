public import CorpusModel
public import Raster

/// Turns pages so that their lines are level, and finds nothing on them.
public struct PageLeveller: Stage {
    /// Makes the stage; it has no settings.
    public init() {}

    /// `level`.
    public var identity: StageIdentity { StageIdentity(name: "level", version: 1) }

    /// The page, level, without regions; a page without type stays as it is.
    @concurrent public func run(_ page: RasterPage) async throws -> PageLayout {
        guard let upright = UprightPage(page.image) else { return GeometricLayout.empty(page) }
        let xHeight = upright.working.xHeight / upright.working.scale
        return PageLayout(
            source: page.source,
            upright: upright.image,
            frame: upright.frame,
            resolution: page.fileResolution ?? GeometricLayout.resolution(ofXHeight: xHeight),
            bodyXHeight: xHeight,
            regions: [],
            separators: []
        )
    }
}
