package import PageFlow

/// Turns pages so that their lines are level, and finds nothing on them.
package struct DeskewStage: Stage {
    package init() {}

    package var identity: StageIdentity { StageIdentity(name: "deskew", version: 1) }

    /// The page, deskewed, without regions; a page without type stays as it is.
    @concurrent package func run(_ page: RasterPage) async throws -> PageLayout {
        DeskewedPage(page.image).map { PageLayout(page, $0) } ?? PageLayout(blank: page)
    }
}
