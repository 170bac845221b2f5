import CorpusFiles
import CorpusModel
import Foundation
import ImageCodecs
import PageFlow
import Raster
import Testing

@Suite struct PDFTests {
    /// A gray scan at 150 dpi of a page of 2 x 3 inches.
    static let scan = TestImages.page(width: 300, height: 450)
    static let points = (144, 216)

    static func jpeg() throws -> [UInt8] { try ImageEncoder.jpeg(scan, quality: 85) }

    /// Lines of type all over the page; in rendering mode 3 they are invisible.
    static func text(mode: Int) -> String {
        let lines = (0..<14).map { "1 0 0 1 8 \(200 - 14 * $0) Tm (Fair and warmer to-morrow, rain) Tj" }
        return "BT /F 11 Tf \(mode) Tr \(lines.joined(separator: "\n")) ET"
    }

    func page(_ page: TestPDF.Page) async throws -> RasterPage { try await decode(TestPDF(pages: [page]).file) }

    @Test("a page that is one scan gives the pixels of its JPEG", arguments: ["", text(mode: 3)])
    func oneScan(_ more: String) async throws {
        let jpeg = try Self.jpeg()
        let found = try await page(.scan(jpeg, width: 300, height: 450, points: Self.points, then: more))
        #expect(found.image == (try await decode(jpeg)).image)
        #expect(found.fileResolution == Resolution(dpi: 150, source: .file))
    }

    @Test("a turned page gives the pixels of its scan, turned", arguments: [90, 180, 270])
    func turned(_ degrees: Int) async throws {
        let jpeg = try Self.jpeg()
        let found = try await page(
            .scan(jpeg, width: 300, height: 450, points: Self.points, entries: "/Rotate \(degrees)")
        )
        #expect(found.image == (try await decode(jpeg)).image.rotated(quarterTurns: degrees / 90))
        #expect(found.fileResolution?.dpi == 150)
    }

    @Test("of a scan under a crop box only what is inside is read", arguments: [0, 90, 180, 270])
    func cropped(_ degrees: Int) async throws {
        let jpeg = try Self.jpeg()
        // Points from the bottom left; 300 x 450 pixels lie on 144 x 216 points.
        let found = try await page(
            .scan(
                jpeg,
                width: 300,
                height: 450,
                points: Self.points,
                entries: "/CropBox[72 24 144 192]/Rotate \(degrees)"
            )
        )
        let inside = try await decode(jpeg).image.cropped(to: PixelRect(x0: 150, y0: 50, x1: 300, y1: 400))
        #expect(found.image == inside.rotated(quarterTurns: degrees / 90))
        #expect(found.fileResolution == Resolution(dpi: 150, source: .file))
    }

    @Test func aScanThatIsAsLargeAsTheCropBoxIsTakenWhole() async throws {
        let jpeg = try Self.jpeg()
        let found = try await page(
            TestPDF.Page(
                width: 344,
                height: 416,
                content: "q 144 0 0 216 100 100 cm /I0 Do Q",
                images: [(jpeg, 300, 450)],
                entries: "/CropBox[100 100 244 316]"
            )
        )
        #expect(found.image == (try await decode(jpeg)).image)
    }

    @Test func aRenderedPageIsAsLargeAsItsCropBox() async throws {
        let text = TestPDF.Page(width: 144, height: 216, content: Self.text(mode: 0), entries: "/CropBox[0 0 72 216]")
        let found = try await page(text).image
        #expect(found.width == 300 && found.height == 900)
    }

    @Test func pageThatShowsMoreThanAnImageIsRendered() async throws {
        let jpeg = try Self.jpeg()
        let half = "q 144 0 0 108 0 0 cm /I0 Do Q q 144 0 0 108 0 108 cm /I1 Do Q"
        let pages: [(String, TestPDF.Page)] = [
            ("visible type", .scan(jpeg, width: 300, height: 450, points: Self.points, then: Self.text(mode: 0))),
            (
                "an inverted image",
                .scan(jpeg, width: 300, height: 450, points: Self.points, imageEntries: "/Decode[1 0]")
            ),
            (
                "a small image",
                TestPDF.Page(
                    width: 144,
                    height: 216,
                    content: "q 50 0 0 75 20 20 cm /I0 Do Q",
                    images: [(jpeg, 300, 450)]
                )
            ),
            (
                "strips",
                TestPDF.Page(width: 144, height: 216, content: half, images: [(jpeg, 300, 450), (jpeg, 300, 450)])
            ),
            ("type alone", TestPDF.Page(width: 144, height: 216, content: Self.text(mode: 0))),
        ]
        for (name, page) in pages {
            let found = try await self.page(page)
            #expect(found.image.width == 600 && found.image.height == 900, "\(name)")
            #expect(found.fileResolution?.dpi == 300, "\(name)")
            #expect(found.image.samples.contains { $0 < 100 }, "\(name)")
        }
    }

