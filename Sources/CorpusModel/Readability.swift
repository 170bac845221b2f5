/// Whether a page's text was read at all, as the reading itself tells.
package struct Readability: Sendable, Hashable, Codable {
    /// What the reading looks like.
    package enum State: String, Sendable, Hashable, Codable, CaseIterable {
        /// Most of it is text.
        case text
        /// Most of it is doubtful, and the type is too small to be read.
        case tooSmall = "too_small"
        /// Most of it is no language, though the type is large enough: the page is turned, mirrored, or of another script.
        case noLanguage = "no_language"
        /// Next to nothing was found to be read: a blank page, a picture, a negative, or too faint.
        case nothing
    }

    /// What the reading looks like.
    package var state: State
    /// Mean confidence of the page's lines, weighted by length, `0...1`; 0 where there are none.
    package var confidence: Double
    /// Share of the characters in lines with 10 % or more errors expected, `0...1`.
    package var doubtful: Double

    /// Makes a judgement; numbers are rounded as in records.
    package init(state: State, confidence: Double, doubtful: Double) {
        (self.state, self.confidence, self.doubtful) = (state, recordPrecision(confidence), recordPrecision(doubtful))
    }
}
