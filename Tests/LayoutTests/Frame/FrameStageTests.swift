import CorpusModel
import Foundation
import ImageCodecs
import PageFlow
import Raster
import Synchronization
import TestSupport
import Testing

@testable import Layout

/// Framing of typeset and drawn pages, without a reader: what letters, tones and gaps tell by themselves.
@Suite struct FrameStageTests {
    /// A typeset page of four columns, black on white, 738 x 954 so that it is quickly looked at.
    private static let sheet = Task { try await page("sheet-1884-clean.png").scaled(by: 0.6) }

    private static func page(_ name: String) async throws -> GrayImage {
        let path = Checkout.fixtures.appendingPathComponent(name).path
        return try await DecodeStage().run(PageRequest(id: "p", path: path, page: 1)).image
    }

    private func frame(
        _ image: GrayImage,
        _ settings: FrameSettings = FrameSettings(),
        reader: (any TextRecognizer)? = nil
    ) async throws -> [FramedPage] {
        let scan = RasterPage(
            source: ScanSource(path: "a.png", page: 1, sha256: ""),
            image: image,
            fileResolution: nil
        )
        return try await FrameStage(settings, reader: reader).run(scan).pages
    }

    private func framing(_ image: GrayImage) async throws -> PageFraming {
        let pages = try await frame(image)
        #expect(pages.count == 1)
        return try #require(pages.first?.framing)
    }

    /// Expects that nothing was done to a page.
    private func expectUntouched(_ image: GrayImage, _ comment: Comment? = nil) async throws {
        let pages = try await frame(image)
        #expect(pages.count == 1, comment)
        let page = try #require(pages.first)
        let framing = try #require(page.framing)
        #expect(framing.rotation.value == 0 && !framing.inverted.value && framing.side.value == .single, comment)
        #expect(framing.box.value == image.bounds, comment)
        #expect(page.page.image == image, comment)
    }

    @Test func pagesThatLieRightArePassedOnAsTheyAre() async throws {
        for name in ["weekly-1935.jpg", "market-1902.jpg"] {
            try await expectUntouched(try await Self.page(name).scaled(by: 0.7), "\(name)")
        }
        try await expectUntouched(try await Self.sheet.value)
        let framing = try await framing(try await Self.sheet.value)
        #expect(framing.rotation.confidence > 0.9 && framing.inverted.confidence > 0.9)
        #expect(framing.side.confidence > 0.9 && framing.box.confidence > 0.9)
    }

    @Test("a turned page is turned back, pixel for pixel", arguments: [1, 2, 3], [false, true])
    func turned(_ turns: Int, isNegative: Bool) async throws {
        let sheet = try await Self.sheet.value
        let scan = (isNegative ? sheet.inverted() : sheet).rotated(quarterTurns: turns)
        let pages = try await frame(scan)
        let page = try #require(pages.first)
        #expect(pages.count == 1 && page.page.image == sheet)
        #expect(page.framing?.rotation.value == (4 - turns) * 90)
        #expect(page.framing?.inverted.value == isNegative)
        #expect(page.framing?.rotation.confidence ?? 0 > 0.8)
        #expect(page.scanWidth == sheet.width && page.scanHeight == sheet.height)
    }

    @Test func aNegativeIsMadePositive() async throws {
        let sheet = try await Self.sheet.value
        let pages = try await frame(sheet.inverted())
        #expect(pages.map(\.page.image) == [sheet])
        #expect(pages[0].framing?.inverted.value == true && pages[0].framing?.inverted.confidence ?? 0 > 0.8)
    }

    @Test("another size changes nothing", arguments: [0.8, 2])
    func otherSizes(_ factor: Double) async throws {
        let scan = try await Self.sheet.value.scaled(by: factor)
        let framing = try await framing(scan.inverted().rotated(quarterTurns: 2))
        #expect(framing.rotation.value == 180 && framing.inverted.value && framing.side.value == .single)
        try await expectUntouched(scan)
    }

    @Test func pagesWithoutTypeAreLeftAndNothingIsCertain() async throws {
        for tone: UInt8 in [255, 200, 0] {
            let image = GrayImage(width: 450, height: 600, filledWith: tone)
            try await expectUntouched(image, "tone \(tone)")
            let framing = try await framing(image)
            #expect(framing.rotation.confidence == 0.5 && framing.inverted.confidence == 0.5)
        }
        try await expectUntouched(GrayImage(width: 5, height: 3))
    }

