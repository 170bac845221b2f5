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
    /// - Parameters:
    ///   - shape: where the line stands.
    ///   - page: the page.
    ///   - isNegative: whether letters are light on a dark ground.
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
            x0: Int(left.rounded(.down)) - reach - 1,
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
        let across = columns.map { tapsX.place($0 - 0.5 - Double(needed.x0)) }
        // First along the rows of the page, then down its columns.
        let height = last - first
        var rows = [Float](repeating: 0, count: height * width)
        var line = [Float](repeating: 0, count: needed.width + tapsX.count)
        let offset = source.x0 - needed.x0
        unsafe rows.withUnsafeMutableBufferPointer { rows in
            for y in source.y0..<source.y1 {
                let start = y * page.width + source.x0
                for x in 0..<source.width { line[offset + x] = level[page.samples[start + x]] }
                unsafe line.withUnsafeBufferPointer { line in
                    let base = (y - first) * width
                    for x in 0..<width {
                        unsafe rows[base + x] = tapsX.sum(across[x]) { tap in unsafe line[tap] }
                    }
                }
            }
        }
        let spans = Self.spans(of: drops)
        var ink = [Float](repeating: 0, count: Self.rows * width)
        unsafe ink.withUnsafeMutableBufferPointer { ink in
            unsafe rows.withUnsafeBufferPointer { rows in
                for row in 0..<Self.rows {
                    let y = top + (Double(row) + 0.5) / scale - 0.5 - Double(first)
                    for span in spans {
                        let place = taps.place(y + drops[span.lowerBound])
                        for tap in 0..<taps.count {
                            let (weight, from) = (taps.weight(tap, place.phase), (place.start + tap) * width)
                            guard weight != 0, from >= 0, from < height * width else { continue }
                            for x in span { unsafe ink[row * width + x] += weight * rows[from + x] }
                        }
                    }
                }
            }
            for at in ink.indices { unsafe ink[at] = min(max(ink[at], 0), 1) }
        }
        self.ink = ink
    }

    /// Columns side by side whose baseline is at one height to a 64th of a pixel.
    private static func spans(of drops: [Double]) -> [Range<Int>] {
        var spans: [Range<Int>] = []
        var start = 0
        for column in drops.indices where abs(drops[column] - drops[start]) > 1.0 / 64 {
            spans.append(start..<column)
            start = column
        }
        return spans + [start..<drops.count]
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

    /// Weighted sum of the samples around a place.
    @inline(__always) func sum(_ place: (start: Int, phase: Int), _ sample: (Int) -> Float) -> Float {
        unsafe table.withUnsafeBufferPointer { table in
            let base = place.phase * count
            var sum: Float = 0
            for tap in 0..<count { sum += unsafe table[base + tap] * sample(place.start + tap) }
            return sum
        }
    }
}
