import CorpusFiles
import CorpusModel
import Foundation
import PageFlow
import Pipeline
import Raster
import Synchronization
import TestSupport
import Testing

@Suite struct PageProcessorTests {
    /// Needs neither networks nor Tesseract.
    private static let bare = PipelineConfiguration.newspaper.forTables(readsText: false)

    @Test func stagesAreDoneInOrderAndTimed() async throws {
        let scan = Checkout.fixtures.appendingPathComponent("market-1902.jpg").path
        let stages = Mutex<[String]>([])
        let outcome = await (try PageProcessor(Self.bare)).process(PageRequest(id: "p", path: scan, page: 1)) {
            stage,
            time in
            #expect(time >= .zero)
            stages.withLock { $0.append(stage) }
        }
        #expect(stages.withLock { $0 } == ["decode", "deskew", "tables", "recognition", "articles"])
        guard case .records(let records) = outcome, let record = records.first else {
            Issue.record("\(outcome)")
            return
        }
        #expect(!record.tables.isEmpty && record.regions.isEmpty && record.articles.isEmpty)
        #expect(record.tables.allSatisfy { $0.cells.allSatisfy { $0.text == nil } })
        #expect(record.provenance.tesseract == "none" && record.provenance.models.isEmpty)
    }

    @Test func aScanThatIsNoneIsAFailureOfItsStage() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(Data("no picture".utf8), to: "a.tif").path
        let outcome = await (try PageProcessor(Self.bare)).process(PageRequest(id: "p", path: path, page: 1))
        guard case .failure(let failure) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(failure.stage == "decode" && failure.code == "not-an-image" && failure.source == path)
    }

    @Test func equalPagesGiveEqualBytes() async throws {
        let scan = Checkout.fixtures.appendingPathComponent("market-1902.jpg").path
        let processor = try PageProcessor(Self.bare)
        var lines: [Data] = []
        for _ in 0..<2 {
            guard case .records(let records) = await processor.process(PageRequest(id: "p", path: scan, page: 1)) else {
                continue
            }
            lines.append(try CodedPage(records).page)
        }
        #expect(lines.count == 2 && lines[0] == lines[1])
    }
}

@Suite struct PageRecordBuilderTests {
    private static let provenance = Provenance(broadsheet: "0", fingerprint: "f", models: [:], tesseract: "none")

    private func page(_ frame: PageFrame) -> ReadPage {
        ReadPage(
            source: ScanSource(path: "a.tif", page: 1, sha256: "0"),
            frame: frame,
            resolution: Resolution(dpi: 150, source: .estimated),
            text: PageText(
                bounds: PixelRect(x0: 0, y0: 0, x1: frame.uprightWidth, y1: frame.uprightHeight),
                bodyXHeight: 10,
                regions: [],
                separators: []
            )
        )
    }

    private func unframed(_ frame: PageFrame) -> FramedPage {
        FramedPage(
            unframed: RasterPage(
                source: ScanSource(path: "a.tif", page: 1, sha256: "0"),
                image: GrayImage(width: frame.pageWidth, height: frame.pageHeight),
                fileResolution: nil
            )
        )
    }

    private func region(_ id: String, _ regionClass: RegionClass, _ box: PixelRect) -> TextRegion {
        TextRegion(
            layout: LayoutRegion(
                id: id,
                regionClass: regionClass,
                bbox: box,
                score: 0.5,
                legibility: Legibility(label: .legible, score: 1)
            ),
            lines: []
        )
    }

    @Test func picturesHaveNoLegibilityAndUnreadRegionsNoLines() {
        let box = PixelRect(x0: 10, y0: 10, x1: 60, y1: 40)
        let frame = PageFrame(
            upright: GrayImage(width: 200, height: 100, samples: [UInt8](repeating: 255, count: 20_000))
        )
        let found = PageArticles(
            regions: [region("r1", .article, box), region("r2", .photograph, box)],
            articles: [Article(id: "a1", regions: ["r1"], bbox: PixelRect(x0: 0, y0: 0, x1: 1, y1: 1), text: "")]
        )
        let record = PageRecordBuilder(provenance: Self.provenance)
            .record(PageRequest(id: "p", path: "a.tif", page: 1), page(frame), found)
        #expect(record.regions[0].legibility?.label == .legible && record.regions[1].legibility == nil)
        #expect(record.regions.allSatisfy { $0.lines == nil && $0.bbox == box })
        // An article's box is the hull of its regions.
        #expect(record.articles[0].bbox == box)
        #expect(record.image.dpi == 150 && record.image.width == 200 && record.schema == 3)
    }

    @Test func boxesOfADeskewedPageAreLedBackToTheScan() {
        let frame = PageFrame(
            pageWidth: 1000,
            pageHeight: 800,
            uprightWidth: 1014,
            uprightHeight: 818,
            skewDegrees: 1.234,
            isRotated: true
        )
        let box = PixelRect(x0: 100, y0: 100, x1: 300, y1: 120)
        let found = PageArticles(regions: [region("r1", .article, box)], articles: [])
        let record = PageRecordBuilder(provenance: Self.provenance)
            .record(PageRequest(id: "p", path: "a.tif", page: 1), page(frame), found)
        #expect(record.regions[0].bbox == FrameMapping(frame).onPage(box) && record.regions[0].bbox != box)
        #expect(record.image.skewDegrees == 1.23)
    }

    @Test func boxesOfAPageOfASpreadLieOnTheWholeScan() throws {
        let part = PixelRect(x0: 520, y0: 30, x1: 1000, y1: 770)
        let frame = PageFrame(upright: GrayImage(width: part.width, height: part.height))
        let framing = PageFraming(
            rotation: Judged(90, confidence: 0.9),
            inverted: Judged(true, confidence: 0.8),
            box: Judged(part, confidence: 0.7),
            side: Judged(.right, confidence: 0.6)
        )
        var framed = unframed(frame)
        (framed.framing, framed.scanWidth, framed.scanHeight) = (framing, 1000, 800)
        let box = PixelRect(x0: 10, y0: 20, x1: 60, y1: 40)
        let found = PageArticles(
            regions: [region("r1", .article, box)],
            articles: [Article(id: "a1", regions: ["r1"], bbox: box, text: "")]
        )
        let request = PageRequest(id: "reel/7", path: "a.tif", page: 1)
        let record = PageRecordBuilder(provenance: Self.provenance).record(request, page(frame), found, framed: framed)
        #expect(record.id == "reel/7#right" && record.frame == framing)
        #expect(record.image.width == 1000 && record.image.height == 800)
        #expect(record.regions[0].bbox == PixelRect(x0: 530, y0: 50, x1: 580, y1: 70))
        #expect(record.articles[0].bbox == record.regions[0].bbox)
        // Another id and path are given to a coded page without losing the side.
        let coded = try CodedPage([record]).relabelled(for: PageRequest(id: "new", path: "b.tif", page: 1))
        let again = try RecordCoding.decode(PageRecord.self, from: Data(coded.page.dropLast()))
        #expect(again.id == "new#right" && again.source.path == "b.tif")
        #expect(String(decoding: coded.articles, as: UTF8.self).contains("\"id\":\"new#right#a1\""))
    }
}
