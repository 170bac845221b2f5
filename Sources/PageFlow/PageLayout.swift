package import CorpusModel
package import Raster

/// A page with its typed regions: what layout gives and legibility takes.
package struct PageLayout: Sendable {
    /// The scan.
    package var source: ScanSource
    /// The image in which text lines are level; regions and separators are in its pixels.
    package var upright: GrayImage
    /// How upright coordinates map to the decoded page.
    package var frame: PageFrame
    /// The resolution to work with.
    package var resolution: Resolution
    /// x-height of the body type, upright pixels.
    package var bodyXHeight: Double
    /// Regions in no particular order.
    package var regions: [LayoutRegion]
    /// Rules and dashes.
    package var separators: [Separator]
    /// What understanding needs after reading; `nil` where layout went without networks.
    package var evidence: (any LayoutEvidence)?

    package init(
        source: ScanSource,
        upright: GrayImage,
        frame: PageFrame,
        resolution: Resolution,
        bodyXHeight: Double,
        regions: [LayoutRegion],
        separators: [Separator],
        evidence: (any LayoutEvidence)? = nil
    ) {
        (self.source, self.upright, self.frame, self.resolution) = (source, upright, frame, resolution)
        (self.bodyXHeight, self.regions, self.separators) = (bodyXHeight, regions, separators)
        self.evidence = evidence
    }
}
