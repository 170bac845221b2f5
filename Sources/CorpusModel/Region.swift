/// A typed region of a page, as it stands in a page record.
package struct Region: Sendable, Hashable, Codable {
    /// Unique within the page: `r1`, `r2`, ...
    package var id: String
    /// What it is; `class` in records.
    package var regionClass: RegionClass
    /// Place on the page.
    package var bbox: PixelRect
    /// Confidence in box and class, `0...1`.
    package var score: Double
    /// Chances of the classes, `0...1`, those of one in a hundred and more; `class_scores` in records, absent where the
    /// layout knows none.
    package var classScores: [RegionClass: Double]?
    /// Whether it can be read; text classes only.
    package var legibility: Legibility?
    /// Lines top to bottom; absent where nothing was read.
    package var lines: [TextLine]?

    private enum CodingKeys: String, CodingKey {
        case id, bbox, score, legibility, lines
        case regionClass = "class"
        case classScores = "class_scores"
    }

    /// Makes a region; `score` is rounded as in records.
    package init(
        id: String,
        regionClass: RegionClass,
        bbox: PixelRect,
        score: Double,
        classScores: [RegionClass: Double]? = nil,
        legibility: Legibility? = nil,
        lines: [TextLine]? = nil
    ) {
        (self.id, self.regionClass, self.bbox) = (id, regionClass, bbox)
        self.score = recordPrecision(score)
        (self.classScores, self.legibility, self.lines) = (classScores, legibility, lines)
    }
}
