import Foundation

/// Finds the band from x-line to baseline in the ink along the rows of a line.
struct BandSearch {
    /// Rows of a band, in pixels from the first row's top, and how clear it is.
    struct Peak {
        var top: Double, bottom: Double
        var score: Float
    }

    /// Samples for one row of pixels.
    private static let fineness = 4
    /// Ink at each sample, smoothed.
    private let ink: [Float]
    /// Change of ink over an x-height at each sample.
    private let change: [Float]
    /// Sums of `ink` up to each sample, in rows.
    private let sums: [Float]
    private let rows: Int
    private let xHeight: Double
    private let isKnown: Bool

    /// Prepares the search.
    ///
    /// - Parameters:
    ///   - profile: ink of each row, `0...1`.
    ///   - xHeight: expected, pixels.
    ///   - isKnown: whether it is known to an eighth; otherwise to half.
    init(_ profile: [Float], xHeight: Double, isKnown: Bool) {
        (rows, self.xHeight, self.isKnown) = (profile.count, xHeight, isKnown)
        let fineness = Self.fineness
        let count = max(1, (profile.count - 1) * fineness + 1)
        let fine = (0..<count).map { index -> Float in
            let (row, part) = (index / fineness, Float(index % fineness) / Float(fineness))
            let next = min(row + 1, profile.count - 1)
            return profile[row] + (profile[next] - profile[row]) * part
        }
        ink = Self.smoothed(fine, sigma: 0.12 * xHeight * Double(fineness))
        let step = Float(fineness) * Float(xHeight)
        let last = count - 1
        change = ink.indices.map { [ink] index in
            let (before, after) = (max(0, index - 1), min(last, index + 1))
            return after > before ? (ink[after] - ink[before]) / Float(after - before) * step : 0
        }
        var (sums, sum) = ([Float](), Float(0))
        sums.reserveCapacity(count + 1)
        sums.append(0)
        for value in ink {
            sum += value / Float(fineness)
            sums.append(sum)
        }
        self.sums = sums
    }

    /// Bands, clearest first.
    ///
    /// A band is clear where ink begins at its top and ends at its bottom, and where there is much inside and little right
    /// above and below.
    ///
    /// - Parameter pull: share of the clearest band's clearness that a band loses for each x-height that it lies off the
    ///   middle of the rows.
    /// - Returns: all bands, or the clearest alone where there is any pull.
    func peaks(pull: Double) -> [Peak] {
        let nearMiddle = pull > 0
        var peaks: [Peak] = []
        let fineness = Double(Self.fineness)
        let steps = isKnown ? 9 : 27
        let (least, most) = isKnown ? (-0.12, 0.12) : (-0.42, 0.36)
        for step in 0..<steps {
            let stretch = least + (most - least) * Double(step) / Double(steps - 1)
            let height = xHeight * exp(stretch)
            let size = Int((height * fineness).rounded())
            guard size >= 4, size < ink.count else { continue }
            let side = Int(0.55 * Double(size))
            var scores = [Float](repeating: 0, count: ink.count - size)
            for top in scores.indices {
                let bottom = top + size
                let (above, below) = (max(0, top - side), min(ink.count, bottom + side))
                let begins = max(0, change[top]), ends = max(0, -change[bottom])
                let inside = (sums[bottom] - sums[top]) * Float(fineness) / Float(size)
                let over = top > above ? (sums[top] - sums[above]) * Float(fineness) / Float(top - above) : 0
                let under = below > bottom ? (sums[below] - sums[bottom]) * Float(fineness) / Float(below - bottom) : 0
                scores[top] = 0.5 * ends + 0.35 * begins + 1.2 * inside - 0.5 * over - 0.8 * under
            }
            let best = scores.max() ?? 0
            let unlikely = best * Float(0.105 * (stretch / 0.2) * (stretch / 0.2))
            for top in scores.indices {
                let middle = (Double(top) + Double(size) / 2) / fineness
                let aside = nearMiddle ? best * Float(pull * abs(middle - Double(rows) / 2) / xHeight) : 0
                peaks.append(
                    Peak(
                        top: Double(top) / fineness + 0.5,
                        bottom: Double(top + size) / fineness + 0.5,
                        score: scores[top] - unlikely - aside
                    )
                )
            }
        }
        if nearMiddle { return peaks.max { $0.score < $1.score }.map { [$0] } ?? [] }
        return peaks.sorted { $0.score > $1.score }
    }

    private static func smoothed(_ values: [Float], sigma: Double) -> [Float] {
        let reach = Int(3 * sigma) + 1
        var kernel = (-reach...reach).map { Float(exp(-0.5 * pow(Double($0) / max(0.1, sigma), 2))) }
        let total = kernel.reduce(0, +)
        for index in kernel.indices { kernel[index] /= total }
        let last = values.count - 1
        return values.indices.map { index in
            var sum: Float = 0
            for (place, weight) in kernel.enumerated() {
                sum += weight * values[min(max(index + place - reach, 0), last)]
            }
            return sum
        }
    }
}
