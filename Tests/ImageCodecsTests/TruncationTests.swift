import CorpusFiles
import CorpusModel
import ImageCodecs
import PageFlow
import Raster
import Testing

/// Files that end early are read as far as they go.
@Suite struct TruncationTests {
    static let picture = TestImages.page(width: 400, height: 600)

    struct Format: Sendable, CustomTestStringConvertible {
        var testDescription: String
        /// Bytes of the end marker.
        var endLength: Int
        var tolerance: Int
        var file: @Sendable () throws -> [UInt8]
    }

    static let formats: [Format] = [
        Format(testDescription: "JPEG", endLength: 2, tolerance: 24) { try ImageEncoder.jpeg(picture, quality: 97) },
        Format(testDescription: "JPEG 2000", endLength: 2, tolerance: 0) { try ImageEncoder.jpeg2000(picture) },
        Format(testDescription: "PNG", endLength: 12, tolerance: 0) { try ImageEncoder.png(picture) },
    ]

    @Test("without its end marker a file is whole but for that", arguments: formats)
    func endMarker(_ format: Format) async throws {
        let bytes = try format.file()
        #expect(try await decode(bytes).source.truncated == nil)
        let cut = try await decode(bytes.dropLast(format.endLength), as: "cut.bin")
        #expect(cut.source.truncated == true)
        #expect(TestImages.difference(cut.image, Self.picture) <= format.tolerance)
    }

    @Test("rows before the cut are as they were, rows after it white", arguments: [formats[0], formats[2]])
    func cut(_ format: Format) async throws {
        let bytes = try format.file()
        let page = try await decode(Array(bytes.prefix(bytes.count * 6 / 10)), as: "cut.bin")
        #expect(page.source.truncated == true)
        let image = page.image
        #expect(image.width == 400 && image.height == 600)
        let white = image.samples.reversed().prefix { $0 == 255 }.count / 400
        #expect((60...400).contains(white), "\(white) rows at the end are white")
        let rows = 600 - white - 16
        let top = image.cropped(to: PixelRect(x0: 0, y0: 0, x1: 400, y1: rows))
        let expected = Self.picture.cropped(to: PixelRect(x0: 0, y0: 0, x1: 400, y1: rows))
        #expect(TestImages.difference(top, expected) <= format.tolerance)
    }

    @Test("JPEG 2000 gives less detail where the last of it is missing") func jpeg2000() async throws {
        let bytes = try ImageEncoder.jpeg2000(Self.picture)
        let page = try await decode(Array(bytes.prefix(bytes.count * 8 / 10)))
        #expect(page.source.truncated == true)
        let sum = zip(page.image.samples, Self.picture.samples).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
        #expect(sum <= 24 * Self.picture.samples.count)
    }

    @Test("a JPEG 2000 that claims more tiles than there are numbers is refused", arguments: [UInt8(0xFF), 0x7F])
    func countlessTiles(_ side: UInt8) async throws {
        let size: [UInt8] = [side, 0xFF, 0xFF, 0xFF], one: [UInt8] = [0, 0, 0, 1], none: [UInt8] = [0, 0, 0, 0]
        let header = [size, size, none, none, one, one, none, none].flatMap { $0 }
        let bytes: [UInt8] = [0xFF, 0x4F, 0xFF, 0x51, 0, 41, 0, 0] + header + [0, 1, 7, 1, 1, 0xFF, 0x90]
        await #expect(throws: DecodeError.self) { try await decode(bytes) }
    }

    @Test("of a file that holds next to nothing nothing is read", arguments: formats)
    func tooLittle(_ format: Format) async throws {
        let bytes = try format.file()
        let error = try #require(try await failure(Array(bytes.prefix(bytes.count / 10)), as: "cut.bin"))
        #expect(error.code == .truncated)
        #expect(error.description.contains("cut.bin"))
    }

    @Test func stripsOfATIFFBeforeItsEndAreRead() async throws {
        // The directory first, as many programs write it, then the strips.
        var tiff = TestTIFF(width: 400, height: 600, bitsPerSample: [8], photometric: 1, pixels: Self.picture.samples)
        tiff.rowsPerStrip = 50
        let file = tiff.fileWithDirectoryFirst
        #expect(try await decode(file).image == Self.picture)
        let page = try await decode(Array(file.prefix(file.count - 400 * 120)))
        #expect(page.source.truncated == true)
        #expect(page.image.samples[..<(400 * 450)] == Self.picture.samples[..<(400 * 450)])
        #expect(page.image.samples[(400 * 450)...].allSatisfy { $0 == 255 })
        #expect(try await failure(Array(file.prefix(400 * 100)))?.code == .truncated)
    }
}
