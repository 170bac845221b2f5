import CorpusFiles
import CorpusModel
import ImageCodecs
import PageFlow
import Raster
import Testing

/// Pictures are turned as Exif says, in JPEG and PNG; for TIFF see `TIFFKindTests`.
@Suite struct OrientationTests {
    static let picture = TestImages.page(width: 160, height: 104)

    /// Exif data with the one entry.
    static func exif(_ orientation: Int, isLittleEndian: Bool) -> [UInt8] {
        func number(_ value: Int, _ size: Int) -> [UInt8] { bytes(value, size: size, isLittleEndian: isLittleEndian) }
        let entry = number(0x0112, 2) + number(3, 2) + number(1, 4) + number(orientation, 2) + [0, 0]
        return Array((isLittleEndian ? "II" : "MM").utf8) + number(42, 2) + number(8, 4) + number(1, 2) + entry
            + number(0, 4)
    }

    @Test("JPEG", arguments: 1...8) func jpeg(_ orientation: Int) async throws {
        let stored = Self.picture.stored(as: orientation)
        var file = try ImageEncoder.jpeg(stored, quality: 97)
        let body = Array("Exif\0\0".utf8) + Self.exif(orientation, isLittleEndian: orientation % 2 == 0)
        file.insert(contentsOf: [0xFF, 0xE1] + bytes(body.count + 2, size: 2) + body, at: 20)
        let page = try await decode(file)
        #expect(TestImages.difference(page.image, Self.picture) <= 24)
        #expect(page.source.orientation == (orientation == 1 ? nil : orientation))
        let small = try await decode(file, reduction: .half).image
        #expect(small.width == 80 && small.height == 52)
    }

    @Test("PNG", arguments: 1...8) func png(_ orientation: Int) async throws {
        let stored = Self.picture.stored(as: orientation)
        var file = try ImageEncoder.png(stored)
        let body = Array("eXIf".utf8) + Self.exif(orientation, isLittleEndian: orientation % 2 == 0)
        file.insert(contentsOf: bytes(body.count - 4, size: 4) + body + bytes(checksum(body), size: 4), at: 33)
        let page = try await decode(file)
        #expect(page.image == Self.picture)
        #expect(page.source.orientation == (orientation == 1 ? nil : orientation))
    }

    /// CRC-32 as PNG uses it.
    private func checksum(_ bytes: [UInt8]) -> Int {
        var rest: UInt32 = .max
        for byte in bytes {
            rest ^= UInt32(byte)
            for _ in 0..<8 { rest = rest & 1 == 0 ? rest >> 1 : rest >> 1 ^ 0xEDB8_8320 }
        }
        return Int(~rest)
    }
}
