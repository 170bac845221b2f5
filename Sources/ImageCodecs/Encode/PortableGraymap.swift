import Raster

/// The binary PGM that pdftoppm writes: `P5`, width, height, 255, one white space, samples.
enum PortableGraymap {
    /// The image; `nil` if the bytes are not one whole PGM of eight bits.
    static func image(_ bytes: [UInt8]) -> GrayImage? {
        var offset = 0
        var words: [String] = []
        while words.count < 4, offset < min(bytes.count, 256) {
            let end = bytes[offset...].prefix(256).firstIndex { $0 == 10 || $0 == 32 } ?? bytes.endIndex
            words.append(String(decoding: bytes[offset..<end], as: UTF8.self))
            offset = end + 1
        }
        guard words.count == 4, words[0] == "P5", words[3] == "255", let width = Int(words[1]),
            let height = Int(words[2]), width > 0, height > 0, bytes.count - offset >= width * height
        else { return nil }
        return GrayImage(width: width, height: height, samples: Array(bytes[offset..<(offset + width * height)]))
    }
}
