package import CorpusModel

/// A page after recognition: what the articles stage takes.
///
/// Upright coordinates.
package struct PageText: Sendable, Hashable, Codable {
    /// Size of the upright image.
    package var bounds: PixelRect
    /// x-height of the body type, pixels.
    package var bodyXHeight: Double
    /// Regions in no particular order.
    package var regions: [TextRegion]
    /// Rules and dashes in no particular order.
    package var separators: [Separator]
    /// Tables, in no particular order; the rows of one that was read are among the lines of its region.
    package var tables: [Table]

    package init(
        bounds: PixelRect,
        bodyXHeight: Double,
        regions: [TextRegion],
        separators: [Separator],
        tables: [Table] = []
    ) {
        (self.bounds, self.bodyXHeight) = (bounds, bodyXHeight)
        (self.regions, self.separators, self.tables) = (regions, separators, tables)
    }
}
