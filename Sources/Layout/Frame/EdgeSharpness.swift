import CorpusModel
import Foundation

/// How sharply the edges of letters fall into lines, for each side of the letters.
///
/// Letters stand on base lines: counted in strips along a line, since the lines of neighbouring columns need not stand at the
/// same height, the edges on the side of the base line fall into few places. The figure is the mean number of letters that
/// have their edge where a letter has it: 1 where every edge stands alone.
struct EdgeSharpness {
    /// Lower, upper, left and right edges.
    private(set) var bottom = 0.0, top = 0.0, left = 0.0, right = 0.0
    /// Angle of lines that run across, degrees, positive where they fall to the right.
    private(set) var degrees = 0.0

    /// Angles are tried up to this many degrees either way.
    private static let range = 5.0, step = 0.5
    /// Length of a strip, in letters.
    private static let stripLetters = 20.0

    /// Measures the letters of a field; all is 0 where there are too few.
    init(_ field: LetterField) {
        guard field.isEnough else { return }
        let strip = max(1, Self.stripLetters * field.size)
        func measure(_ edge: (PixelRect) -> Int, _ along: (PixelRect) -> Double) -> (value: Double, degrees: Double) {
            Self.sharpest(field.letters.map { (edge($0), along($0)) }, strip: strip)
        }
        let lower = measure(\.y1, \.midX)
        (bottom, degrees) = lower
        top = measure(\.y0, \.midX).value
        left = measure(\.x0, \.midY).value
        right = measure(\.x1, \.midY).value
    }

    /// The sharpest that any way round is.
    var best: Double { max(bottom, top, left, right) }
    /// How much sharper edges are across the page than down it; above 1 where lines run across.
    var levelness: Double { max(bottom, top) / max(0.001, left, right) }

    /// The largest figure over all angles, and its angle.
    private static func sharpest(_ edges: [(place: Int, along: Double)], strip: Double) -> (Double, Double) {
        let reach = Int(tan((range + step) * .pi / 180) * strip / 2) + 2
        let rows = (edges.map(\.place).max() ?? 0) + 2 * reach + 1
        let placed = edges.map { edge -> (first: Int, offset: Double) in
            let number = Int(edge.along / strip)
            return (number * rows + edge.place + reach, edge.along - (Double(number) + 0.5) * strip)
        }
        let count = ((placed.map(\.first).max() ?? 0) / rows + 1) * rows
        var counts = [Int32](repeating: 0, count: count)
        var best = (value: 0.0, degrees: 0.0)
        let steps = Int(range / step)
        // From the middle outwards, so that of equal ones the smallest angle is taken.
        for index in (-steps...steps).sorted(by: { (abs($0), $0) < (abs($1), $1) }) {
            let degrees = Double(index) * step
            let slope = tan(degrees * .pi / 180)
            for place in counts.indices { counts[place] = 0 }
            for edge in placed { counts[edge.first - Int((edge.offset * slope).rounded())] += 1 }
            let sum = counts.reduce(0.0) { $0 + Double($1) * Double($1) }
            if sum > best.value { best = (sum, degrees) }
        }
        return (best.value / Double(max(1, edges.count)), best.degrees)
    }
}
