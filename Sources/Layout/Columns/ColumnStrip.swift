/// A part of the page between two neighbouring active column boundaries, as far down as these stay the same.
struct ColumnStrip: Sendable, Hashable {
    /// Index of the boundary on the left and on the right; -1 and `boundaries.count` are the edges of the page.
    var left: Int, right: Int
    /// Bands covered.
    var bands: Range<Int>

    /// How many columns of the page's grid it spans.
    var columnSpan: Int { right - left }
}
