package import CorpusModel

/// A two-tone image: row-major, one byte a pixel, 1 is ink and 0 is paper.
package struct BinaryImage: Sendable, Hashable {
    /// Size in pixels.
    package let width: Int, height: Int
    /// `pixels[y * width + x]`, 0 or 1.
    package var pixels: [UInt8]

    /// Wraps pixels; `pixels.count` must be `width * height`.
    package init(width: Int, height: Int, pixels: [UInt8]) {
        precondition(width >= 0 && height >= 0 && pixels.count == width * height, "need width * height pixels")
        (self.width, self.height, self.pixels) = (width, height, pixels)
    }

    /// The whole image as a rectangle.
    package var bounds: PixelRect { PixelRect(x0: 0, y0: 0, x1: width, y1: height) }

    /// Whether there is ink at column `x`, row `y`.
    @inlinable package subscript(x: Int, y: Int) -> Bool { pixels[y * width + x] != 0 }

    /// Makes every pixel inside `rect` paper.
    package mutating func erase(_ rect: PixelRect) {
        let part = rect.intersection(bounds)
        guard !part.isEmpty else { return }
        for y in part.y0..<part.y1 {
            for x in part.x0..<part.x1 { pixels[y * width + x] = 0 }
        }
    }

    /// The picture with its axes exchanged.
    package func transposed() -> BinaryImage {
        var out = [UInt8](repeating: 0, count: width * height)
        let block = 32
        pixels.withUnsafeBufferPointer { source in
            out.withUnsafeMutableBufferPointer { target in
                for top in stride(from: 0, to: height, by: block) {
                    for left in stride(from: 0, to: width, by: block) {
                        for y in top..<min(height, top + block) {
                            for x in left..<min(width, left + block) {
                                target[x &* height &+ y] = source[y &* width &+ x]
                            }
                        }
                    }
                }
            }
        }
        return BinaryImage(width: height, height: width, pixels: out)
    }
}
