import CorpusModel
import PageFlow
import Raster

extension PageLayout {
    /// The layout of a page without type: as it is, with nothing on it.
    init(blank page: RasterPage) {
        self.init(
            source: page.source,
            upright: page.image,
            frame: PageFrame(upright: page.image),
            resolution: page.fileResolution ?? Resolution(dpi: 300, source: .default),
            bodyXHeight: 0,
            regions: [],
            separators: []
        )
    }

    /// The layout of a deskewed page, what was found on it brought from working scale to the page's pixels.
    init(
        _ page: RasterPage,
        _ deskewed: DeskewedPage,
        regions: [WorkingRegion] = [],
        separators: [Separator] = [],
        evidence: (any LayoutEvidence)? = nil
    ) {
        let working = deskewed.working
        let place = WorkingPlace(deskewed)
        let xHeight = working.xHeight / working.scale
        self.init(
            source: page.source,
            upright: deskewed.image,
            frame: deskewed.frame,
            resolution: page.fileResolution ?? Self.resolution(ofXHeight: xHeight),
            bodyXHeight: xHeight,
            regions: regions.enumerated().map { place.region($1, id: "r\($0 + 1)") },
            separators: separators.map { Separator(kind: $0.kind, bbox: place.onPage($0.bbox)) },
            evidence: evidence
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
