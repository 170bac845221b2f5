import Raster

/// Which tiles of a JPEG 2000 codestream a file holds, for files that end early.
///
/// Source: ISO/IEC 15444-1, annex A: the marker segment SIZ has the grid of tiles, SOT begins each part of one.
struct JPEG2000Tiles {
    /// Share of each tile's bytes that are there, by number; tiles without any are missing.
    private(set) var shares: [Int: Double] = [:]
    private var columns = 1
    /// Grid in pixels from the picture's corner: first edge may lie before it.
    private var tileWidth = 0, tileHeight = 0, gridX = 0, gridY = 0
    private var width = 0, height = 0

    /// Reads the marker segments of a codestream that begins at `start` and would end at `end`, beyond the bytes that are there.
    init?(_ bytes: [UInt8], from start: Int, to end: Int) {
        let reader = ByteReader(bytes: bytes)
        guard reader.number(at: start, size: 2) == 0xFF4F else { return nil }
        var offset = start + 2
        while let marker = reader.number(at: offset, size: 2), marker != 0xFF90, marker != 0xFFD9,
            let length = reader.number(at: offset + 2, size: 2), length >= 2
        {
            if marker == 0xFF51 {
                let numbers = (0..<8).compactMap { reader.number(at: offset + 6 + 4 * $0, size: 4) }
                guard numbers.count == 8, numbers[4] > 0, numbers[5] > 0 else { return nil }
                (width, height) = (numbers[0] - numbers[2], numbers[1] - numbers[3])
                (tileWidth, tileHeight) = (numbers[4], numbers[5])
                (gridX, gridY) = (numbers[6] - numbers[2], numbers[7] - numbers[3])
                columns = (width - gridX + tileWidth - 1) / tileWidth
            }
            offset += 2 + length
        }
        // A picture has 65,535 tiles at most (ISO/IEC 15444-1, A.5.1); a damaged header claims any number, up to where products overflow.
        guard tileWidth > 0, width > 0, height > 0, (1...65_535).contains(columns),
            (1...65_535).contains((height - gridY + tileHeight - 1) / tileHeight)
        else { return nil }
        var sums: [Int: (there: Int, all: Int)] = [:]
        while reader.number(at: offset, size: 2) == 0xFF90, let tile = reader.number(at: offset + 4, size: 2),
            var length = reader.number(at: offset + 6, size: 4)
        {
            if length == 0 { length = max(14, end - offset) }
            guard length >= 12 else { break }
            let there = max(0, min(length, bytes.count - offset))
            let sum = sums[tile] ?? (0, 0)
            sums[tile] = (sum.there + there, sum.all + length)
            offset += length
        }
        shares = sums.mapValues { Double($0.there) / Double(max(1, $0.all)) }
    }

    private var count: Int { columns * ((height - gridY + tileHeight - 1) / tileHeight) }

    /// Share of the picture that is there, each tile counting as much as there is of its bytes, `0...1`.
    var share: Double { shares.values.reduce(0, +) / Double(max(1, count)) }

    /// The picture, reduced by a power of two, with white in place of tiles that are missing.
    func whitened(_ image: GrayImage, levels: Int) -> GrayImage {
        guard shares.count < count, count <= 65_535 else { return image }
        var samples = image.samples
        func scaled(_ value: Int) -> Int { (value + (1 << levels) - 1) >> levels }
        for tile in 0..<count where shares[tile] == nil {
            let (x, y) = (gridX + tile % columns * tileWidth, gridY + tile / columns * tileHeight)
            let (left, right) = (scaled(max(0, x)), min(image.width, scaled(max(0, x + tileWidth))))
            let (top, bottom) = (scaled(max(0, y)), min(image.height, scaled(max(0, y + tileHeight))))
            guard left < right, top < bottom else { continue }
            for row in top..<bottom {
                for index in (row * image.width + left)..<(row * image.width + right) { samples[index] = 255 }
            }
        }
        return GrayImage(width: image.width, height: image.height, samples: samples)
    }
}