    @Test func pagesAreCountedAndTold() async throws {
        let jpeg = try Self.jpeg()
        let scan = TestPDF.Page.scan(jpeg, width: 300, height: 450, points: Self.points)
        let file = TestPDF(pages: [TestPDF.Page(width: 72, height: 72, content: ""), scan]).file
        let folder = try TestFolder()
        defer { folder.remove() }
        // A name that begins with a dash must not become an option.
        let path = try folder.write(file, as: "-issue of (1) May.tif")
        #expect(try await ScanFile.pageCount(of: path) == 2)
        let second = try await DecodeStage().run(PageRequest(id: "p", path: path, page: 2))
        #expect(second.image == (try await decode(jpeg)).image)
        #expect(try await failure(file, page: 3)?.code == .pageMissing)
        let first = try await decode(file, page: 1).image
        #expect(first.width == 300 && first.height == 300 && first.samples.allSatisfy { $0 == 255 })
    }

    @Test("a PDF cut short is an error", arguments: [0.05, 0.4, 0.8])
    func truncated(_ share: Double) async throws {
        let file = TestPDF(pages: [.scan(try Self.jpeg(), width: 300, height: 450, points: Self.points)]).file
        let cut = Array(file.prefix(Int(Double(file.count) * share)))
        let error = try #require(try await failure(cut, as: "cut.pdf"))
        #expect(error.code == .truncated, "\(error)")
        #expect(error.description.contains("cut.pdf"))
    }

    @Test func hugePageIsRefusedBeforeRendering() async throws {
        let page = TestPDF.Page(width: 14_400, height: 14_400, content: "")
        #expect(try await failure(TestPDF(pages: [page]).file)?.code == .tooLarge)
    }

    @Test func damagedScanInsideIsCalledByTheNameOfThePDF() async throws {
        let cut = Array(try Self.jpeg().prefix(1000))
        let file = TestPDF(pages: [.scan(cut, width: 300, height: 450, points: Self.points)]).file
        let error = try #require(try await failure(file, as: "issue.pdf"))
        #expect(error.code == .truncated)
        #expect(error.description.contains("issue.pdf"))
    }

    @Test func missingProgramsAreNamedWithTheirPackage() async throws {
        let folder = try TestFolder()
        defer { folder.remove() }
        let path = try folder.write(
            TestPDF(pages: [TestPDF.Page(width: 72, height: 72, content: "")]).file,
            as: "a.pdf"
        )
        var decoder = DecodeStage()
        decoder.poppler = Poppler(folder: folder.path)
        let lacking = decoder
        let error = await #expect(throws: DecodeError.self) {
            try await lacking.run(PageRequest(id: "p", path: path, page: 1))
        }
        #expect(error?.code == .dependencyMissing)
        #expect(error?.description.contains("install poppler-utils") == true)
    }

    @Test func hangingProgramIsEnded() async throws {
        let folder = try TestFolder()
        defer { folder.remove() }
        let path = try folder.write(
            TestPDF(pages: [TestPDF.Page(width: 72, height: 72, content: "")]).file,
            as: "a.pdf"
        )
        let program = try folder.write(Array("#!/bin/sh\nexec sleep 3600\n".utf8), as: "pdfinfo")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
        var decoder = DecodeStage()
        decoder.poppler = Poppler(folder: folder.path, timeout: .milliseconds(300))
        let hanging = decoder
        let error = await #expect(throws: DecodeError.self) {
            try await hanging.run(PageRequest(id: "p", path: path, page: 1))
        }
        // A program that ends by itself, after an hour, would give another error.
        #expect(error?.code == .timeout)
    }
}
