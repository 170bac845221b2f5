package import Raster

/// How upright coordinates (in which text lines are level) map to pixels of the decoded page.
///
/// `page = centre of page + R(angle) * (upright - centre of upright)`, with `angle` the skew, clockwise in pixels.
package struct PageFrame: Sendable, Hashable {
    /// Size of the decoded page.
    package var pageWidth: Int, pageHeight: Int
    /// Size of the upright image.
    package var uprightWidth: Int, uprightHeight: Int
    /// Angle of the text lines on the page, degrees, positive where they fall to the right.
    package var skewDegrees: Double
    /// Whether the upright image was turned by `skewDegrees`; a very small skew is recorded, but left.
    package var isRotated: Bool

    package init(
        pageWidth: Int,
        pageHeight: Int,
        uprightWidth: Int,
        uprightHeight: Int,
        skewDegrees: Double,
        isRotated: Bool
    ) {
        (self.pageWidth, self.pageHeight) = (pageWidth, pageHeight)
        (self.uprightWidth, self.uprightHeight) = (uprightWidth, uprightHeight)
        (self.skewDegrees, self.isRotated) = (skewDegrees, isRotated)
    }

    /// The frame of a page that is upright as it is.
    package init(upright image: GrayImage) {
        self.init(
            pageWidth: image.width,
            pageHeight: image.height,
            uprightWidth: image.width,
            uprightHeight: image.height,
            skewDegrees: 0,
            isRotated: false
        )
    }
}
