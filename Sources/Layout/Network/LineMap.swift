import CorpusModel

/// The network's map of lines of type: the probability of each cell to lie in the middle of one, between
/// x-line and baseline.
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
