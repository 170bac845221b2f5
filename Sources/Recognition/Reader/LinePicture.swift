import CorpusModel
import Foundation
import Raster

/// A line's letters as the network wants them: 32 rows, x-height 12, x-line on row 10, baseline on row 22; paper 0, ink 1.
struct LinePicture {
    static let rows = 32
    static let xHeight = 12.0
    static let baselineRow = 22.0
    /// Columns of room left and right of the line.
    static let room = 6.0

    /// Samples in row-major order.
    let ink: [Float]
    let width: Int
    /// Columns and rows of the picture for one pixel of the page.
    let scaleX: Double, scaleY: Double
    /// Column of the page, from the left edge of its first pixel, at the picture's left edge.
    let left: Double

    /// Columns that the picture of a line has.
    static func width(of shape: LineShape) -> Int {
        let scale = xHeight / max(2, shape.xHeight) * shape.stretch
        return max(8, Int((Double(shape.x1 - shape.x0) * scale + 2 * room).rounded()))
    }

    /// Takes a line out of a page, straight and level.
    ///
    /// Enlarged with cubic convolution (R. Keys, IEEE Transactions on Acoustics, Speech, and Signal Processing 29, 1981;
    /// a = -0.75), reduced with a triangle as wide as two pixels of the picture.
    ///
    /// - Parameter isNegative: whether letters are light on a dark ground.
    init(of shape: LineShape, on page: GrayImage, isNegative: Bool = false) {
        let scale = Self.xHeight / max(2, shape.xHeight)
        let scaleX = scale * shape.stretch
        let left = Double(shape.x0) - Self.room / scaleX
        let width = Self.width(of: shape)
        (self.scaleX, scaleY, self.left, self.width) = (scaleX, scale, left, width)
        let top = shape.baseline - Self.baselineRow / scale
        let columns = (0..<width).map { left + (Double($0) + 0.5) / scaleX }
        let drops = columns.map(shape.course.drop)
        let (taps, tapsX) = (Taps(scale: scale), Taps(scale: scaleX))
        let reach = max(taps.reach, tapsX.reach)
        // Rows and columns of the page that are looked at.
        let first = Int((top + (drops.min() ?? 0)).rounded(.down)) - reach
        let last = Int((top + Double(Self.rows) / scale + (drops.max() ?? 0)).rounded(.up)) + reach
        let needed = PixelRect(
            x0: Int(left) - reach,
            y0: first,
            x1: Int(columns[width - 1]) + reach + 1,
            y1: last
        )
        let source = needed.intersection(page.bounds)
        guard source.width > 1, source.height > 1 else {
            ink = [Float](repeating: 0, count: Self.rows * width)
            return
        }
        let level = InkLevel(page, in: source, isNegative: isNegative)
        let across = columns.map { tapsX.weights(at: $0 - 0.5) }
        var rows = [Float](repeating: 0, count: (last - first) * width)
        var line = [Float](repeating: 0, count: needed.width)
        let offset = source.x0 - needed.x0
        for y in source.y0..<source.y1 {
            let start = y * page.width + source.x0
            for x in 0..<source.width { line[offset + x] = level[page.samples[start + x]] }
            let base = (y - first) * width
            for x in 0..<width {
                var sum: Float = 0
                let place = across[x].start - needed.x0
                for (tap, weight) in across[x].weights.enumerated() {
                    let at = place + tap
                    if at >= 0, at < line.count { sum += weight * line[at] }
                }
                rows[base + x] = sum
            }
        }
        var ink = [Float](repeating: 0, count: Self.rows * width)
        let height = last - first
        for x in 0..<width {
            // The same phase for all rows where the scale is whole; otherwise one for each.
            for row in 0..<Self.rows {
                let y = top + (Double(row) + 0.5) / scale + drops[x] - 0.5
                let (start, fraction) = taps.place(y)
                var sum: Float = 0
                for tap in 0..<taps.count {
                    let at = start + tap - first
                    if at >= 0, at < height { sum += taps.weight(tap, fraction) * rows[at * width + x] }
                }
                ink[row * width + x] = min(max(sum, 0), 1)
            }
        }
        self.ink = ink
    }
}

/// Weights of the samples around a place.
private struct Taps {
    /// Steps of a pixel for which weights are kept.
    private static let phases = 64
    let count: Int
    /// Samples on either side.
    let reach: Int
    private let table: [Float]

    init(scale: Double) {
        let radius = scale >= 1 ? 2.0 : max(1, 1 / scale)
        let reach = Int(radius.rounded(.up))
        count = 2 * reach
        self.reach = reach
        var table: [Float] = []
        for phase in 0...Self.phases {
            let fraction = Double(phase) / Double(Self.phases)
            let weights = (0..<(2 * reach)).map { tap -> Double in
                let distance = abs(Double(tap - reach + 1) - fraction)
                return scale >= 1 ? Self.cubic(distance) : max(0, 1 - distance / radius)
            }
            let total = weights.reduce(0, +)
            table += weights.map { Float($0 / total) }
        }
        self.table = table
    }

    private static func cubic(_ x: Double) -> Double {
        let a = -0.75
        if x < 1 { return ((a + 2) * x - (a + 3)) * x * x + 1 }
        return x < 2 ? ((a * x - 5 * a) * x + 8 * a) * x - 4 * a : 0
    }

    /// First sample for the place `x`, in sample middles, and the phase.
    @inline(__always) func place(_ x: Double) -> (start: Int, phase: Int) {
        let whole = x.rounded(.down)
        return (Int(whole) - reach + 1, Int((x - whole) * Double(Self.phases) + 0.5))
    }

    @inline(__always) func weight(_ tap: Int, _ phase: Int) -> Float { table[phase * count + tap] }

    func weights(at x: Double) -> (start: Int, weights: ArraySlice<Float>) {
        let (start, phase) = place(x)
        return (start, table[(phase * count)..<((phase + 1) * count)])
    }
}
