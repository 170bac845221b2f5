package import CorpusModel
import Raster

/// One page of a scan by itself, upright and positive: what framing gives.
package struct FramedPage: Sendable {
    /// The page alone, at the scan's own pixels; a page that needed nothing shares its samples with the scan.
    package var page: RasterPage
    /// How it was taken out of the scan; `nil` where it is the scan as decoded.
    package var framing: PageFraming?
    /// Size of the whole scan, turned upright, pixels.
    package var scanWidth: Int, scanHeight: Int

    package init(page: RasterPage, framing: PageFraming, scanWidth: Int, scanHeight: Int) {
        (self.page, self.framing) = (page, framing)
        (self.scanWidth, self.scanHeight) = (scanWidth, scanHeight)
    }

    /// The scan as it was decoded.
    package init(unframed page: RasterPage) {
        (self.page, framing) = (page, nil)
        (scanWidth, scanHeight) = (page.image.width, page.image.height)
    }
}

/// All pages of a scan in reading order, at least one.
package struct FramedScan: Sendable {
    package var pages: [FramedPage]

    package init(pages: [FramedPage]) { self.pages = pages }
}
