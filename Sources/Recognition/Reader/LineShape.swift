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
    /// How the baseline runs.
    var course: BaselineCourse
    /// How many times as wide as on the page letters are read: more than 1 for condensed type.
    var stretch = 1.0

    /// The line with an x-height `factor` times as high, on the same baseline, read `stretch` times as wide.
    func scaled(by factor: Double, stretch: Double = 1) -> LineShape {
        var shape = self
        shape.xHeight *= factor
        shape.stretch *= stretch
        return shape
    }
}

/// How far a baseline is below its mean height along a line: straight between knots.
struct BaselineCourse: Sendable, Hashable {
    /// Columns of the page, ascending.
    var columns: [Double]
    /// Pixels below the mean height at each column.
    var drops: [Double]

    /// A level line.
    static let level = BaselineCourse(columns: [0], drops: [0])

    /// Pixels below the mean height at a column; the first and last stretch go on beyond their ends.
    func drop(at x: Double) -> Double {
        guard drops.count > 1 else { return drops.first ?? 0 }
        var next = 1
        while next < columns.count - 1, columns[next] < x { next += 1 }
        let (a, b) = (columns[next - 1], columns[next])
        guard b > a else { return drops[next] }
        return drops[next - 1] + (drops[next] - drops[next - 1]) * (x - a) / (b - a)
    }
}
