/// An article of a page, as it stands in a page record.
package struct Article: Sendable, Hashable, Codable {
    /// Unique within the page, in reading order: `a1`, `a2`.
    package var id: String
    /// Region ids in reading order.
    package var regions: [String]
    /// Hull of the regions.
    package var bbox: PixelRect
    /// Headline, decks separated by newlines; absent where the article has none.
    package var headline: String?
    /// Author, agency or correspondent credit as printed.
    package var byline: String?
    /// Body: lines joined, line-end hyphens resolved, paragraphs separated by a blank line.
    package var text: String
    /// The worst label among the article's text regions.
    package var legibility: LegibilityLabel?
    /// Mean recognition confidence weighted by length, `0...1`.
    package var confidence: Double?
    /// What a "continued on page" line says, for example `page 2, column 3`; `null` in records where there is none.
    package var continues: String?

    private enum CodingKeys: String, CodingKey {
        case id, regions, bbox, headline, byline, text, legibility, confidence, continues
    }

    /// Makes an article; `confidence` is rounded as in records.
    package init(
        id: String,
        regions: [String],
        bbox: PixelRect,
        headline: String? = nil,
        byline: String? = nil,
        text: String,
        legibility: LegibilityLabel? = nil,
        confidence: Double? = nil,
        continues: String? = nil
    ) {
        (self.id, self.regions, self.bbox) = (id, regions, bbox)
        (self.headline, self.byline, self.text) = (headline, byline, text)
        (self.legibility, self.continues) = (legibility, continues)
        self.confidence = confidence.map(recordPrecision)
    }

    /// Writes every known field and `continues` always, `null` where there is none.
    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(id, forKey: .id)
        try values.encode(regions, forKey: .regions)
        try values.encode(bbox, forKey: .bbox)
        try values.encodeIfPresent(headline, forKey: .headline)
        try values.encodeIfPresent(byline, forKey: .byline)
        try values.encode(text, forKey: .text)
        try values.encodeIfPresent(legibility, forKey: .legibility)
        try values.encodeIfPresent(confidence, forKey: .confidence)
        try values.encode(continues, forKey: .continues)
    }
}
