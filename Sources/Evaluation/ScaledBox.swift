import CorpusModel

/// A box in fractions of pixels, as it comes out of scaling.
struct ScaledBox: Sendable, Decodable {
    var x0: Double, y0: Double, x1: Double, y1: Double

    init(x0: Double, y0: Double, x1: Double, y1: Double) {
        (self.x0, self.y0, self.x1, self.y1) = (x0, y0, x1, y1)
    }

    init(_ box: PixelRect) {
        self.init(x0: Double(box.x0), y0: Double(box.y0), x1: Double(box.x1), y1: Double(box.y1))
    }

    init(from decoder: any Decoder) throws {
        var values = try decoder.unkeyedContainer()
        x0 = try values.decode(Double.self)
        y0 = try values.decode(Double.self)
        x1 = try values.decode(Double.self)
        y1 = try values.decode(Double.self)
        guard [x0, y0, x1, y1].allSatisfy({ abs($0) < 1e9 }) else {
            throw DecodingError.dataCorruptedError(in: values, debugDescription: "box coordinate out of range")
        }
    }

    var area: Double { max(0, x1 - x0) * max(0, y1 - y0) }

    mutating func scale(x: Double, y: Double) { (x0, y0, x1, y1) = (x0 * x, y0 * y, x1 * x, y1 * y) }

    /// Width of the common part; negative where the boxes lie apart.
    func across(_ other: ScaledBox) -> Double { min(x1, other.x1) - max(x0, other.x0) }

    /// Area of the intersection over area of the union.
    func intersectionOverUnion(_ other: ScaledBox) -> Double {
        let common = max(0, across(other)) * max(0, min(y1, other.y1) - max(y0, other.y0))
        return common == 0 ? 0 : common / (area + other.area - common)
    }
}
