import CorpusModel

/// The network's map of lines of type: the probability of each cell to lie between the x-line and the baseline of one.
struct LineMap: Sendable {
    /// Probabilities, row-major.
    let values: [Float]
    /// Cells of a row of `values`: with the padding.
    let rowLength: Int
    /// Cells of the page.
    let rows: Int, columns: Int
    /// Cells per working pixel.
    let scale: Double
}
