/// A value that was decided on, and how sure that is.
package struct Judged<Value: Sendable & Hashable & Codable>: Sendable, Hashable, Codable {
    /// What was decided.
    package var value: Value
    /// How sure it is, `0...1`; 0.5 where nothing spoke for or against it.
    package var confidence: Double

    /// Makes a decision; the confidence is cut to its range and rounded as in records.
    package init(_ value: Value, confidence: Double) {
        (self.value, self.confidence) = (value, recordPrecision(min(1, max(0, confidence))))
    }
}