    @Test func aLargeDarkPhotographIsNoNegative() async throws {
        let sheet = try await Self.sheet.value
        var generator = SeededGenerator(seed: 7)
        // Three quarters of the page: dark, with the grain of a photograph and some lights.
        var samples = sheet.samples
        for y in 36..<720 {
            for x in 36..<702 {
                let light = (x / 54 + y / 42) % 5 == 0 ? 60 : 0
                samples[y * sheet.width + x] = UInt8(20 + light + Int.random(in: 0..<70, using: &generator))
            }
        }
        try await expectUntouched(GrayImage(width: sheet.width, height: sheet.height, samples: samples))
    }

    @Test func displayLinesInReverseAreNoNegative() async throws {
        let sheet = try await Self.sheet.value
        var samples = sheet.samples
        // Half of the page as reversed cuts, in three pieces.
        for band in [60..<240, 360..<510, 720..<870] {
            for y in band { for x in 48..<690 { samples[y * sheet.width + x] = 255 - samples[y * sheet.width + x] } }
        }
        let framing = try await framing(GrayImage(width: sheet.width, height: sheet.height, samples: samples))
        #expect(!framing.inverted.value && framing.rotation.value == 0 && framing.side.value == .single)
    }

    @Test("the film's dark ground and the strip of the facing page are cut off, and no print", arguments: [0, 1, 2])
    func ground(_ turns: Int) async throws {
        let sheet = try await Self.sheet.value
        let (left, top, right, bottom) = (60, 50, 100, 45)
        let (width, height) = (sheet.width + left + right, sheet.height + top + bottom)
        var samples = [UInt8](repeating: 18, count: width * height)
        for y in 0..<sheet.height {
            for x in 0..<sheet.width { samples[(y + top) * width + x + left] = sheet.samples[y * sheet.width + x] }
            // The edge of the facing page, with the first letters of its lines.
            for x in 0..<30 { samples[(y + top) * width + width - 30 + x] = sheet.samples[y * sheet.width + x + 36] }
        }
        let scan = GrayImage(width: width, height: height, samples: samples)
        let pages = try await frame(scan.rotated(quarterTurns: turns))
        let page = try #require(pages.first)
        #expect(pages.count == 1)
        let box = try #require(page.framing?.box.value)
        let whole = PixelRect(x0: left, y0: top, x1: left + sheet.width, y1: top + sheet.height)
        #expect(box.intersection(whole) == whole && whole.grown(by: 12).intersection(box) == box, "\(box)")
        // Inside it every pixel of the page is as it was, and what is left around it is as light as paper.
        let inner = whole.moved(x: -box.x0, y: -box.y0)
        #expect(page.page.image.cropped(to: inner.grown(by: -4)) == sheet.cropped(to: sheet.bounds.grown(by: -4)))
        let margin = page.page.image.cropped(to: PixelRect(x0: 0, y0: 0, x1: max(1, inner.x0), y1: box.height))
        #expect(margin.percentile(0.5) > 150)
        #expect(page.framing?.box.confidence ?? 0 > 0.7)
    }

    private func spread(_ left: GrayImage, _ right: GrayImage, gap: Int, tone: UInt8) -> GrayImage {
        var samples: [UInt8] = []
        for y in 0..<left.height {
            samples += left.samples[(y * left.width)..<((y + 1) * left.width)]
            samples += repeatElement(tone, count: gap)
            samples += right.samples[(y * right.width)..<((y + 1) * right.width)]
        }
        return GrayImage(width: left.width + gap + right.width, height: left.height, samples: samples)
    }

