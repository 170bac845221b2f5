import CorpusModel
import Raster

/// The ink of a page at the scale tables are looked at, whichever way round it is printed: dark on light, or light on a
/// dark band.
struct TableInk {
    /// Height of lower-case letters aimed at, working pixels.
    static let targetXHeight = 11.0

    /// Working pixels per pixel of the page.
    let scale: Double
    /// Height of lower-case letters, working pixels: all lengths here are multiples of it.
    let xHeight: Double
    /// What stands out clearly: type.
    let strong: BinaryImage
    /// What stands out at all: faint rules too.
    let weak: BinaryImage

    /// Measures a page; `nil` where there is no type on it.
    ///
    /// - Parameters:
    ///   - page: The page, level.
    ///   - known: Height of its lower-case letters where it is known, pixels of the page.
    init?(_ page: GrayImage, xHeight known: Double?) {
        guard page.width >= 16, page.height >= 16 else { return nil }
        guard let letters = known ?? page.inkComponents().regionXHeight() else {
            return nil
        }
        var scale = min(2, Self.targetXHeight / max(1, letters))
        // Enlarging makes nothing clearer unless the type is small, and huge pages are kept within bounds.
        if scale > 1 { scale = letters < 0.75 * Self.targetXHeight ? 2 : 1 }
        let mostPixels = 24_000_000.0
        scale = min(scale, (mostPixels / Double(page.width * page.height)).squareRoot())
        let image = scale == 1 ? page : page.scaled(by: scale)
        (self.scale, xHeight) = (scale, max(3, letters * scale))
        (strong, weak) = Self.ink(of: image, xHeight: xHeight)
    }

    private static func ink(of image: GrayImage, xHeight: Double) -> (strong: BinaryImage, weak: BinaryImage) {
        let (width, height) = (image.width, image.height)
        let ground = Background(of: image, xHeight: xHeight)
        let paper = ground.paper
        let noise = ground.noise(in: image)
        var strong = [UInt8](repeating: 0, count: width * height)
        var weak = strong
        image.samples.withUnsafeBufferPointer { samples in
            strong.withUnsafeMutableBufferPointer { strong in
                weak.withUnsafeMutableBufferPointer { weak in
                    for y in 0..<height {
                        let row = (y / ground.step) * ground.columns
                        for x in 0..<width {
                            let tone = Int(ground.tones[row + x / ground.step])
                            let value = Int(samples[y * width + x])
                            let dark = tone - value
                            let at = y * width + x
                            if dark > 0 {
                                if dark > max(34, tone * 26 / 100) { strong[at] = 1 }
                                if dark > max(13, tone * 7 / 100, noise) { weak[at] = 1 }
                            } else if tone * 100 < paper * 68 {
                                if -dark > max(34, (paper - tone) * 30 / 100) {
                                    strong[at] = 1
                                    weak[at] = 1
                                }
                            }
                        }
                    }
                }
            }
        }
        return (
            BinaryImage(width: width, height: height, pixels: strong),
            BinaryImage(width: width, height: height, pixels: weak)
        )
    }
}

/// The tone on which print stands, place by place: the median around, as type covers less than half of anything.
private struct Background {
    let step: Int
    let columns: Int, rows: Int
    /// `tones[(y / step) * columns + x / step]`.
    let tones: [UInt8]

    init(of image: GrayImage, xHeight: Double) {
        step = max(1, Int(xHeight / 3.5))
        columns = (image.width + step - 1) / step
        rows = (image.height + step - 1) / step
        var small = [UInt8](repeating: 0, count: columns * rows)
        for y in 0..<rows {
            let from = min(image.height - 1, y * step + step / 2) * image.width
            for x in 0..<columns {
                small[y * columns + x] = image.samples[from + min(image.width - 1, x * step + step / 2)]
            }
        }
        tones = Self.medians(
            small,
            columns: columns,
            rows: rows,
            across: max(2, Int(4.5 * xHeight) / step),
            down: max(2, Int(1.4 * xHeight) / step)
        )
    }

    /// 95th percentile of the tones: the paper.
    var paper: Int {
        Int(tones.quantile(95, of: 100) ?? 255)
    }

    /// Four times the usual distance of a sample from the ground around it.
    func noise(in image: GrayImage) -> Int {
        var histogram = [Int](repeating: 0, count: 256)
        for y in 0..<rows {
            for x in 0..<columns {
                let value = image.samples[
                    min(image.height - 1, y * step) * image.width + min(image.width - 1, x * step)
                ]
                histogram[abs(Int(value) - Int(tones[y * columns + x]))] += 1
            }
        }
        var (seen, level) = (0, 0)
        while level < 255 {
            seen += histogram[level]
            if 2 * seen >= rows * columns { break }
            level += 1
        }
        return min(60, level * 6)
    }

    /// Median of a window of `2 * across + 1` by `2 * down + 1` samples around each sample.
    private static func medians(_ samples: [UInt8], columns: Int, rows: Int, across: Int, down: Int) -> [UInt8] {
        var out = samples
        var histogram = [Int](repeating: 0, count: 256)
        for y in 0..<rows {
            for level in 0..<256 { histogram[level] = 0 }
            let (top, bottom) = (max(0, y - down), min(rows - 1, y + down))
            var (count, below, median) = (0, 0, 0)
            func change(_ x: Int, by sign: Int) {
                for row in top...bottom {
                    let level = Int(samples[row * columns + x])
                    histogram[level] += sign
                    if level < median { below += sign }
                }
                count += sign * (bottom - top + 1)
            }
            for x in 0..<min(across, columns) { change(x, by: 1) }
            for x in 0..<columns {
                if x + across < columns { change(x + across, by: 1) }
                if x - across - 1 >= 0 { change(x - across - 1, by: -1) }
                while below > count / 2 {
                    median -= 1
                    below -= histogram[median]
                }
                while below + histogram[median] <= count / 2 {
                    below += histogram[median]
                    median += 1
                }
                out[y * columns + x] = UInt8(median)
            }
        }
        return out
    }
}
