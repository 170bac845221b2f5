import CorpusFiles
import CorpusModel
import Foundation
import ImageCodecs
import PageFlow
import Raster
import Testing

@Suite struct FaultTests {
    /// One file of each format that the encoders make, large enough to be cut.
    static func files() throws -> [(name: String, bytes: [UInt8])] {
        let (gray, black) = (TestImages.page(width: 200, height: 160), TestImages.bitonal(width: 200, height: 160))
        return [
            ("a.png", try ImageEncoder.png(gray)),
            ("b.jpg", try ImageEncoder.jpeg(gray, quality: 90)),
            ("c.jp2", try ImageEncoder.jpeg2000(gray)),
            ("d.tif", try ImageEncoder.tiff(gray)),
            ("e.tif", try ImageEncoder.tiffG4([black])),
            ("f.pgm", Array("P5\n200 160\n255\n".utf8) + gray.samples),
            (
                "g.tif",
                TestTIFF(width: 200, height: 160, bitsPerSample: [8], photometric: 1, pixels: gray.samples).file
            ),
        ]
    }

    @Test("a file cut short is called truncated, by its error or by its page", arguments: [0.2, 0.5, 0.8, 0.9])
    func truncated(_ share: Double) async throws {
        for (name, bytes) in try Self.files() {
            let cut = Array(bytes.prefix(Int(Double(bytes.count) * share)))
            guard let error = try await failure(cut, as: name) else {
                #expect(
                    ["a.png", "b.jpg", "c.jp2"].contains(name) && share > 0.2,
                    "\(name) cut to \(share) was decoded"
                )
                #expect(try await decode(cut, as: name).source.truncated == true)
                continue
            }
            #expect(error.code == .truncated, "\(name) cut to \(share): \(error)")
            #expect(error.description.contains(name))
        }
    }

    @Test("garbage after a signature is an error, and never a crash", arguments: 0..<40)
    func garbage(_ seed: Int) async throws {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func next() -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33)
        }
        for (name, bytes) in try Self.files() {
            // The first twelve bytes stay, a few dozen others change, among them most of the header.
            var broken = bytes
            for _ in 0..<24 { broken[12 + next() % (broken.count - 12)] = UInt8(next() & 0xFF) }
            for _ in 0..<4 { broken[12 + next() % min(60, broken.count - 12)] = UInt8(next() & 0xFF) }
            let error = try await failure(broken, as: name, limits: DecodeLimits(maxPixels: 4_000_000, maxSide: 32_767))
            if let error { #expect(error.description.contains(name)) }
        }
        let noise = [0xFF, 0xD8, 0xFF, 0xE0] + (0..<500).map { _ in UInt8(next() & 0xFF) }
        #expect(try await failure(noise) != nil)
    }

    @Test("small files cut anywhere are errors or pictures, and never a crash", arguments: TestSample.all)
    func cutAnywhere(_ sample: TestSample) async throws {
        let file = try #require(Data(base64Encoded: sample.file).map { Array($0) })
        for count in stride(from: 1, to: file.count, by: 7) {
            let error = try await failure(Array(file.prefix(count)), as: "cut.bin")
            if let error { #expect(error.description.contains("cut.bin")) }
        }
        let half = Array(file.prefix(file.count / 2))
        if try await failure(half, as: "cut.bin") == nil { #expect(try await decode(half).source.truncated == true) }
    }

    struct Header: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var bytes: [UInt8]
    }

    static let hugeHeaders: [Header] = [
        Header(
            testDescription: "PNG of 60,000 x 60,000",
            bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + bytes(13, size: 4) + Array("IHDR".utf8)
                + bytes(60_000, size: 4) + bytes(60_000, size: 4) + [8, 0, 0, 0, 0] + bytes(0, size: 4)
        ),
        Header(testDescription: "PGM of 40,000 x 10", bytes: Array("P5\n40000 10\n255\n".utf8)),
        Header(
            testDescription: "TIFF of 50,000 x 50,000",
            bytes: TestTIFF(width: 50_000, height: 50_000, bitsPerSample: [1], photometric: 1, pixels: [1, 2]).file
        ),
        Header(
            testDescription: "GIF of 60,000 x 60,000",
            bytes: Array("GIF89a".utf8) + bytes(60_000, size: 2, isLittleEndian: true)
                + bytes(60_000, size: 2, isLittleEndian: true) + [0, 0, 0]
        ),
        Header(
            testDescription: "BMP of 33,000 x -33,000",
            bytes: Array("BM".utf8) + [UInt8](repeating: 0, count: 8) + bytes(54, size: 4, isLittleEndian: true)
                + bytes(40, size: 4, isLittleEndian: true) + bytes(33_000, size: 4, isLittleEndian: true)
                + bytes(-33_000, size: 4, isLittleEndian: true) + [1, 0, 8, 0]
                + [UInt8](repeating: 0, count: 24)
        ),
    ]

    @Test("a huge image is refused by its header", arguments: hugeHeaders)
    func tooLarge(_ header: Header) async throws {
        let error = try #require(try await failure(header.bytes))
        #expect(error.code == .tooLarge, "\(error)")
        #expect(error.description.contains("--max-megapixels"))
    }

    @Test func limitsHoldForEveryFormatAndMayBeRaised() async throws {
        let small = DecodeLimits(maxPixels: 200 * 160 - 1, maxSide: 1000)
        for (name, bytes) in try Self.files() {
            #expect(try await failure(bytes, as: name, limits: small)?.code == .tooLarge, "\(name)")
            let enough = DecodeLimits(maxPixels: 200 * 160, maxSide: 200)
            #expect(try await failure(bytes, as: name, limits: enough) == nil, "\(name)")
        }
    }

    @Test("files that are no image", arguments: ["notes.tif", "notes.pdf", "notes.png"])
    func notAnImage(_ name: String) async throws {
        let error = try #require(try await failure(Array("Weather: fair and warmer.\n".utf8), as: name))
        #expect(error.code == .notAnImage)
        #expect(error.failureCode == "not-an-image")
        #expect(error.description.contains(name))
        #expect(try await failure([], as: name)?.failureCode == "empty")
    }

    @Test func whatCannotBeOpenedIsUnreadable() async throws {
        let folder = try TestFolder()
        defer { folder.remove() }
        let link = folder.path + "/dangling.png"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.path + "/gone.png")
        for path in [folder.path, folder.path + "/missing.png", link, "/dev/null/x.png"] {
            let error = await #expect(throws: DecodeError.self) {
                try await DecodeStage().run(PageRequest(id: "p", path: path, page: 1))
            }
            #expect(error?.code == .unreadable)
            #expect(error?.description.contains(path) == true)
            let counting = await #expect(throws: DecodeError.self) { try await ScanFile.pageCount(of: path) }
            #expect(counting?.code == .unreadable)
        }
    }

    @Test func formatsOfOnePageHaveNoSecond() async throws {
        for (name, bytes) in try Self.files() {
            #expect(try await failure(bytes, as: name, page: 2)?.code == .pageMissing, "\(name)")
        }
    }

    @Test func endlessChainOfTIFFDirectoriesIsCorrupt() async throws {
        var bytes = TestTIFF(width: 1, height: 1, bitsPerSample: [8], photometric: 1, pixels: [5]).file
        // The last four bytes name the next directory, bytes 4 to 7 the first.
        bytes.replaceSubrange((bytes.count - 4)..., with: bytes[4..<8])
        let broken = bytes
        let folder = try TestFolder()
        defer { folder.remove() }
        let path = try folder.write(broken, as: "loop.tif")
        let error = await #expect(throws: DecodeError.self) { try await ScanFile.pageCount(of: path) }
        #expect(error?.code == .corrupt)
    }
}
