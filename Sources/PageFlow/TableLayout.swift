package import Raster

/// A deskewed page with the tables found on it: what the structure stage gives and reading of cells takes.
package struct TableLayout: Sendable {
    /// The image in which text lines are level.
    package var upright: GrayImage
    /// Its resolution, dots per inch.
    package var dpi: Int
    /// Tables found, in the order of their places, else top to bottom.
    package var tables: [FoundTable]

    package init(upright: GrayImage, dpi: Int, tables: [FoundTable]) {
        (self.upright, self.dpi, self.tables) = (upright, dpi, tables)
    }
}