    @Test("a spread gives its two pages", arguments: [255, 40] as [UInt8], [0, 2])
    func spreads(tone: UInt8, turns: Int) async throws {
        let (sheet, worn) = (
            try await Self.sheet.value, try await Self.page("sheet-worn.jpg").scaled(by: 0.6)
        )
        let scan = spread(sheet, worn, gap: 24, tone: tone)
        let pages = try await frame(scan.rotated(quarterTurns: turns))
        #expect(pages.map(\.framing?.side.value) == [.left, .right])
        let boxes = pages.compactMap(\.framing?.box.value)
        #expect(
            boxes.count == 2 && boxes[0].x1 <= boxes[1].x0 && boxes.allSatisfy { $0.y0 == 0 && $0.y1 == 954 },
            "\(boxes)"
        )
        #expect((733...754).contains(boxes[0].x1) && (746...768).contains(boxes[1].x0), "\(boxes)")
        #expect(pages.allSatisfy { $0.scanWidth == scan.width && $0.framing?.side.confidence ?? 0 > 0.6 })
        for (page, box) in zip(pages, boxes) {
            #expect(page.page.image.width == box.width && page.page.image.height == box.height)
        }
        let backwards = try await frame(scan, FrameSettings(readsFromRight: true))
        #expect(backwards.map(\.framing?.side.value) == [.right, .left])
    }

    /// A drawn page of columns with these left edges and widths.
    private func drawn(width: Int, height: Int, columns: [Range<Int>], isHeaded: Bool = true) -> GrayImage {
        var page = PrintedPage(width: width, height: height)
        let top = isHeaded ? page.headline(x0: 60, x1: width - 60, top: 40, size: 30) + 20 : 60
        for column in columns {
            _ = page.body(x0: column.lowerBound, x1: column.upperBound, top: top, lines: (height - top - 80) / 20)
        }
        return page.image
    }

    @Test func pagesWithAWideGutterAreNoSpreads() async throws {
        try await expectUntouched(
            drawn(width: 1000, height: 1300, columns: [60..<440, 560..<940], isHeaded: false),
            "portrait, a wide gutter"
        )
        try await expectUntouched(
            drawn(width: 1600, height: 1100, columns: [60..<780, 860..<1540]),
            "landscape, a headline across a wide gutter"
        )
        try await expectUntouched(
            drawn(
                width: 1600,
                height: 1100,
                columns: [60..<400, 430..<780, 810..<1160, 1190..<1540],
                isHeaded: false
            ),
            "landscape, even columns"
        )
    }

    /// A reader that trusts its first page so much, and the next one so much.
    private final class Reader: TextRecognizer {
        let engine = "test"
        private let confidences: [Double]
        private let calls = Mutex(0)

        init(_ confidences: [Double]) { self.confidences = confidences }

        func read(_ areas: [TextArea], of page: PageLayout) async throws -> [[TextLine]] {
            let confidence = calls.withLock { calls in
                calls += 1
                return confidences[calls - 1]
            }
            let box = PixelRect(x0: 0, y0: 0, x1: 10, y1: 10)
            let words = [Word(bbox: box, text: "words", confidence: confidence)]
            return areas.map { _ in [TextLine(bbox: box, text: "words", confidence: confidence, words: words)] }
        }
    }

    @Test(
        "where letters tell nothing, reading does, the second way round only where the first is not plain",
        arguments: [([0.9], 0), ([0.2, 0.8], 180), ([0.5, 0.52], 0), ([0.8, 0.2], 0)]
    )
    func otherWriting(_ confidences: [Double], _ rotation: Int) async throws {
        let settings = FrameSettings(hasAscenders: false)
        let sheet = try await Self.sheet.value
        let framing = try #require(try await frame(sheet, settings, reader: Reader(confidences)).first?.framing)
        #expect(framing.rotation.value == rotation)
        #expect((framing.rotation.confidence > 0.6) == (confidences != [0.5, 0.52]))
    }

    @Test("no page is turned upside down by its letters where reading does not bear them out")
    func readingOutweighsLetters() async throws {
        let scan = try await Self.sheet.value.rotated(quarterTurns: 2)
        for (confidences, rotation) in [([0.9], 180), ([0.6, 0.3], 180), ([0.5, 0.5], 0), ([0.1, 0.9], 0)] {
            let framing = try #require(try await frame(scan, reader: Reader(confidences)).first?.framing)
            #expect(framing.rotation.value == rotation, "\(confidences)")
        }
        // Which is never asked of a page that lies right.
        try await #expect(frame(Self.sheet.value, reader: Reader([])).first?.framing?.rotation.value == 0)
    }
}
