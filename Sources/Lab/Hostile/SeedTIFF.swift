import Raster

/// TIFF files without compression, written by hand: kinds that no encoder here makes.
struct SeedTIFF {
    /// One tag and its values.
    struct Entry {
        var tag: Int
        /// 1 byte, 3 two bytes, 4 four bytes, 13 the place of a directory.
        var type: Int
        var values: [Int]

        init(_ tag: Int, _ type: Int, _ values: Int...) { (self.tag, self.type, self.values) = (tag, type, values) }
        init(_ tag: Int, _ type: Int, all values: [Int]) { (self.tag, self.type, self.values) = (tag, type, values) }
    }

    /// Entries without those that say where the chunks are.
    var entries: [Entry]
    /// Strips or tiles: tiles where `entries` state a tile's width.
    ///
    /// Samples of more than a byte are little-endian.
    var chunks: [[UInt8]]

    private static func head(_ image: GrayImage, bits: [Int], photometric: Int) -> [Entry] {
        [
            Entry(256, 4, image.width), Entry(257, 4, image.height), Entry(258, 3, all: bits), Entry(259, 3, 1),
            Entry(262, 3, photometric), Entry(277, 3, bits.count),
        ]
    }

    /// Rows of strips of 32.
    private static func strips(_ samples: [UInt8], rowLength: Int) -> [[UInt8]] {
        stride(from: 0, to: samples.count, by: 32 * rowLength).map {
            Array(samples[$0..<min(samples.count, $0 + 32 * rowLength)])
        }
    }

    /// 8-bit gray in strips.
    static func gray(_ image: GrayImage) -> SeedTIFF {
        SeedTIFF(
            entries: head(image, bits: [8], photometric: 1) + [Entry(278, 3, 32)],
            chunks: strips(image.samples, rowLength: image.width)
        )
    }

    /// 8-bit gray in tiles of 64 by 64.
    static func tiled(_ image: GrayImage) -> SeedTIFF {
        let tiles = stride(from: 0, to: image.height, by: 64).flatMap { top in
            stride(from: 0, to: image.width, by: 64).map { left in
                (0..<4096).map { place -> UInt8 in
                    let (x, y) = (left + place % 64, top + place / 64)
                    return x < image.width && y < image.height ? image.samples[y * image.width + x] : 0
                }
            }
        }
        return SeedTIFF(
            entries: head(image, bits: [8], photometric: 1) + [Entry(322, 3, 64), Entry(323, 3, 64)],
            chunks: tiles
        )
    }

    /// Three colours, each in a plane of its own.
    static func planes(_ image: GrayImage) -> SeedTIFF {
        SeedTIFF(
            entries: head(image, bits: [8, 8, 8], photometric: 2) + [Entry(278, 3, 32), Entry(284, 3, 2)],
            chunks: (0..<3).flatMap { _ in strips(image.samples, rowLength: image.width) }
        )
    }

    /// 16-bit gray where 0 is white.
    static func sixteenBits(_ image: GrayImage) -> SeedTIFF {
        SeedTIFF(
            entries: head(image, bits: [16], photometric: 0) + [Entry(278, 3, 32)],
            chunks: strips(image.samples.flatMap { [0, 255 - $0] }, rowLength: image.width * 2)
        )
    }

    /// 32-bit floats.
    static func floats(_ image: GrayImage) -> SeedTIFF {
        let bytes = image.samples.flatMap { sample -> [UInt8] in
            let bits = (Float(sample) / 255).bitPattern
            return (0..<4).map { UInt8(truncatingIfNeeded: bits >> (8 * $0)) }
        }
        return SeedTIFF(
            entries: head(image, bits: [32], photometric: 1) + [Entry(278, 3, 32), Entry(339, 3, 3)],
            chunks: strips(bytes, rowLength: image.width * 4)
        )
    }

    /// Eight bits through a map of colours.
    static func palette(_ image: GrayImage) -> SeedTIFF {
        SeedTIFF(
            entries: head(image, bits: [8], photometric: 3) + [
                Entry(278, 3, 32), Entry(320, 3, all: (0..<768).map { $0 % 256 * 257 }),
            ],
            chunks: strips(image.samples, rowLength: image.width)
        )
    }

    /// The file.
    ///
    /// - Parameters:
    ///   - isBigEndian: the order of bytes in the header and directories.
    ///   - isBigTIFF: offsets of eight bytes.
    /// - Returns: the bytes of the file.
    func file(isBigEndian: Bool = false, isBigTIFF: Bool = false) -> [UInt8] {
        func number(_ value: Int, _ size: Int) -> [UInt8] {
            let bytes = (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
            return isBigEndian ? bytes.reversed() : bytes
        }
        let offsetSize = isBigTIFF ? 8 : 4
        var body: [UInt8] = []
        let headerLength = isBigTIFF ? 16 : 8
        var places: [Int] = []
        for chunk in chunks {
            places.append(headerLength + body.count)
            body += chunk
        }
        let isTiled = entries.contains { $0.tag == 322 }
        let all =
            entries + [
                Entry(isTiled ? 324 : 273, 4, all: places), Entry(isTiled ? 325 : 279, 4, all: chunks.map(\.count)),
            ]
        var directory = number(all.count, isBigTIFF ? 8 : 2)
        for entry in all.sorted(by: { $0.tag < $1.tag }) {
            let size = [1: 1, 3: 2][entry.type] ?? 4
            var value = entry.values.flatMap { number($0, size) }
            if value.count > offsetSize {
                if body.count % 2 == 1 { body.append(0) }
                let place = headerLength + body.count
                body += value
                value = number(place, offsetSize)
            }
            directory += number(entry.tag, 2) + number(entry.type, 2) + number(entry.values.count, offsetSize)
            directory += value + [UInt8](repeating: 0, count: offsetSize - value.count)
        }
        if body.count % 2 == 1 { body.append(0) }
        let order = Array((isBigEndian ? "MM" : "II").utf8)
        let header =
            isBigTIFF
            ? order + number(43, 2) + number(8, 2) + number(0, 2) + number(headerLength + body.count, 8)
            : order + number(42, 2) + number(headerLength + body.count, 4)
        return header + body + directory + number(0, offsetSize)
    }
}
