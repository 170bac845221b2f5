import Archives
import CorpusFiles
import CorpusModel
import CorpusStore
import Foundation
import ImageCodecs
import PageFlow
import Raster
import Recognition
import TestSupport
import Testing

@testable import Pipeline

@Suite struct ArchiveTextTests {
    private static let page = Task {
        let path = Checkout.fixtures.appendingPathComponent("sheet-1884-clean.png").path
        let image = try await DecodeStage().run(PageRequest(id: "p", path: path, page: 1)).image
        return try TypesetALTO(image, truth: "sheet-1884-clean.json")
    }

    /// Needs neither networks nor an engine where the archive's words are taken.
    private static func configuration(_ text: RecognitionSettings.TextChoice, frame: Bool = false)
        -> PipelineConfiguration
    {
        var configuration = PipelineConfiguration.newspaper
        configuration.frame.kind = frame ? .auto : .none
        configuration.layout.kind = .geometry
        configuration.legibility.kind = .none
        configuration.recognition.kind = .tesseract
        configuration.recognition.text = text
        return configuration
    }

    private static func record(
        _ image: GrayImage,
        alto: String,
        _ text: RecognitionSettings.TextChoice = .alto,
        frame: Bool = false
    ) async throws -> PageRecord {
        let folder = try TemporaryFolder()
        let scan = try folder.write(image.pgm, to: "p.pgm").path
        let file = try folder.write(Data(alto.utf8), to: "p.xml").path
        let request = PageRequest(id: "p", path: scan, page: 1, text: PageTextFile(ofFileAt: file))
        let outcome = await (try PageProcessor(configuration(text, frame: frame))).process(request)
        guard case .records(let records) = outcome else { throw Unexpected(what: "\(outcome)") }
        return try #require(records.first)
    }

    private struct Unexpected: Error { var what: String }

    private static func words(_ record: PageRecord) -> [String] {
        record.regions.flatMap { $0.lines ?? [] }.flatMap(\.words).map(\.text)
    }

