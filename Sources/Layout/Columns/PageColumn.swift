import CorpusModel

/// A column of the page, from one interruption to the next; working pixels.
struct PageColumn {
    /// Lines and rules, top to bottom; rules are cut to the column.
    var lines: [TypeLine], rules: [PixelRect]
    /// Left and right edge at a row.
    var edges: (Int) -> (left: Double, right: Double)
}
