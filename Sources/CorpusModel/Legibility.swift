/// Whether reading a region will work, judged before reading.
package enum LegibilityLabel: String, Sendable, Hashable, Codable, CaseIterable {
    /// Fewer than 10 % character errors expected.
    case legible
    /// 10 to 40 % character errors expected.
    case borderline
    /// More than 40 % character errors expected.
    case illegible
}

/// A legibility label with the confidence of the judgement.
package struct Legibility: Sendable, Hashable, Codable {
    /// The expected class of character error.
    package var label: LegibilityLabel
    /// Confidence in the label, `0...1`.
    package var score: Double

    /// Makes a judgement; `score` is clamped to `0...1` and rounded as in records.
    package init(label: LegibilityLabel, score: Double) {
        (self.label, self.score) = (label, recordPrecision(min(1, max(0, score))))
    }
}
