import CorpusFiles
import CorpusModel
import Foundation
import TestSupport
import Testing

/// The record formats as files: a renamed key, another order or another rounding changes a line of `Golden/`.
///
/// `BROADSHEET_RECORD_GOLDEN=1` writes the lines anew; such a run fails, so that it is never taken for a test.
@Suite struct GoldenRecordTests {
    private static let folder = Checkout.root.appendingPathComponent("Tests/CorpusFilesTests/Golden")
    private static let records = ProcessInfo.processInfo.environment["BROADSHEET_RECORD_GOLDEN"] != nil

    @Test func pageRecord() throws { try check(Self.page, "page.jsonl") }

    @Test func articleRecord() throws {
        let article = try #require(Self.page.articles.first)
        try check(ArticleRecord(article, of: Self.page), "article.jsonl")
    }

    @Test func articleRecordWithParts() throws {
        let first = try #require(Self.page.articles.first)
        var later = Self.page
        (later.id, later.metadata.page) = ("daily-bee/1887-03-03/ed-2/p2", 2)
        let second = Article(
            id: "a4",
            regions: ["r2"],
            bbox: PixelRect(x0: 100, y0: 250, x1: 500, y1: 320),
            headline: "COUNCIL",
            text: "It was late.",
            legibility: .legible,
            confidence: 0.8
        )
        try check(
            ArticleRecord([
                ArticleRecord.Stretch(first, of: Self.page),
                ArticleRecord.Stretch(second, of: later, linkConfidence: 0.98765),
            ]),
            "article-parts.jsonl"
        )
    }

    @Test func tableRecord() throws {
        let table = try #require(Self.page.tables.first)
        try check(TableRecord(table, of: Self.page), "table.jsonl")
    }

    @Test func pageFailure() throws {
        try check(
            PageFailure(
                source: "scans/a.tif#page=2",
                stage: "decode",
                code: "truncated",
                message: "scans/a.tif: the file ends early",
                attempts: 2
            ),
            "failure.jsonl"
        )
    }

    @Test func clusterRecord() throws {
        let (first, second) = ("daily-bee/1887-03-03/ed-2/p1#a1", "the-sun/1887-03-05/p2#a4")
        try check(
            ClusterRecord(
                id: "c0123456789abcdef",
                members: [first, second],
                newspapers: ["sn00000001", "sn00000002"],
                firstDate: "1887-03-03",
                lastDate: "1887-03-05",
                best: first,
                days: 2,
                reprints: [
                    ClusterRecord.Reprint(id: first, date: "1887-03-03", newspaper: "sn00000001", share: 1),
                    ClusterRecord.Reprint(id: second, date: "1887-03-05", newspaper: "sn00000002", share: 0.4567),
                ],
                links: [
                    LinkRecord(
                        a: first,
                        b: second,
                        probability: 0.978,
                        cosine: 0.7128,
                        containment: 0.8431,
                        agreement: 0.959,
                        numbersSame: 3,
                        numbersDiffering: 1
                    )
                ]
            ),
            "cluster.jsonl"
        )
    }

    @Test("fields that are unknown are absent, only `continues` of an article is null")
    func emptyPage() throws {
        try check(
            PageRecord(
                id: "p",
                source: ScanSource(path: "p.png", page: 1, sha256: "00"),
                image: ImageInfo(width: 8, height: 8, dpi: 150, dpiSource: .default, skewDegrees: 0),
                metadata: PageMetadata(),
                regions: [],
                articles: [Article(id: "a1", regions: [], bbox: PixelRect(x0: 0, y0: 0, x1: 0, y1: 0), text: "")],
                tables: [],
                provenance: Provenance(broadsheet: "0", fingerprint: "", models: [:], tesseract: "")
            ),
            "empty-page.jsonl"
        )
    }

    /// Compares a record's line with the committed one, and with the line of what is read back from it.
    private func check<Record: Codable & Equatable>(_ record: Record, _ name: String) throws {
        let file = Self.folder.appendingPathComponent(name)
        let lines = try RecordCoding.lines([record])
        if Self.records {
            try lines.write(to: file)
            Issue.record("\(name) was recorded; run again without BROADSHEET_RECORD_GOLDEN")
            return
        }
        let golden = try Data(contentsOf: file)
        #expect(String(decoding: lines, as: UTF8.self) == String(decoding: golden, as: UTF8.self))
        let decoded = try RecordCoding.decode(Record.self, from: golden)
        #expect(decoded == record)
        #expect(try RecordCoding.lines([decoded]) == golden)
    }

