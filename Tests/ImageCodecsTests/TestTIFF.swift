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
            (256, 4, 1, long(width)), (257, 4, 1, long(height)), (259, 3, 1, word(1)),
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
}
