import CorpusModel
import Foundation
import Raster

/// A line's letters as the network wants them: 32 rows, x-height 12, x-line on row 10, baseline on row 22; paper 0, ink 1.
struct LinePicture {
    static let rows = 32
    static let xHeight = 12.0
    static let baselineRow = 22.0
    /// Rows by which a baseline may rise or fall before the columns are taken at another height.
    private static let tolerance = 1.0 / 16
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
        let (tapsX, tapsY) = (Taps(scale: scaleX), Taps(scale: scale))
        // Columns of the page that are looked at.
        let (x0, x1) = (
            Int(left.rounded(.down)) - tapsX.reach - 1, Int(left + Double(width) / scaleX) + tapsX.reach + 2
        )
        let drops = (x0..<x1).map { shape.course.drop(at: Double($0) + 0.5) }
        let source = PixelRect(
            x0: x0,
            y0: Int((top + (drops.min() ?? 0)).rounded(.down)) - tapsY.reach,
            x1: x1,
            y1: Int((top + Double(Self.rows) / scale + (drops.max() ?? 0)).rounded(.up)) + tapsY.reach
        )
        .intersection(page.bounds)
        guard source.width > 1, source.height > 1 else {
            ink = [Float](repeating: 0, count: Self.rows * width)
            return
        }
        let levels = Self.levels(of: page, in: source, isNegative: isNegative)
        // Down the columns of the page first, which leaves few rows, then along these.
        let columns = source.width
        var straight = [Float](repeating: 0, count: Self.rows * columns)
        unsafe straight.withUnsafeMutableBufferPointer { straight in
            unsafe levels.withUnsafeBufferPointer { levels in
                for span in Self.spans(of: drops[(source.x0 - x0)..<(source.x1 - x0)], within: Self.tolerance / scale) {
                    let drop = drops[source.x0 - x0 + (span.lowerBound + span.upperBound) / 2]
                    for row in 0..<Self.rows {
                        let place = tapsY.place(top + (Double(row) + 0.5) / scale + drop - 0.5 - Double(source.y0))
                        for tap in 0..<tapsY.count {
                            let (weight, y) = (tapsY.weight(tap, place.phase), place.start + tap)
                            guard weight != 0, y >= 0, y < source.height else { continue }
                            let (to, from) = (row * columns + span.lowerBound, y * columns + span.lowerBound)
                            unsafe Self.add(
                                weight,
                                of: UnsafeBufferPointer(rebasing: levels[from..<(from + span.count)]),
                                to: UnsafeMutableBufferPointer(rebasing: straight[to..<(to + span.count)])
                            )
                        }
                    }
                }
            }
        }
        let places = (0..<width).map { tapsX.place(left + (Double($0) + 0.5) / scaleX - 0.5 - Double(source.x0)) }
        ink = Self.resampled(straight, columns: columns, at: places, tapsX)
    }

    /// Ink of the pixels of a piece of a page, row by row.
    private static func levels(of page: GrayImage, in rect: PixelRect, isNegative: Bool) -> [Float] {
        let level = InkLevel(page, in: rect, isNegative: isNegative)
        var levels: [Float] = []
        levels.reserveCapacity(rect.area)
        for y in rect.y0..<rect.y1 {
            let row = y * page.width
            levels += page.samples[(row + rect.x0)..<(row + rect.x1)].lazy.map { level[$0] }
        }
        return levels
    }

    /// Rows of `columns` samples `[rows * columns]` at places along them, `[rows * places.count]` within `0...1`; nothing
    /// lies beyond their ends.
    private static func resampled(
        _ samples: [Float],
        columns: Int,
        at places: [(start: Int, phase: Int)],
        _ taps: Taps
    ) -> [Float] {
        let width = places.count
        // Column by column, so that the rows of a column are computed side by side.
        let upright = transposed(samples, rows: rows)
        var ink = [Float](repeating: 0, count: rows * width)
        unsafe ink.withUnsafeMutableBufferPointer { ink in
            unsafe upright.withUnsafeBufferPointer { upright in
                for (x, place) in places.enumerated() {
                    let column = unsafe UnsafeMutableBufferPointer(rebasing: ink[(x * rows)..<((x + 1) * rows)])
                    for tap in 0..<taps.count where place.start + tap >= 0 && place.start + tap < columns {
                        let from = (place.start + tap) * rows
                        unsafe add(
                            taps.weight(tap, place.phase),
                            of: UnsafeBufferPointer(rebasing: upright[from..<(from + rows)]),
                            to: column
                        )
                    }
                    for row in 0..<rows { unsafe column[row] = min(max(column[row], 0), 1) }
                }
            }
        }
        return transposed(ink, rows: width)
    }

    /// Adds `weight` times each of some samples to as many others.
    @inline(__always) private static func add(
        _ weight: Float,
        of samples: UnsafeBufferPointer<Float>,
        to sums: UnsafeMutableBufferPointer<Float>
    ) {
        for index in 0..<samples.count { unsafe sums[index] += weight * samples[index] }
    }

    /// Columns of a matrix of `rows` rows as rows.
    private static func transposed(_ samples: [Float], rows: Int) -> [Float] {
        let columns = samples.count / rows
        var out = samples
        unsafe out.withUnsafeMutableBufferPointer { out in
            unsafe samples.withUnsafeBufferPointer { samples in
                for column in 0..<columns {
                    for row in 0..<rows { unsafe out[column * rows + row] = samples[row * columns + column] }
                }
            }
        }
        return out
    }

    /// Columns side by side whose baseline keeps its height within some pixels.
    private static func spans(of drops: ArraySlice<Double>, within tolerance: Double) -> [Range<Int>] {
        var spans: [Range<Int>] = []
        var (start, first) = (0, drops.first ?? 0)
        for (column, drop) in drops.enumerated() where abs(drop - first) > tolerance {
            spans.append(start..<column)
            (start, first) = (column, drop)
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
}