    /// A page on which every field of the format has a value.
    private static let page = PageRecord(
        id: "daily-bee/1887-03-03/ed-2/p1",
        source: ScanSource(
            path: "scans/daily bee/1.tif",
            page: 1,
            sha256: String(repeating: "0f", count: 32),
            orientation: 6,
            truncated: true
        ),
        image: ImageInfo(width: 2400, height: 3200, dpi: 150, dpiSource: .estimated, skewDegrees: -0.4567),
        frame: PageFraming(
            rotation: Judged(270, confidence: 0.98765),
            inverted: Judged(true, confidence: 0.99),
            box: Judged(PixelRect(x0: 40, y0: 20, x1: 1210, y1: 3180), confidence: 0.9),
            side: Judged(.left, confidence: 0.875)
        ),
        metadata: PageMetadata(
            title: "The Daily Bee",
            lccn: "sn00000001",
            date: "1887-03-03",
            edition: 2,
            page: 1,
            extra: ["archive": "County \"Library\"", "box": "7/8"]
        ),
        regions: [
            Region(
                id: "r1",
                regionClass: .headline,
                bbox: PixelRect(x0: 100, y0: 200, x1: 500, y1: 240),
                score: 0.912345,
                classScores: [.headline: 0.9123, .article: 0.0612, .pageNumber: 0.01],
                legibility: Legibility(
                    Legibility.Judgement(label: .legible, score: 0.98765),
                    predicted: Legibility.Judgement(label: .borderline, score: 0.61236)
                ),
                lines: [
                    TextLine(
                        bbox: PixelRect(x0: 101, y0: 201, x1: 499, y1: 239),
                        text: "COUNCIL MEETS",
                        confidence: 0.955555,
                        words: [
                            Word(
                                bbox: PixelRect(x0: 101, y0: 201, x1: 300, y1: 239),
                                text: "COUNCIL",
                                confidence: 0.96
                            ),
                            Word(
                                bbox: PixelRect(x0: 310, y0: 201, x1: 499, y1: 239),
                                text: "MEETS",
                                confidence: 0.9512
                            ),
                        ]
                    )
                ]
            ),
            Region(
                id: "r2",
                regionClass: .article,
                bbox: PixelRect(x0: 100, y0: 250, x1: 500, y1: 320),
                score: 1,
                legibility: Legibility(label: .borderline, score: 0.5),
                lines: [
                    TextLine(
                        bbox: PixelRect(x0: 100, y0: 250, x1: 500, y1: 280),
                        text: "The may-",
                        confidence: 0.9,
                        words: [
                            Word(bbox: PixelRect(x0: 100, y0: 250, x1: 200, y1: 280), text: "The", confidence: 0.9),
                            Word(
                                bbox: PixelRect(x0: 210, y0: 250, x1: 500, y1: 280),
                                text: "may-",
                                confidence: 0.9,
                                subsContent: "mayor"
                            ),
                        ]
                    )
                ]
            ),
            Region(
                id: "r3",
                regionClass: .table,
                bbox: PixelRect(x0: 600, y0: 700, x1: 1000, y1: 900),
                score: 0.5
            ),
        ],
        articles: [
            Article(
                id: "a1",
                regions: ["r1", "r2"],
                bbox: PixelRect(x0: 100, y0: 200, x1: 500, y1: 320),
                headline: "COUNCIL MEETS\nCafé licence / \"refused\"",
                byline: "By Wire",
                text: "The mayor spoke.\n\nNothing else.",
                legibility: .borderline,
                confidence: 0.93336,
                continues: "page 2, column 3"
            )
        ],
        tables: [
            Table(
                id: "t1",
                region: "r3",
                bbox: PixelRect(x0: 601, y0: 701, x1: 999, y1: 899),
                score: 0.87654,
                rows: 2,
                columns: 2,
                cells: [
                    TableCell(
                        row: 0,
                        column: 0,
                        columnSpan: 2,
                        bbox: PixelRect(x0: 610, y0: 710, x1: 990, y1: 790),
                        text: "WHEAT"
                    ),
                    TableCell(
                        row: 1,
                        column: 0,
                        bbox: PixelRect(x0: 610, y0: 810, x1: 790, y1: 890),
                        text: "No. 2, red"
                    ),
                    TableCell(row: 1, column: 1, bbox: PixelRect(x0: 810, y0: 810, x1: 990, y1: 890), text: "1.05"),
                ],
                headerRows: 1,
                rowEdges: [701, 800, 899],
                columnEdges: [601, 800, 999]
            )
        ],
        readability: Readability(state: .text, confidence: 0.71236, doubtful: 0.0456),
        provenance: Provenance(
            broadsheet: "0.1.0",
            fingerprint: String(repeating: "a1", count: 32),
            models: ["layout": "sha256:00", "recognition/eng.traineddata": "sha256:11"],
            tesseract: "5.3.0"
        )
    )
}
