import CorpusModel
import Raster

/// A page printed in blocks for type: letters are bars with the proportions of type, so that geometry sees a page.
struct PrintedPage {
    let width: Int, height: Int
    /// x-height, pixels; capitals are 1.4 times as high, lines two x-heights apart.
    let xHeight: Int
    private(set) var samples: [UInt8]

    init(width: Int, height: Int, xHeight: Int = 10) {
        (self.width, self.height, self.xHeight) = (width, height, xHeight)
        samples = [UInt8](repeating: 235, count: width * height)
    }

    var image: GrayImage { GrayImage(width: width, height: height, samples: samples) }

    mutating func fill(_ box: PixelRect, tone: UInt8 = 30) {
        for y in max(0, box.y0)..<min(height, box.y1) {
            for x in max(0, box.x0)..<min(width, box.x1) { samples[y * width + x] = tone }
        }
    }

    /// A letter: two stems joined at the foot, some with an ascender; returns where the next one begins.
    private mutating func letter(x: Int, base: Int, xHeight: Int, seed: UInt64, isCapital: Bool, stroke: Int) -> Int {
        let height = isCapital ? xHeight * 14 / 10 : seed % 4 == 1 ? xHeight * 16 / 10 : xHeight
        let width = xHeight * Int(6 + seed / 8 % 4) / 10
        fill(PixelRect(x0: x, y0: base - height, x1: x + stroke, y1: base))
        fill(PixelRect(x0: x + width - stroke, y0: base - (isCapital ? height : xHeight), x1: x + width, y1: base))
        fill(PixelRect(x0: x, y0: base - stroke, x1: x + width, y1: base))
        return x + width + max(2, xHeight / 4)
    }

    /// A line of words from `x0` to `x1` on base line `base`.
    mutating func line(x0: Int, x1: Int, base: Int, size: Int? = nil, isCapital: Bool = false, isBold: Bool = false) {
        let size = size ?? xHeight
        let stroke = isBold ? max(2, size / 3) : max(1, size / 6)
        // Letters and words of unequal length, so that no gaps stand one below the other.
        var random = UInt64(truncatingIfNeeded: base &* 7_919 &+ x0 &* 104_729 &+ 12_345) &* 0x9E37_79B9_7F4A_7C15
        var (x, left) = (x0, 5)
        while x + size <= x1 {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let seed = (random ^ random >> 29) >> 33
            x = letter(x: x, base: base, xHeight: size, seed: seed, isCapital: isCapital, stroke: stroke)
            left -= 1
            if left == 0 {
                x += size / 2
                left = 2 + Int(random >> 40) % 7
            }
        }
    }

    /// Justified body text: lines from `top`; returns the row below the last.
    mutating func body(x0: Int, x1: Int, top: Int, lines: Int) -> Int {
        for row in 0..<lines {
            let indent = row % 7 == 0 ? 2 * xHeight : 0
            line(x0: x0 + indent, x1: x1, base: top + (row + 1) * 2 * xHeight)
        }
        return top + (lines + 1) * 2 * xHeight
    }

    /// A headline of one bold line in capitals in the middle of a column; returns the row below it.
    mutating func headline(x0: Int, x1: Int, top: Int, size: Int) -> Int {
        let inset = (x1 - x0) / 6
        line(x0: x0 + inset, x1: x1 - inset, base: top + 2 * size, size: size, isCapital: true, isBold: true)
        return top + 2 * size + xHeight
    }
}
