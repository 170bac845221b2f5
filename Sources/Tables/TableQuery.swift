package import CorpusModel
package import PageFlow
package import Raster

/// A deskewed page and where on it tables are looked for.
package struct TableQuery: Sendable {
    /// Where a table is known to be.
    package struct Place: Sendable, Hashable {
        /// Id of the region.
        package var region: String
        /// The region.
        package var bbox: PixelRect
        /// Its lines as layout found them; empty where it looked for none.
        package var lines: [LineGeometry]
        /// Ids of further regions within `bbox`, which are heads of the table.
        var heads: [String] = []

        package init(region: String, bbox: PixelRect, lines: [LineGeometry] = []) {
            (self.region, self.bbox, self.lines) = (region, bbox, lines)
        }
    }

    /// The image in which text lines are level.
    package var upright: GrayImage
    /// x-height of the body type, upright pixels; `nil` where it is not known.
    package var bodyXHeight: Double?
    /// Where tables are; `nil` to look for them on the whole page.
    package var places: [Place]?
    /// Regions of text in which tables may stand that layout did not tell from it.
    package var searched: [Place]

    package init(
        upright: GrayImage,
        bodyXHeight: Double?,
        places: [Place]?,
        searched: [Place] = []
    ) {
        (self.upright, self.bodyXHeight) = (upright, bodyXHeight)
        (self.places, self.searched) = (places, searched)
    }
}
