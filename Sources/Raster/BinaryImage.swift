public import CorpusModel

/// A two-tone image: row-major, one byte a pixel, 1 is ink and 0 is paper.
public struct BinaryImage: Sendable, Hashable {
    /// Size in pixels.
    public let width: Int, height: Int
    /// `pixels[y * width + x]`, 0 or 1.
    public var pixels: [UInt8]

    /// Wraps pixels; `pixels.count` must be `width * height`.
    public init(width: Int, height: Int, pixels: [UInt8]) {
        precondition(width >= 0 && height >= 0 && pixels.count == width * height, "need width * height pixels")
        (self.width, self.height, self.pixels) = (width, height, pixels)
    }

    /// The whole image as a rectangle.
    public var bounds: PixelRect { PixelRect(x0: 0, y0: 0, x1: width, y1: height) }

    /// Whether there is ink at column `x`, row `y`.
    public subscript(x: Int, y: Int) -> Bool { pixels[y * width + x] != 0 }

    /// Makes every pixel inside `rect` paper.
    public mutating func erase(_ rect: PixelRect) {
        let part = rect.intersection(bounds)
        guard !part.isEmpty else { return }
        for y in part.y0..<part.y1 {
            for x in part.x0..<part.x1 { pixels[y * width + x] = 0 }
        }
    }
}

extension GrayImage {
    /// Separates ink from paper by the local mean and deviation (Sauvola and Pietikäinen, Pattern Recognition 33, 2000).
    ///
    /// A pixel is ink where it is darker than `mean * (1 + k * (deviation / 128 - 1))` of the square window around it,
    /// and wherever it is darker than `alwaysInk`, so that strokes and tones wider than the window stay solid.
    ///
    /// - Parameters:
    ///   - radius: half the side of the window, pixels; some three x-heights for a page.
    ///   - k: how far below the local mean ink begins, `0...1`.
    ///   - alwaysInk: tone below which everything is ink.
    /// - Returns: an image of the same size.
    public func binarized(radius: Int, k: Float = 0.24, alwaysInk: UInt8 = 0) -> BinaryImage {
        var out = [UInt8](repeating: 0, count: width * height)
        guard width > 0, height > 0 else { return BinaryImage(width: width, height: height, pixels: out) }
        var columnSum = [Int32](repeating: 0, count: width)
        var columnSquares = [Int32](repeating: 0, count: width)
        let (width, height) = (width, height)
        samples.withUnsafeBufferPointer { gray in
            out.withUnsafeMutableBufferPointer { ink in
                columnSum.withUnsafeMutableBufferPointer { sums in
                    columnSquares.withUnsafeMutableBufferPointer { squares in
                        func add(row: Int, sign: Int32) {
                            for x in 0..<width {
                                let value = Int32(gray[row * width + x])
                                sums[x] &+= sign &* value
                                squares[x] &+= sign &* value &* value
                            }
                        }
                        for row in 0..<min(radius, height) { add(row: row, sign: 1) }
                        for y in 0..<height {
                            if y + radius < height { add(row: y + radius, sign: 1) }
                            if y - radius - 1 >= 0 { add(row: y - radius - 1, sign: -1) }
                            let rows = min(y + radius, height - 1) - max(y - radius, 0) + 1
                            var (sum, square) = (Int64(0), Int64(0))
                            for x in 0..<min(radius, width) {
                                sum &+= Int64(sums[x])
                                square &+= Int64(squares[x])
                            }
                            for x in 0..<width {
                                if x + radius < width {
                                    sum &+= Int64(sums[x + radius])
                                    square &+= Int64(squares[x + radius])
                                }
                                if x - radius - 1 >= 0 {
                                    sum &-= Int64(sums[x - radius - 1])
                                    square &-= Int64(squares[x - radius - 1])
                                }
                                let columns = min(x + radius, width - 1) - max(x - radius, 0) + 1
                                let count = Float(rows * columns)
                                let mean = Float(sum) / count
                                let deviation = max(0, Float(square) / count - mean * mean).squareRoot()
                                let threshold = mean * (1 + k * (deviation / 128 - 1))
                                let value = gray[y * width + x]
                                ink[y * width + x] = Float(value) < threshold || value < alwaysInk ? 1 : 0
                            }
                        }
                    }
                }
            }
        }
        return BinaryImage(width: width, height: height, pixels: out)
    }

    /// Tone below which the given share of all samples lies.
    public func percentile(_ share: Double) -> UInt8 {
        var counts = [Int](repeating: 0, count: 256)
        for sample in samples { counts[Int(sample)] += 1 }
        var left = Int(share * Double(samples.count))
        for (tone, count) in counts.enumerated() {
            left -= count
            if left < 0 { return UInt8(tone) }
        }
        return 255
    }
}
