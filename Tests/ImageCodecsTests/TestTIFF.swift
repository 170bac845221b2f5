/// A TIFF of one strip without compression, written by hand: variants that the encoder does not make.
struct TestTIFF {
    var width: Int
    var height: Int
    var bitsPerSample: [Int]
    /// 0 white is zero, 1 black is zero, 2 colours, 3 colour map.
    var photometric: Int
    var pixels: [UInt8]
    /// Red, then green, then blue, 16 bits each.
    var colorMap: [Int] = []
    var dpi: Int?
    var compression = 1
    /// Rows of a strip, for the file that begins with its directory.
    var rowsPerStrip = 0

    /// The file in little-endian order.
    var file: [UInt8] {
        func word(_ value: Int) -> [UInt8] { ImageCodecsTests.bytes(value, size: 2, isLittleEndian: true) }
        func long(_ value: Int) -> [UInt8] { ImageCodecsTests.bytes(value, size: 4, isLittleEndian: true) }
        var body = pixels + (pixels.count % 2 == 0 ? [] : [0])
        func place(_ bytes: [UInt8]) -> Int {
            defer { body += bytes }
            return 8 + body.count
        }
        var entries: [(tag: Int, type: Int, count: Int, value: [UInt8])] = [
            (256, 4, 1, long(width)), (257, 4, 1, long(height)), (259, 3, 1, word(compression)),
            (262, 3, 1, word(photometric)), (273, 4, 1, long(8)), (277, 3, 1, word(bitsPerSample.count)),
            (278, 4, 1, long(height)), (279, 4, 1, long(pixels.count)),
        ]
        let bits = bitsPerSample.flatMap(word)
        entries.append((258, 3, bitsPerSample.count, bits.count <= 4 ? bits : long(place(bits))))
        if !colorMap.isEmpty { entries.append((320, 3, colorMap.count, long(place(colorMap.flatMap(word))))) }
        if let dpi {
            entries.append((282, 5, 1, long(place(long(dpi) + long(1)))))
            entries.append((283, 5, 1, long(place(long(dpi) + long(1)))))
            entries.append((296, 3, 1, word(2)))
        }
        var directory = word(entries.count)
        for entry in entries.sorted(by: { $0.tag < $1.tag }) {
            let value = entry.value + [UInt8](repeating: 0, count: 4 - entry.value.count)
            directory += word(entry.tag) + word(entry.type) + long(entry.count) + value
        }
        return Array("II".utf8) + word(42) + long(8 + body.count) + body + directory + long(0)
    }
    /// The file of 8-bit gray with its directory before its strips.
    var fileWithDirectoryFirst: [UInt8] {
        func word(_ value: Int) -> [UInt8] { ImageCodecsTests.bytes(value, size: 2, isLittleEndian: true) }
        func long(_ value: Int) -> [UInt8] { ImageCodecsTests.bytes(value, size: 4, isLittleEndian: true) }
        let strips = (height + rowsPerStrip - 1) / rowsPerStrip
        let afterDirectory = 8 + 2 + 9 * 12 + 4
        let start = afterDirectory + 8 * strips
        let sizes = (0..<strips).map { width * min(rowsPerStrip, height - $0 * rowsPerStrip) }
        let places = (0..<strips).map { start + $0 * width * rowsPerStrip }
        let entries: [(Int, Int, Int, [UInt8])] = [
            (256, 4, 1, long(width)), (257, 4, 1, long(height)), (258, 3, 1, word(8)), (259, 3, 1, word(1)),
            (262, 3, 1, word(photometric)), (273, 4, strips, long(afterDirectory)), (277, 3, 1, word(1)),
            (278, 4, 1, long(rowsPerStrip)), (279, 4, strips, long(afterDirectory + 4 * strips)),
        ]
        var file = Array("II".utf8) + word(42) + long(8) + word(entries.count)
        for (tag, type, count, value) in entries {
            file += word(tag) + word(type) + long(count)
            file += value + [UInt8](repeating: 0, count: 4 - value.count)
        }
        file += long(0)
        for place in places { file += long(place) }
        for size in sizes { file += long(size) }
        return file + pixels
    }
}
