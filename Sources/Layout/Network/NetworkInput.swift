package import PageFlow
package import Raster

/// What the layout network sees of a page: the deskewed page in gray at a scale at which the body type has one size.
///
/// Scans of one newspaper differ in resolution, newspapers in the size of their sheets; the x-height is what they share.
package struct NetworkInput: Sendable {
    /// x-height of the body type, pixels of the network's picture.
    package static let xHeight = 5.0
    /// Larger pictures are reduced to this many pixels, which bounds memory and time.
    package static let mostPixels = 6_000_000.0

    /// The picture.
    package var image: GrayImage
    /// Pixels of the picture per pixel of the deskewed page.
    package var scale: Double
    /// How the deskewed page maps to the scan.
    package var frame: PageFrame

    /// The network's picture of a page; `nil` where there is no type on it.
    package init?(_ page: GrayImage) {
        guard let deskewed = DeskewedPage(page) else { return nil }
        self.init(deskewed)
    }

    init(_ page: DeskewedPage) {
        let working = page.working
        let pixels = Double(working.gray.width * working.gray.height)
        let factor = min(Self.xHeight / working.xHeight, (Self.mostPixels / pixels).squareRoot())
        image = working.gray.scaled(by: factor)
        scale = Double(image.width) / Double(page.image.width)
        frame = page.frame
    }
}
