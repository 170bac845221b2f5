package import CorpusModel

/// A typed region found on the page, before it is read.
///
/// Upright coordinates.
package struct LayoutRegion: Sendable, Hashable, Codable {
    /// Unique within the page: `r1`, `r2`, ...
    package var id: String
    /// What it is.
    package var regionClass: RegionClass
    /// Hull of the region.
    package var bbox: PixelRect
    /// Confidence in box and class, `0...1`.
    package var score: Double
    /// Probabilities of the classes where a network judged them, those of one in a hundred and more; `nil` otherwise.
    package var classScores: [RegionClass: Double]?
    /// Printed lines, top to bottom.
    ///
    /// Together with their boxes they bound the ink that belongs to the region where columns lean or are warped. May be empty (pictures, or a layout that knows only boxes).
    package var lines: [LineGeometry]
    /// Whether it can be read; set by the legibility stage, text classes only.
    package var legibility: Legibility?

    package init(
        id: String,
        regionClass: RegionClass,
        bbox: PixelRect,
        score: Double,
        classScores: [RegionClass: Double]? = nil,
        lines: [LineGeometry] = [],
        legibility: Legibility? = nil
    ) {
        (self.id, self.regionClass, self.bbox, self.score) = (id, regionClass, bbox, score)
        (self.classScores, self.lines, self.legibility) = (classScores, lines, legibility)
    }
}
