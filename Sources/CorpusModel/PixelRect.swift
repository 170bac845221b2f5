/// A rectangle of whole pixels: origin top left, `x1` and `y1` exclusive.
///
/// Everything is inlinable, as other modules ask rectangles in their innermost loops. Its JSON form is the array `[x0, y0, x1, y1]`.
package struct PixelRect: Sendable, Hashable {
    /// Left edge, inclusive.
    package var x0: Int
    /// Top edge, inclusive.
    package var y0: Int
    /// Right edge, exclusive; never less than `x0`.
    package var x1: Int
    /// Bottom edge, exclusive; never less than `y0`.
    package var y1: Int

    /// Makes a rectangle; an end before its start gives an empty rectangle at the start.
    @inlinable package init(x0: Int, y0: Int, x1: Int, y1: Int) {
        (self.x0, self.y0, self.x1, self.y1) = (x0, y0, max(x0, x1), max(y0, y1))
    }

    /// Width in pixels.
    @inlinable package var width: Int { x1 - x0 }
    /// Height in pixels.
    @inlinable package var height: Int { y1 - y0 }
    /// Number of pixels covered.
    @inlinable package var area: Int { width * height }
    /// Whether no pixel is covered.
    @inlinable package var isEmpty: Bool { width == 0 || height == 0 }
    /// Horizontal centre.
    @inlinable package var midX: Double { Double(x0 + x1) / 2 }
    /// Vertical centre.
    @inlinable package var midY: Double { Double(y0 + y1) / 2 }

    /// The common part, or an empty rectangle.
    @inlinable package func intersection(_ other: PixelRect) -> PixelRect {
        PixelRect(x0: max(x0, other.x0), y0: max(y0, other.y0), x1: min(x1, other.x1), y1: min(y1, other.y1))
    }

    /// The smallest rectangle that holds both.
    @inlinable package func union(_ other: PixelRect) -> PixelRect {
        PixelRect(x0: min(x0, other.x0), y0: min(y0, other.y0), x1: max(x1, other.x1), y1: max(y1, other.y1))
    }

    /// Whether the two share at least one pixel.
    @inlinable package func overlaps(_ other: PixelRect) -> Bool {
        x0 < other.x1 && other.x0 < x1 && y0 < other.y1 && other.y0 < y1
    }

    /// Length of the common part of the two horizontal extents, in pixels.
    @inlinable package func horizontalOverlap(_ other: PixelRect) -> Int {
        max(0, min(x1, other.x1) - max(x0, other.x0))
    }

    /// Length of the common part of the two vertical extents, in pixels.
    @inlinable package func verticalOverlap(_ other: PixelRect) -> Int { max(0, min(y1, other.y1) - max(y0, other.y0)) }

    /// Area of the intersection over area of the union, in `0...1`.
    @inlinable package func intersectionOverUnion(_ other: PixelRect) -> Double {
        let common = intersection(other).area
        return common == 0 ? 0 : Double(common) / Double(area + other.area - common)
    }

    /// The rectangle grown on every side by `margin` pixels and cut to `bounds`.
    @inlinable package func grown(by margin: Int, within bounds: PixelRect) -> PixelRect {
        grown(by: margin).intersection(bounds)
    }

    /// The rectangle with its axes exchanged.
    @inlinable package var transposed: PixelRect { PixelRect(x0: y0, y0: x0, x1: y1, y1: x1) }

    /// The rectangle on a picture that is turned clockwise by quarter turns; negative turns run the other way.
    ///
    /// - Parameters:
    ///   - turns: quarter turns.
    ///   - width: width of the picture before it is turned, pixels.
    ///   - height: height of the picture before it is turned, pixels.
    /// - Returns: what the rectangle holds, on the turned picture.
    package func turned(_ turns: Int, inWidth width: Int, height: Int) -> PixelRect {
        switch ((turns % 4) + 4) % 4 {
        case 1: PixelRect(x0: height - y1, y0: x0, x1: height - y0, y1: x1)
        case 2: PixelRect(x0: width - x1, y0: height - y1, x1: width - x0, y1: height - y0)
        case 3: PixelRect(x0: y0, y0: width - x1, x1: y1, y1: width - x0)
        default: self
        }
    }

    /// How fractions of pixels become pixels when a rectangle is scaled.
    package enum Rounding: Sendable {
        /// Every edge to the nearest pixel.
        case nearest
        /// Every edge away from the middle: no pixel that is partly covered is lost.
        case outwards
    }

    /// The rectangle on a picture scaled by `factor`.
    @inlinable package func scaled(by factor: Double, rounding: Rounding) -> PixelRect {
        scaled(byX: factor, y: factor, rounding: rounding)
    }

    /// The rectangle on a picture scaled by `x` across and by `y` down.
    @inlinable package func scaled(byX x: Double, y: Double, rounding: Rounding) -> PixelRect {
        rounded(rounding, x0: Double(x0) * x, y0: Double(y0) * y, x1: Double(x1) * x, y1: Double(y1) * y)
    }

    /// The rectangle before its picture was scaled by `factor`: the inverse of `scaled(by:rounding:)`, but for rounding.
    @inlinable package func unscaled(from factor: Double, rounding: Rounding) -> PixelRect {
        rounded(
            rounding,
            x0: Double(x0) / factor,
            y0: Double(y0) / factor,
            x1: Double(x1) / factor,
            y1: Double(y1) / factor
        )
    }

    @inlinable package func rounded(_ rounding: Rounding, x0: Double, y0: Double, x1: Double, y1: Double) -> PixelRect {
        let rules: (FloatingPointRoundingRule, FloatingPointRoundingRule) =
            switch rounding {
            case .nearest: (.toNearestOrAwayFromZero, .toNearestOrAwayFromZero)
            case .outwards: (.down, .up)
            }
        return PixelRect(
            x0: Int(x0.rounded(rules.0)),
            y0: Int(y0.rounded(rules.0)),
            x1: Int(x1.rounded(rules.1)),
            y1: Int(y1.rounded(rules.1))
        )
    }

    /// The rectangle moved by `x` pixels to the right and `y` down.
    @inlinable package func moved(x: Int, y: Int) -> PixelRect {
        PixelRect(x0: x0 + x, y0: y0 + y, x1: x1 + x, y1: y1 + y)
    }

    /// The rectangle grown on every side by `margin` pixels.
    @inlinable package func grown(by margin: Int) -> PixelRect {
        PixelRect(x0: x0 - margin, y0: y0 - margin, x1: x1 + margin, y1: y1 + margin)
    }

    /// The smallest rectangle that holds all of `rects`; `nil` if there is none.
    @inlinable package static func hull(_ rects: some Sequence<PixelRect>) -> PixelRect? {
        rects.reduce(nil as PixelRect?) { $0?.union($1) ?? $1 }
    }
}

extension PixelRect: Codable {
    /// Reads `[x0, y0, x1, y1]`; fractions are rounded outwards.
    package init(from decoder: any Decoder) throws {
        var values = try decoder.unkeyedContainer()
        let x0 = try values.decode(Double.self)
        let y0 = try values.decode(Double.self)
        let x1 = try values.decode(Double.self)
        let y1 = try values.decode(Double.self)
        guard [x0, y0, x1, y1].allSatisfy({ abs($0) < 1e9 }) else {
            throw DecodingError.dataCorruptedError(in: values, debugDescription: "box coordinate out of range")
        }
        self.init(
            x0: Int(x0.rounded(.down)),
            y0: Int(y0.rounded(.down)),
            x1: Int(x1.rounded(.up)),
            y1: Int(y1.rounded(.up))
        )
    }

    /// Writes `[x0, y0, x1, y1]`.
    package func encode(to encoder: any Encoder) throws {
        var values = encoder.unkeyedContainer()
        for value in [x0, y0, x1, y1] { try values.encode(value) }
    }
}
