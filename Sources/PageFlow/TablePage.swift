package import CorpusModel
package import Raster

/// A level page with tables on it, or places where tables are: what the tables stage takes and gives, and reading of
/// cells takes.
package struct TablePage: Sendable {
    /// Where a table is known to be.
    package struct Place: Sendable, Hashable {
        /// Id of the region.
        package var region: String
        /// The region.
        package var bbox: PixelRect

        package init(region: String, bbox: PixelRect) { (self.region, self.bbox) = (region, bbox) }
    }

    /// The image in which text lines are level.
    package var upright: GrayImage
    /// Its resolution, dots per inch.
    package var dpi: Int
    /// Height of the body type's lower-case letters, upright pixels; `nil` where it is not known.
    package var bodyXHeight: Double?
    /// Where tables are; `nil` to look for them on the whole page.
    package var places: [Place]?
    /// Regions of text in which tables may stand that layout did not tell from it.
    package var searched: [Place] = []
    /// Tables found, in the order of their places, else top to bottom.
    package var tables: [FoundTable]

    /// Makes a page on which no table was found yet.
    package init(upright: GrayImage, dpi: Int, bodyXHeight: Double?, places: [Place]?) {
        (self.upright, self.dpi, self.bodyXHeight) = (upright, dpi, bodyXHeight)
        (self.places, tables) = (places, [])
    }
}
