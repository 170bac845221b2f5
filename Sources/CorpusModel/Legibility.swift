/// How well a region can be read: the class of its character errors.
package enum LegibilityLabel: String, Sendable, Hashable, Codable, CaseIterable {
    /// Fewer than 10 % character errors expected.
    case legible
    /// 10 to 40 % character errors expected.
    case borderline
    /// More than 40 % character errors expected.
    case illegible
}

/// A legibility label with the confidence of the judgement.
///
/// Before reading it is a prediction from the picture; where lines were read, what the reading says of itself takes its
/// place, and the prediction stands beside it.
package struct Legibility: Sendable, Hashable, Codable {
    /// A label and how sure it is.
    package struct Judgement: Sendable, Hashable, Codable {
        /// The expected class of character error.
        package var label: LegibilityLabel
        /// Confidence in the label, `0...1`.
        package var score: Double

        /// Makes a judgement; `score` is clamped to `0...1` and rounded as in records.
        package init(label: LegibilityLabel, score: Double) {
            (self.label, self.score) = (label, recordPrecision(min(1, max(0, score))))
        }
    }

    /// The expected class of character error.
    package var label: LegibilityLabel
    /// Confidence in the label, `0...1`.
    package var score: Double
    /// What was said before reading; `nil` where no line was read, so that label and score are the prediction.
    package var predicted: Judgement?

    /// Makes a prediction; `score` is clamped to `0...1` and rounded as in records.
    package init(label: LegibilityLabel, score: Double) {
        self.init(Judgement(label: label, score: score), predicted: nil)
    }

    /// Makes a judgement after reading of one before it; `nil` for a prediction.
    package init(_ judgement: Judgement, predicted: Judgement?) {
        (label, score, self.predicted) = (judgement.label, judgement.score, predicted)
    }

    /// Label and score by themselves.
    package var judgement: Judgement { Judgement(label: label, score: score) }
}
