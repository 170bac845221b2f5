import CorpusModel
import Raster

/// Ink along the rows of a strip of a page, for each of some parts of its width.
struct InkProfile {
    /// Rows of the strip.
    let rows: Int
    /// Number of parts, left to right.
    let parts: Int
    /// Middle of each part, pixels right of the strip's middle.
    let middles: [Double]
    /// Mean ink, `0...1`, of each part's rows: `ink[part * rows + row]`.
    private let ink: [Float]

    /// Measures the strip `rect` of a page, which must hold a pixel, in parts of about `partWidth` columns, at most 24.
    init(_ page: GrayImage, in rect: PixelRect, partWidth: Double) {
        let width = rect.width
        rows = rect.height
        parts = min(max(1, Int(Double(width) / max(1, partWidth))), 24)
        let level = InkLevel(page, in: rect)
        let edges = (0...parts).map { [parts] in $0 * width / parts }
        middles = zip(edges, edges.dropFirst()).map { Double($0 + $1) / 2 - Double(width) / 2 }
        var ink = [Float](repeating: 0, count: parts * rows)
        for row in 0..<rows {
            let start = (rect.y0 + row) * page.width + rect.x0
            for part in 0..<parts {
                var sum: Float = 0
                for x in edges[part]..<edges[part + 1] { sum += level[page.samples[start + x]] }
                ink[part * rows + row] = sum / Float(edges[part + 1] - edges[part])
            }
        }
        self.ink = ink
    }

    /// Mean ink of each row `[rows]` along lines that fall `drops[part]` pixels below the row in each part; above and below
    /// the strip its outer rows go on.
    func along(_ drops: [Double]) -> [Float] {
        var sums = [Float](repeating: 0, count: rows)
        for part in 0..<parts {
            let whole = drops[part].rounded(.down)
            let share = Float(drops[part] - whole)
            let (shift, base) = (Int(whole), part * rows)
            for row in 0..<rows {
                let upper = ink[base + min(max(row + shift, 0), rows - 1)]
                let lower = ink[base + min(max(row + shift + 1, 0), rows - 1)]
                sums[row] += upper + (lower - upper) * share
            }
        }
        let share = 1 / Float(parts)
        return sums.map { $0 * share }
    }

    /// Sum over the rows of the ink of a part, `drop` pixels below each row, times weights `[rows]`; beyond the strip is none.
    func likeness(of part: Int, to weights: [Float], drop: Double) -> Float {
        let whole = drop.rounded(.down)
        let share = Float(drop - whole)
        let (shift, base) = (Int(whole), part * rows)
        var sum: Float = 0
        for row in max(0, -shift)..<max(max(0, -shift), min(rows, rows - 1 - shift)) {
            let first = ink[base + row + shift]
            sum += weights[row] * (first + (ink[base + row + shift + 1] - first) * share)
        }
        return sum
    }
}

/// How much ink a tone is in a piece of a page: 0 for paper, 1 for ink, linear between.
struct InkLevel {
    private let values: [Float]

    /// Takes the upper quartile of the tones for paper and the darkest fiftieth for ink, at least 24 tones darker; the
    /// other way round where letters are light on a dark ground (`isNegative`).
    init(_ page: GrayImage, in rect: PixelRect, isNegative: Bool = false) {
        var histogram = [Int](repeating: 0, count: 256)
        for y in rect.y0..<rect.y1 {
            for x in rect.x0..<rect.x1 { histogram[Int(page.samples[y * page.width + x])] += 1 }
        }
        if isNegative { histogram.reverse() }
        func tone(_ share: Double) -> Double {
            var left = Int(Double(max(1, rect.area) - 1) * share)
            for tone in 0..<256 {
                left -= histogram[tone]
                if left < 0 { return Double(tone) }
            }
            return 255
        }
        let paper = tone(0.75)
        let ink = min(tone(0.02), paper - 24)
        let values = (0..<256).map { Float(min(max((paper - Double($0)) / (paper - ink), 0), 1)) }
        self.values = isNegative ? values.reversed() : values
    }

    subscript(tone: UInt8) -> Float { values[Int(tone)] }
}
