import CorpusModel
import Inference
import PageFlow
import Raster
import Testing

@testable import Recognition

@Suite struct ArchiveRecognizerTests {
    private static func word(_ text: String, _ x: Int, _ y: Int) -> Word {
        Word(bbox: PixelRect(x0: x, y0: y, x1: x + 10 * text.count, y1: y + 14), text: text, confidence: 0.8)
    }

    private static func line(_ text: String, _ x: Int, _ y: Int, block: Int = 0) -> ArchiveText.Line {
        var at = x
        let words = text.split(separator: " ").map { part in
            defer { at += 10 * part.count + 10 }
            return word(String(part), at, y)
        }
        return ArchiveText.Line(words: words, block: block)
    }

    private static func region(_ id: String, _ box: PixelRect, _ lines: [PixelRect] = []) -> LayoutRegion {
        LayoutRegion(
            id: id,
            regionClass: id == "picture" ? .photograph : .article,
            bbox: box,
            score: 1,
            lines: lines.map { LineGeometry(bbox: $0, xHeight: 8) }
        )
    }

    private static func page(_ regions: [LayoutRegion]) -> PageLayout {
        let image = GrayImage(width: 600, height: 400)
        return PageLayout(
            source: ScanSource(path: "a.tif", page: 1, sha256: "0"),
            upright: image,
            frame: PageFrame(upright: image),
            resolution: Resolution(dpi: 150, source: .default),
            bodyXHeight: 8,
            regions: regions,
            separators: []
        )
    }

    private static func recognizer(_ lines: [ArchiveText.Line], _ regions: [LayoutRegion]) -> ArchiveRecognizer {
        ArchiveRecognizer(ArchiveText(engine: "alto", lines: lines, knowsConfidence: true), on: page(regions))
    }

    @Test func `words go to the lines of their region, each once`() async throws {
        let left = Self.region(
            "r1",
            PixelRect(x0: 0, y0: 0, x1: 290, y1: 100),
            [PixelRect(x0: 0, y0: 10, x1: 280, y1: 26), PixelRect(x0: 0, y0: 40, x1: 280, y1: 56)]
        )
        let right = Self.region(
            "r2",
            PixelRect(x0: 300, y0: 0, x1: 590, y1: 100),
            [PixelRect(x0: 300, y0: 10, x1: 580, y1: 26)]
        )
        // The archive took the first lines of both columns for one.
        let recognizer = Self.recognizer(
            [
                ArchiveText.Line(
                    words: Self.line("the council", 5, 11).words + Self.line("a new bridge", 305, 11).words,
                    block: 0
                ),
                Self.line("met at noon", 5, 41), Self.line("last line", 5, 80),
            ],
            [left, right]
        )
        let page = Self.page([left, right])
        let read = try await recognizer.read([.region(left), .region(right)], of: page)
        #expect(read.map { $0.map(\.text) } == [["the council", "met at noon", "last line"], ["a new bridge"]])
        #expect(read.flatMap { $0 }.allSatisfy { $0.engine == "alto" && $0.confidence == 0.8 })
        #expect(recognizer.rest.isEmpty)
    }

    @Test func `two lines of the archive in one of layout are not mixed`() async throws {
        let region = Self.region(
            "r1",
            PixelRect(x0: 0, y0: 0, x1: 300, y1: 60),
            [PixelRect(x0: 0, y0: 5, x1: 290, y1: 50)]
        )
        let lines = [Self.line("HOUSE REFUSES", 5, 8), Self.line("TO CONCUR", 5, 30)]
        let read = try await Self.recognizer(lines, [region]).read([.region(region)], of: Self.page([region]))
        #expect(read == [read[0]] && read[0].map(\.text) == ["HOUSE REFUSES", "TO CONCUR"])
    }

