/// A printed line of text.
package struct TextLine: Sendable, Hashable, Codable {
    /// Place of the line.
    package var bbox: PixelRect
    /// The line as printed, words joined by single spaces.
    package var text: String
    /// Mean word confidence weighted by length, `0...1`.
    package var confidence: Double
    /// The words, left to right.
    package var words: [Word]
    /// What read it: `reader` or `tesseract`; `nil` where that is not known.
    package var engine: String?

    /// Makes a line; `confidence` is rounded as in records.
    package init(bbox: PixelRect, text: String, confidence: Double, words: [Word], engine: String? = nil) {
        (self.bbox, self.text, self.words, self.engine) = (bbox, text, words, engine)
        self.confidence = recordPrecision(confidence)
    }
}
