package import CorpusModel

/// An 8-bit grayscale image: row-major, `height * width` samples, no padding, 0 is black.
package struct GrayImage: Sendable, Hashable {
    /// Size in pixels.
    package let width: Int, height: Int
    /// Samples in row-major order, `samples[y * width + x]`.
    package let samples: [UInt8]

    /// Wraps samples; `samples.count` must be `width * height`.
    package init(width: Int, height: Int, samples: [UInt8]) {
        precondition(width >= 0 && height >= 0 && samples.count == width * height, "need width * height samples")
        (self.width, self.height, self.samples) = (width, height, samples)
    }

    /// An image of one tone.
    package init(width: Int, height: Int, filledWith tone: UInt8 = 255) {
        self.init(width: width, height: height, samples: [UInt8](repeating: tone, count: width * height))
    }

    /// The whole image as a rectangle.
    package var bounds: PixelRect { PixelRect(x0: 0, y0: 0, x1: width, y1: height) }

    /// The sample at column `x`, row `y`.
    @inlinable package subscript(x: Int, y: Int) -> UInt8 { samples[y * width + x] }

    /// The part inside `rect`, which is cut to the image first.
    package func cropped(to rect: PixelRect) -> GrayImage {
        let part = rect.intersection(bounds)
        var out: [UInt8] = []
        out.reserveCapacity(part.area)
        for y in part.y0..<part.y1 { out += samples[(y * width + part.x0)..<(y * width + part.x1)] }
        return GrayImage(width: part.width, height: part.height, samples: out)
    }

    /// The picture with a frame of one tone around it.
    package func framed(by margin: Int, tone: UInt8) -> GrayImage {
        precondition(margin >= 0, "a margin cannot be negative")
        let side = [UInt8](repeating: tone, count: margin)
        let blank = [UInt8](repeating: tone, count: (width + 2 * margin) * margin)
        var framed = blank
        framed.reserveCapacity((width + 2 * margin) * (height + 2 * margin))
        for y in 0..<height {
            framed += side
            framed += samples[(y * width)..<((y + 1) * width)]
            framed += side
        }
        framed += blank
        return GrayImage(width: width + 2 * margin, height: height + 2 * margin, samples: framed)
    }
}
