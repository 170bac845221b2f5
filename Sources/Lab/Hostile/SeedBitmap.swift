import Raster

/// Formats simple enough to be written by hand.
enum SeedBitmap {
    /// BMP of 24 bits, bottom row first.
    static func bmp(_ image: GrayImage) -> [UInt8] {
        func number(_ value: Int, _ size: Int = 4) -> [UInt8] {
            (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        let padding = [UInt8](repeating: 0, count: (4 - image.width * 3 % 4) % 4)
        let rows = (0..<image.height).reversed().flatMap { y in
            image.samples[(y * image.width)..<((y + 1) * image.width)].flatMap { [$0, $0, $0] } + padding
        }
        return Array("BM".utf8) + number(54 + rows.count) + number(0) + number(54) + number(40) + number(image.width)
            + number(image.height) + number(1, 2) + number(24, 2) + number(0) + number(rows.count) + number(2835)
            + number(2835) + number(0) + number(0) + rows
    }

    /// Binary PGM.
    static func pgm(_ image: GrayImage) -> [UInt8] {
        Array("P5\n# a page\n\(image.width) \(image.height)\n255\n".utf8) + image.samples
    }

    /// PBM in letters.
    static func pbmText(_ image: GrayImage) -> [UInt8] {
        let rows = (0..<image.height).map { y in
            image.samples[(y * image.width)..<((y + 1) * image.width)].map { $0 < 128 ? "1" : "0" }.joined(
                separator: " "
            )
        }
        return Array("P1\n\(image.width) \(image.height)\n\(rows.joined(separator: "\n"))\n".utf8)
    }
}
