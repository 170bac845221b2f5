/// A rectangle of whole pixels: origin top left, `x1` and `y1` exclusive.
///
/// Its JSON form is the array `[x0, y0, x1, y1]`.
public struct PixelRect: Sendable, Hashable {
    /// Left edge, inclusive.
    public var x0: Int
    /// Top edge, inclusive.
    public var y0: Int
    /// Right edge, exclusive; never less than `x0`.
    public var x1: Int
    /// Bottom edge, exclusive; never less than `y0`.
    public var y1: Int

    /// Makes a rectangle; an end before its start gives an empty rectangle at the start.
    public init(x0: Int, y0: Int, x1: Int, y1: Int) {
        (self.x0, self.y0, self.x1, self.y1) = (x0, y0, max(x0, x1), max(y0, y1))
    }

    /// Width in pixels.
    public var width: Int { x1 - x0 }
    /// Height in pixels.
    public var height: Int { y1 - y0 }
    /// Number of pixels covered.
    public var area: Int { width * height }
    /// Whether no pixel is covered.
    public var isEmpty: Bool { width == 0 || height == 0 }
    /// Horizontal centre.
    public var midX: Double { Double(x0 + x1) / 2 }
    /// Vertical centre.
    public var midY: Double { Double(y0 + y1) / 2 }

    /// The common part, or an empty rectangle.
    public func intersection(_ other: PixelRect) -> PixelRect {
        PixelRect(x0: max(x0, other.x0), y0: max(y0, other.y0), x1: min(x1, other.x1), y1: min(y1, other.y1))
    }

    /// The smallest rectangle that holds both.
    public func union(_ other: PixelRect) -> PixelRect {
        PixelRect(x0: min(x0, other.x0), y0: min(y0, other.y0), x1: max(x1, other.x1), y1: max(y1, other.y1))
    }

    /// Whether the two share at least one pixel.
    public func overlaps(_ other: PixelRect) -> Bool {
        x0 < other.x1 && other.x0 < x1 && y0 < other.y1 && other.y0 < y1
    }

    /// Length of the common part of the two horizontal extents, in pixels.
    public func horizontalOverlap(_ other: PixelRect) -> Int { max(0, min(x1, other.x1) - max(x0, other.x0)) }

    /// Length of the common part of the two vertical extents, in pixels.
    public func verticalOverlap(_ other: PixelRect) -> Int { max(0, min(y1, other.y1) - max(y0, other.y0)) }

    /// Area of the intersection over area of the union, in `0...1`.
    public func intersectionOverUnion(_ other: PixelRect) -> Double {
        let common = intersection(other).area
        return common == 0 ? 0 : Double(common) / Double(area + other.area - common)
    }

    /// The rectangle grown on every side by `margin` pixels and cut to `bounds`.
    public func grown(by margin: Int, within bounds: PixelRect) -> PixelRect {
        PixelRect(x0: x0 - margin, y0: y0 - margin, x1: x1 + margin, y1: y1 + margin).intersection(bounds)
    }

    /// The smallest rectangle that holds all of `rects`; `nil` if there is none.
    public static func hull(_ rects: some Sequence<PixelRect>) -> PixelRect? {
        rects.reduce(nil as PixelRect?) { $0?.union($1) ?? $1 }
    }
}

extension PixelRect: Codable {
    /// Reads `[x0, y0, x1, y1]`; fractions are rounded outwards.
    public init(from decoder: any Decoder) throws {
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
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.unkeyedContainer()
        for value in [x0, y0, x1, y1] { try values.encode(value) }
    }
}
