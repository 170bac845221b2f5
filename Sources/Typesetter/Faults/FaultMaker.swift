import Foundation
import ImageCodecs
import Raster

extension TypesetPage {
    /// The page as a scan of a worn sheet; geometric faults move the truth with the ink.
    ///
    /// - Parameters:
    ///   - faults: strengths; all `0` gives the page back unchanged.
    ///   - seed: decides the places of specks, waves and breaks.
    /// - Returns: the damaged page; its truth is in pixels of the new image.
    /// - Throws: an error of the JPEG codec, only where `faults.jpeg` is above `0`.
    package func damaged(by faults: FaultSettings, seed: UInt64) throws -> TypesetPage {
        var page = self
        let maker = FaultMaker(faults: faults, root: SeededGenerator(seed: seed), dpi: dpi)
        var plane = TonePlane(image)
        maker.ink(&plane)
        maker.paper(&plane)
        maker.fold(&plane)
        maker.move(&plane, &page)
        maker.crop(&plane, &page)
        maker.film(&plane, &page)
        maker.light(&plane)
        maker.dust(&plane)
        maker.reduce(&plane, &page)
        var result = plane.image
        if faults.jpeg > 0 { result = try maker.compressed(result) }
        if faults.bitonal > 0 { result = maker.bitonal(result) }
        page.image = result
        return page
    }
}

/// A gray image that faults change in place.
struct TonePlane {
    var width: Int, height: Int
    var samples: [UInt8]

    init(width: Int, height: Int, samples: [UInt8]) {
        (self.width, self.height, self.samples) = (width, height, samples)
    }

    init(_ image: GrayImage) { self.init(width: image.width, height: image.height, samples: image.samples) }

    var image: GrayImage { GrayImage(width: width, height: height, samples: samples) }

    /// Means over squares of `2 * radius + 1` pixels.
    func blurred(radius: Int) -> TonePlane {
        guard radius > 0 else { return self }
        var out = self
        var rows = samples
        let size = UInt32(2 * radius + 1)
        for y in 0..<height {
            let start = y * width
            var sum: UInt32 = 0
            for x in -radius...radius { sum += UInt32(samples[start + min(width - 1, max(0, x))]) }
            for x in 0..<width {
                rows[start + x] = UInt8(sum / size)
                sum += UInt32(samples[start + min(width - 1, x + radius + 1)])
                sum -= UInt32(samples[start + max(0, x - radius)])
            }
        }
        var sums = [UInt32](repeating: 0, count: width)
        for y in -radius...radius {
            let start = min(height - 1, max(0, y)) * width
            for x in 0..<width { sums[x] += UInt32(rows[start + x]) }
        }
        for y in 0..<height {
            let (enter, leave) = (min(height - 1, y + radius + 1) * width, max(0, y - radius) * width)
            for x in 0..<width {
                out.samples[y * width + x] = UInt8(sums[x] / size)
                sums[x] = sums[x] + UInt32(rows[enter + x]) - UInt32(rows[leave + x])
            }
        }
        return out
    }
}

/// Smooth noise over a page, computed on a coarse grid and read by rows.
struct NoiseField {
    private let step: Int
    private let columns: Int
    private let values: [Float]

    /// Noise in `0...1` whose spots are about `step` pixels wide.
    init(width: Int, height: Int, step: Int, random: inout SeededGenerator) {
        self.step = max(1, step)
        columns = width / self.step + 3
        let rows = height / self.step + 3
        values = (0..<(columns * rows)).map { _ in Float(random.unit()) }
    }

    /// The noise along a row of pixels.
    func row(_ y: Int, into out: inout [Float]) {
        let fy = Float(y % step) / Float(step)
        let top = (y / step) * columns
        let scale = 1 / Float(step)
        var x = 0
        var cell = 0
        while x < out.count {
            let left = values[top + cell] * (1 - fy) + values[top + columns + cell] * fy
            let right = values[top + cell + 1] * (1 - fy) + values[top + columns + cell + 1] * fy
            let slope = (right - left) * scale
            let end = min(out.count, x + step)
            var value = left
            while x < end {
                out[x] = value
                value += slope
                x += 1
            }
            cell += 1
        }
    }
}

/// Makes the faults of one page.
struct FaultMaker {
    let faults: FaultSettings
    let root: SeededGenerator
    let dpi: Int

    /// A length that is `at150` pixels at 150 dpi, in pixels of this resolution; at least `least`.
    func pixels(_ at150: Double, least: Int = 1) -> Int { max(least, Int((at150 * Double(dpi) / 150).rounded())) }

    /// JPEG compression and decompression; quality 85 at strength 0, 12 at strength 1.
    func compressed(_ image: GrayImage) throws -> GrayImage {
        let quality = Int((85 - 73 * faults.jpeg).rounded())
        return try ImageEncoder.throughJPEG(image, quality: quality)
    }

    /// Black and white only.
    func bitonal(_ image: GrayImage) -> GrayImage {
        // The threshold lies between the usual tones of ink and of paper on this page.
        var histogram = [Int](repeating: 0, count: 256)
        for sample in image.samples { histogram[Int(sample)] += 1 }
        func tone(at share: Double) -> Double {
            var left = Int(Double(image.samples.count) * share)
            for (tone, count) in histogram.enumerated() {
                left -= count
                if left < 0 { return Double(tone) }
            }
            return 255
        }
        let (ink, paper) = (tone(at: 0.04), tone(at: 0.6))
        let threshold = UInt8(max(1, min(255, (ink + (paper - ink) * (0.3 + 0.5 * faults.bitonal)).rounded())))
        return GrayImage(
            width: image.width,
            height: image.height,
            samples: image.samples.map { $0 < threshold ? 0 : 255 }
        )
    }
}
