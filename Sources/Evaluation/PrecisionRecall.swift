/// Precision, recall and their harmonic mean, each `0...1`.
package struct PrecisionRecall: Sendable, Hashable, Codable {
    /// See the type.
    package var precision: Double, recall: Double, f1: Double
    /// Number of true and found things; absent where they are not counted one by one.
    package var truth: Int?, predicted: Int?

    init(precision: Double, recall: Double) {
        (self.precision, self.recall) = (precision, recall)
        f1 = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
    }

    init(_ matches: PageCounts.Matches) {
        self.init(
            precision: ratio(matches.right, matches.found),
            recall: ratio(matches.right, matches.wanted)
        )
        (truth, predicted) = (matches.wanted, matches.found)
    }
}
