import CorpusModel

/// Where the letters of a printed line stand: a baseline that may lean and bend, and the height of lower-case letters.
///
/// Upright coordinates; the top of the first row of pixels is 0.
struct LineShape: Sendable, Hashable {
    /// First column, and the one after the last.
    var x0: Int, x1: Int
    /// Mean height of the baseline, pixels from the top of the page.
    var baseline: Double
    /// Height of lower-case letters, or of capitals in a line of capitals, pixels.
    var xHeight: Double
    /// Pixels that the baseline falls for each column to the right.
    var slope: Double
    /// Pixels that the ends of the baseline hang below its middle, less what `slope` says.
    var bend: Double

    /// How far below its mean height the baseline is at a column, pixels.
    func drop(at x: Double) -> Double {
        let half = max(0.5, Double(x1 - x0) / 2)
        let offset = x - Double(x0 + x1) / 2
        let place = min(max(offset / half, -1.1), 1.1)
        return slope * offset + bend * (place * place - 1 / 3)
    }

    /// The line with letters `factor` times as high, on the same baseline.
    func scaled(by factor: Double) -> LineShape {
        var shape = self
        shape.xHeight *= factor
        return shape
    }
}
