import CorpusFiles
import ImageCodecs
import Raster
import Testing

/// What is not read is refused with its name and a program that helps.
@Suite struct RefusalTests {
    struct Refused: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var head: [UInt8]
        /// Words of the message.
        var words: [String]
    }

    static let foreign: [Refused] = [
        ("HEIC", [0, 0, 0, 24] + Array("ftypheic".utf8), ["HEIC", "heif-convert"]),
        ("AVIF", [0, 0, 0, 24] + Array("ftypavif".utf8), ["AVIF", "avifdec"]),
        ("DjVu", Array("AT&TFORM".utf8), ["DjVu", "ddjvu -format=tiff"]),
        ("JBIG2", [0x97, 0x4A, 0x42, 0x32, 0x0D, 0x0A], ["JBIG2", "jbig2dec"]),
        ("JPEG XL", [0xFF, 0x0A, 1, 2], ["JPEG XL", "djxl"]),
        ("JPEG XR", [0x49, 0x49, 0xBC, 1], ["JPEG XR", "JxrDecApp"]),
        ("PSD", Array("8BPS".utf8), ["PSD", "imagemagick"]),
        ("PostScript", Array("%!PS-Adobe-3.0\n".utf8), ["PostScript", "ps2pdf"]),
        ("PAM", Array("P7\nWIDTH 3\n".utf8), ["PAM", "pamtopnm"]),
        ("ZIP", [0x50, 0x4B, 3, 4], ["ZIP", "unzip"]),
        ("gzip", [0x1F, 0x8B, 8], ["gzip", "gunzip"]),
        ("a pointer of Git LFS", Array("version https://git-lfs.github.com/spec/v1\n".utf8), ["git lfs pull"]),
    ].map { Refused(testDescription: $0, head: $1, words: $2) }

    @Test("formats that are not read are named with what converts them", arguments: foreign)
    func names(_ refused: Refused) async throws {
        let error = try #require(try await failure(refused.head + [UInt8](repeating: 7, count: 600), as: "a.tif"))
        #expect(error.code == .unsupported)
        for word in refused.words + ["a.tif"] { #expect(error.description.contains(word), "\(error)") }
    }

    @Test func aPageOfTheWebIsNamed() async throws {
        let error = try #require(try await failure(Array("<!DOCTYPE html><html>404</html>".utf8), as: "a.jpg"))
        #expect(error.code == .notAnImage)
        #expect(error.description.contains("HTML") && error.description.contains("download"))
    }

    @Test(
        "processes of JPEG that are not read are named",
        arguments: [(0xC3, 8, "lossless"), (0xC1, 12, "12 bits"), (0xC5, 8, "hierarchical"), (0xF7, 8, "JPEG-LS")]
    )
    func jpeg(_ process: Int, _ precision: Int, _ word: String) async throws {
        var bytes = try ImageEncoder.jpeg(TestImages.page(), quality: 80)
        let frame = try #require(bytes.indices.first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xC0 })
        (bytes[frame + 1], bytes[frame + 4]) = (UInt8(process), UInt8(precision))
        let error = try #require(try await failure(bytes, as: "a.jpg"))
        #expect(error.code == .unsupported)
        #expect(error.description.contains(word) && error.description.contains("a.jpg"), "\(error)")
    }

    @Test func kindsThatLeptonicaDoesNotReadAreRefused() async throws {
        let bitmap =
            Array("BM".utf8) + [UInt8](repeating: 0, count: 8) + bytes(54, size: 4, isLittleEndian: true)
            + bytes(40, size: 4, isLittleEndian: true) + bytes(30, size: 4, isLittleEndian: true)
            + bytes(20, size: 4, isLittleEndian: true) + [1, 0, 8, 0] + bytes(1, size: 4, isLittleEndian: true)
        #expect(try await failure(bitmap + [UInt8](repeating: 0, count: 60))?.code == .unsupported)
        let moving = Array("RIFF0000WEBPVP8X".utf8) + [10, 0, 0, 0, 2, 0, 0, 0, 9, 0, 0, 9, 0, 0]
        #expect(try await failure(moving)?.code == .unsupported)
    }

    @Test func aDamagedTIFFIsSentToTiffcp() async throws {
        var bytes = try ImageEncoder.tiff(TestImages.page(width: 300, height: 300))
        for index in 40..<400 { bytes[index] = UInt8(truncatingIfNeeded: index &* 37) }
        let error = try #require(try await failure(bytes, as: "a.tif"))
        #expect(error.code == .corrupt)
        #expect(error.description.contains("tiffcp"))
    }
}
