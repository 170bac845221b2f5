/// A line with what its place in the column tells.
struct PlacedLine: Sendable, Hashable {
    var line: TypeLine
    /// Distance of the line from the left and right edge of the column's type, pixels; negative outside.
    var leftIndent: Double, rightIndent: Double
    /// Point size relative to the body: x-heights compared, capitals reduced to their x-height.
    var size: Double
    /// Stroke width relative to the body.
    var weight: Double
    /// Whether the line stands in the middle, clear of both edges.
    var isCentred: Bool
    /// Whether the line fills the column.
    var isFull: Bool
    var role: LineRole = .body

    /// Whether a line is in bold type or in full capitals.
    var isEmphatic: Bool { line.letterCount >= 4 && (weight > 1.3 || (isCapitals && weight > 1.05)) }
    /// Whether a line is in capitals higher than the small capitals that begin paragraphs.
    var isCapitals: Bool
}