    @Test func `cells of tables get their words, and their region none of them again`() async throws {
        let region = Self.region("r1", PixelRect(x0: 0, y0: 0, x1: 400, y1: 100))
        let pieces = [PixelRect(x0: 0, y0: 10, x1: 100, y1: 26), PixelRect(x0: 300, y0: 10, x1: 380, y1: 26)]
        let lines = [Self.line("wheat", 5, 11), Self.line("1.05", 310, 11), Self.line("note below", 5, 60)]
        let read = try await Self.recognizer(lines, [region]).read(
            [.region(region), .row(pieces: pieces, xHeight: 8)],
            of: Self.page([region])
        )
        #expect(read.map { $0.map(\.text) } == [["note below"], ["wheat 1.05"]])
    }

    @Test func `text outside all regions makes regions, dirt and what stands in pictures does not`() throws {
        let region = Self.region("r1", PixelRect(x0: 0, y0: 0, x1: 200, y1: 40))
        let picture = Self.region("picture", PixelRect(x0: 0, y0: 300, x1: 500, y1: 390))
        let recognizer = Self.recognizer(
            [
                Self.line("inside it", 5, 11), Self.line("The council of the city met", 5, 100, block: 1),
                Self.line("on Monday last at noon", 5, 125, block: 1),
                Self.line("x;,q ~zt |/ ;'vk J:x", 5, 200, block: 2),
                Self.line("the words in a picture", 5, 320, block: 3),
            ],
            [region, picture]
        )
        let likelihood = try #require(try TextLikelihood(models: ModelStore.locate(), languages: ["eng"]))
        let found = recognizer.restRegions(by: likelihood) { _ in true }
        #expect(found.map { $0.lines.map(\.text) } == [["The council of the city met", "on Monday last at noon"]])
        #expect(found.first?.layout.regionClass == .article)
        #expect(found.first?.layout.bbox == PixelRect(x0: 5, y0: 100, x1: 275, y1: 139))
        #expect(recognizer.restRegions(by: likelihood) { _ in false }.isEmpty)
    }

    @Test(arguments: [
        ("The council of the city met on Monday", "Tlie couucil oi ihe cify mct ou Mouday", false),
        ("Tlie couucil oi ihe cify mct ou Mouday", "The council of the city met on Monday", true),
        ("The council of the city met on Monday", "The council of the city met on Monday", false),
        ("The council", "The council of the city met on Monday", true),
        ("", "The council of the city met on Monday", true),
        ("The council of the city met on Monday", "", false),
        ("", "|/ ;'vk ~J:x ]q", false),
    ])
    func `the text that is more like language is kept`(_ read: String, _ archived: String, _ isBetter: Bool) throws {
        let likelihood = try #require(try TextLikelihood(models: ModelStore.locate(), languages: ["eng"]))
        func lines(_ text: String, _ engine: String) -> [TextLine] {
            var line = TextLine(words: Self.line(text, 0, 0).words)
            line?.engine = engine
            return [line].compactMap { $0 }
        }
        let better = BetterRecognizer(
            reader: Self.recognizer([], []),
            archive: Self.recognizer([], []),
            likelihood: likelihood
        )
        #expect(better.isBetter(lines(archived, "alto"), than: lines(read, "reader")) == isBetter)
    }

    @Test func `a language that the model does not know has no likelihood`() throws {
        #expect(try TextLikelihood(models: ModelStore.locate(), languages: ["eng", "chi_sim"]) == nil)
    }

    @Test(arguments: [("some", 10, 10.0), ("body", 20, 10.25), ("DATES", 15, 10.0), ("gap", 15, 10.3)])
    func `type is as high as its letters say`(_ text: String, _ height: Int, _ xHeight: Double) throws {
        let box = PixelRect(x0: 0, y0: 0, x1: 40, y1: height)
        let line = try #require(TextLine(words: [Word(bbox: box, text: text, confidence: 1)]))
        #expect(abs(try #require(TypeHeight.xHeight(of: line)) - xHeight) < 0.1)
    }
}
