/// A word as printed.
package struct Word: Sendable, Hashable, Codable {
    /// Place of the word.
    package var bbox: PixelRect
    /// The word as printed on its line, line-end hyphen included.
    package var text: String
    /// Recognition confidence, `0...1`.
    package var confidence: Double
    /// The whole word, on both parts of a word divided at a line end (ALTO's SUBS_CONTENT).
    package var subsContent: String?

    private enum CodingKeys: String, CodingKey {
        case bbox, text, confidence
        case subsContent = "subs_content"
    }

    /// Makes a word; `confidence` is rounded as in records.
    package init(bbox: PixelRect, text: String, confidence: Double, subsContent: String? = nil) {
        (self.bbox, self.text, self.subsContent) = (bbox, text, subsContent)
        self.confidence = recordPrecision(confidence)
    }
}