    @Test func `words of the archive become articles, none lost and none twice`() async throws {
        let page = try await Self.page.value
        let record = try await Self.record(page.image, alto: page.alto(scale: 2))
        let truth = page.lines.flatMap(\.words).map(\.text)
        let source = try #require(record.source.text)
        #expect(source.use == .taken && source.format == "alto" && source.words == truth.count)
        #expect(source.refused == nil && source.sha256?.count == 64)
        let found = Self.words(record)
        #expect(source.placed == found.count && found.count <= truth.count)
        #expect(Double(found.count) > 0.97 * Double(truth.count))
        // None is there more often than it was printed.
        let counts = Dictionary(truth.map { ($0, 1) }, uniquingKeysWith: +)
        #expect(Dictionary(found.map { ($0, 1) }, uniquingKeysWith: +).allSatisfy { $0.value <= counts[$0.key] ?? 0 })
        #expect(record.regions.flatMap { $0.lines ?? [] }.allSatisfy { $0.engine == "alto" })
        let text = record.articles.map(\.text).joined(separator: " ")
        #expect(text.contains("Carrow introduced a bill to allow the"))
        #expect(record.readability?.state == .text)
        // Lines stand where they are printed.
        let line = try #require(
            record.regions.flatMap { $0.lines ?? [] }.first { $0.text.hasPrefix("CASTERTON, May 5.") }
        )
        let printed = try #require(page.lines.first { $0.words[0].text == "CASTERTON," })
        #expect(line.bbox.intersectionOverUnion(printed.box) > 0.6)
    }

    @Test func `a scan that lies on its side, and its text measured either way`() async throws {
        let page = try await Self.page.value
        let turned = page.image.rotated(quarterTurns: 1)
        for alto in [page.alto(turned: 1), page.alto(scale: 3)] {
            let record = try await Self.record(turned, alto: alto, frame: true)
            #expect(record.frame?.rotation.value == 270)
            #expect(record.source.text?.use == .taken)
            let text = record.articles.map(\.text).joined(separator: " ")
            #expect(text.contains("Carrow introduced a bill to allow the"))
        }
    }

    @Test func `text of another page or shape is not taken`() async throws {
        let page = try await Self.page.value
        let framed = FramedPage(
            unframed: RasterPage(
                source: ScanSource(path: "a", page: 1, sha256: "0"),
                image: page.image,
                fileResolution: nil
            )
        )
        func fit(_ alto: String) throws -> ArchiveText {
            let pages = try ArchivedText.pages(of: Data(alto.utf8), name: "p.xml")
            return try TextFitting(pages[0]).fitted(to: framed)
        }
        #expect(try fit(page.alto()).wordCount > 1000)
        let other = try await DecodeStage().run(
            PageRequest(
                id: "o",
                path: Checkout.fixtures.appendingPathComponent("two-pages.tif").path,
                page: 2
            )
        )
        let otherPage = try TypesetALTO(other.image, truth: "two-pages-2.json")
        #expect { try fit(otherPage.alto()) } throws: {
            ($0 as? TextFitting.Refusal)?.reason.contains("the scan has other print") ?? false
        }
        let narrow = page.alto().replacing("<Page WIDTH=\"1230\"", with: "<Page WIDTH=\"1000\"")
        #expect { try fit(narrow) } throws: {
            ($0 as? TextFitting.Refusal)?.reason.contains("1000 x 1590") ?? false
        }
    }

    @Test(arguments: [
        ("<alto><Layout><Page WIDTH=\"600\" HEIGHT=\"800\"><PrintSpace><TextBlock>", "p.xml:"),
        ("<alto><Layout><Page WIDTH=\"600\" HEIGHT=\"800\"/></Layout></alto>", "no word"),
        ("<html><p>Not found</p></html>", "no page"), ("", "neither ALTO nor hOCR"),
    ])
    func `a text that is damaged or empty is told of, and the page is read`(_ alto: String, _ why: String) async throws
    {
        let blank = GrayImage(width: 600, height: 800)
        let record = try await Self.record(blank, alto: alto)
        let source = try #require(record.source.text)
        #expect(source.use == .refused && source.placed == 0)
        #expect(source.refused?.contains(why) == true, "\(source.refused ?? "")")
        #expect(record.readability?.state == .nothing)
    }

    @Test func `without a scan the archive's blocks are the regions`() async throws {
        let page = try await Self.page.value
        let folder = try TemporaryFolder()
        let file = try folder.write(Data(page.alto().utf8), to: "p.xml").path
        let request = PageRequest(id: "p", path: file, page: 1, text: PageTextFile(ofFileAt: file))
        let processor = try PageProcessor(Self.configuration(.alto))
        guard case .records(let records) = await processor.process(request), let record = records.first else {
            Issue.record("no record")
            return
        }
        #expect(record.source.text?.use == .alone && record.source.path == file)
        #expect((record.image.width, record.image.height) == (page.image.width, page.image.height))
        #expect(Self.words(record).count == page.lines.reduce(0) { $0 + $1.words.count })
        let headlines = record.regions.filter { $0.regionClass == .headline }.flatMap { $0.lines ?? [] }.map(\.text)
        #expect(headlines.contains("HOUSE REFUSES TO CONCUR") || headlines.contains { $0.hasPrefix("HOUSE REFUSES") })
        #expect(record.articles.count > 3 && record.readability?.state == .text)

        let bad = try folder.write(Data("<alto><Layout>".utf8), to: "bad.xml").path
        let outcome = await processor.process(
            PageRequest(id: "b", path: bad, page: 1, text: PageTextFile(ofFileAt: bad))
        )
        guard case .failure(let failure) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(failure.stage == "text" && failure.message.contains("bad.xml"))
    }

    @Test func `texts beside scans are found, others are pages of their own`() async throws {
        let folder = try TemporaryFolder()
        let alto = "<alto><Layout><Page WIDTH=\"60\" HEIGHT=\"80\"/></Layout></alto>"
        let image = GrayImage(width: 60, height: 80)
        try folder.write(image.pgm, to: "scans/a.pgm")
        try folder.write(image.pgm, to: "scans/b.pgm")
        for name in ["scans/a.xml", "alto/b.xml", "scans/c.xml"] { try folder.write(Data(alto.utf8), to: name) }
        try folder.write(Data("<html/>".utf8), to: "scans/notes.html")
        func pages(_ usesText: Bool) async throws -> SourcePages {
            try await InputSource(output: folder.path + "/corpus", usesText: usesText).pages([folder.path]) { Data() }
        }
        let found = try await pages(true)
        #expect(found.pages.map(\.file.place) == ["scans/a.pgm", "scans/b.pgm", "scans/c.xml"])
        #expect(
            found.pages.map { ($0.text?.path as NSString?)?.lastPathComponent } == ["a.xml", "b.xml", "c.xml"]
        )
        #expect(found.account.skippedByReason == ["text": 2, "no_scan": 1])
        #expect(found.account.planned == 3)
        let read = try await pages(false)
        #expect(read.pages.count == 2 && read.pages.allSatisfy { $0.text == nil })
        #expect(read.account.skippedByReason == ["no_scan": 4])
    }
}
