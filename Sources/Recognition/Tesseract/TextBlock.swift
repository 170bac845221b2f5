package import Raster

/// A piece of a page, ready to be read: level lines of one column, dark on light, with a margin.
package struct TextBlock: Sendable, Hashable {
    /// How the engine is to take a block.
    package enum PageMode: String, Sendable, Hashable, Codable, CaseIterable {
        /// One uniform block of text (Tesseract's mode 6).
        case block
        /// One column of text of varying sizes (mode 4).
        case column
        /// One line of text (mode 7).
        case line
        /// One line of text, without Tesseract's own clean-up (mode 13).
        case rawLine = "raw_line"
    }

    /// The picture.
    package var image: GrayImage
    /// Resolution of the picture, dots per inch.
    package var dpi: Int
    /// How to take it.
    package var pageMode: PageMode

    package init(image: GrayImage, dpi: Int, pageMode: PageMode) {
        (self.image, self.dpi, self.pageMode) = (image, dpi, pageMode)
    }
}
