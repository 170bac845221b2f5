import PageFlow
import Raster
import Testing

@Suite struct TIFFVariantTests {
    struct Variant: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var tiff: TestTIFF
        var tones: [UInt8]
    }

    static let variants: [Variant] = [
        Variant(
            testDescription: "1 bit, black is zero",
            tiff: TestTIFF(width: 4, height: 1, bitsPerSample: [1], photometric: 1, pixels: [0b1010_0000]),
            tones: [255, 0, 255, 0]
        ),
        Variant(
            testDescription: "1 bit, white is zero",
            tiff: TestTIFF(width: 4, height: 1, bitsPerSample: [1], photometric: 0, pixels: [0b1010_0000]),
            tones: [0, 255, 0, 255]
        ),
        Variant(
            testDescription: "4 bits",
            tiff: TestTIFF(width: 3, height: 1, bitsPerSample: [4], photometric: 1, pixels: [0x0F, 0x80]),
            tones: [0, 255, 136]
        ),
        Variant(
            testDescription: "8 bits",
            tiff: TestTIFF(width: 3, height: 2, bitsPerSample: [8], photometric: 1, pixels: [0, 9, 100, 255, 7, 8]),
            tones: [0, 9, 100, 255, 7, 8]
        ),
        Variant(
            testDescription: "8 bits, white is zero",
            tiff: TestTIFF(width: 3, height: 1, bitsPerSample: [8], photometric: 0, pixels: [0, 55, 255]),
            tones: [255, 200, 0]
        ),
        Variant(
            testDescription: "16 bits",
            tiff: TestTIFF(
                width: 3,
                height: 1,
                bitsPerSample: [16],
                photometric: 1,
                pixels: [0, 0, 0xFF, 0x7F, 0xFF, 0xFF]
            ),
            tones: [0, 127, 255]
        ),
        Variant(
            testDescription: "24 bits",
            tiff: TestTIFF(
                width: 4,
                height: 1,
                bitsPerSample: [8, 8, 8],
                photometric: 2,
                pixels: [255, 0, 0, 0, 255, 0, 0, 0, 255, 90, 90, 90]
            ),
            tones: [76, 150, 29, 90]
        ),
        Variant(
            testDescription: "colour map",
            tiff: TestTIFF(
                width: 2,
                height: 1,
                bitsPerSample: [8],
                photometric: 3,
                pixels: [0, 1],
                colorMap: (0..<768).map { $0 == 1 ? 65_535 : 0 }
            ),
            tones: [0, 76]
        ),
    ]

    @Test("variants of TIFF give their tones", arguments: variants)
    func decodes(_ variant: Variant) async throws {
        let page = try await decode(variant.tiff.file, as: "plain.png")
        #expect(page.image.samples == variant.tones)
        #expect(page.image.width == variant.tiff.width)
    }

    @Test func resolutionIsRead() async throws {
        let tiff = TestTIFF(
            width: 2,
            height: 1,
            bitsPerSample: [8],
            photometric: 1,
            pixels: [1, 2],
            dpi: 330
        )
        #expect(try await decode(tiff.file).fileResolution?.dpi == 330)
    }
}
