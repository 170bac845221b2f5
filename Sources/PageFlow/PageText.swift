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

    package init(bounds: PixelRect, bodyXHeight: Double, regions: [TextRegion], separators: [Separator]) {
        (self.bounds, self.bodyXHeight) = (bounds, bodyXHeight)
        (self.regions, self.separators) = (regions, separators)
    }
}
