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

    /// Makes a line; `confidence` is rounded as in records.
    package init(bbox: PixelRect, text: String, confidence: Double, words: [Word]) {
        (self.bbox, self.text, self.words) = (bbox, text, words)
        self.confidence = recordPrecision(confidence)
    }
}
