// Inlinable: other modules can specialise generic code of a package only then, and sorting without is far slower.
extension Collection where Element: Comparable {
    /// The middle element in ascending order, the upper one of two; `nil` if there is none.
    @inlinable package var median: Element? { quantile(1, of: 2) }

    /// The element that `numerator` of `denominator` parts of all elements lie before, in ascending order; `nil` if there
    /// is none.
    ///
    /// `numerator / denominator` must be less than 1.
    @inlinable package func quantile(_ numerator: Int, of denominator: Int) -> Element? {
        precondition(numerator >= 0 && numerator < denominator, "the share must be in 0..<1")
        return isEmpty ? nil : sorted()[count * numerator / denominator]
    }
}
