import PageFlow
import Raster

/// A page turned so that its lines are level, and brought to the scale layout works at.
struct DeskewedPage {
    /// Pages that lean less, in degrees, are left as they are: turning an image costs a little sharpness.
    static let smallestRotation = 0.3

    /// The deskewed image, at the page's own pixels.
    var image: GrayImage
    /// How its coordinates map to the page.
    var frame: PageFrame
    /// The deskewed image at working scale.
    var working: WorkingPage

    /// Deskews a page; `nil` where there is no type on it.
    init?(_ page: GrayImage) {
        guard var working = WorkingPage(page) else { return nil }
        (image, frame) = (page, PageFrame(upright: page))
        frame.skewDegrees = working.skewDegrees
        if abs(working.skewDegrees) >= Self.smallestRotation {
            image = page.rotated(deskewing: working.skewDegrees, background: page.percentile(0.9))
            frame.isRotated = true
            working = WorkingPage(image) ?? working
        }
        self.working = working
    }
}
