import CorpusFiles
import CorpusModel
import Foundation
import ImageCodecs
import Raster
import Report
import TestSupport

/// A folder of its own for one test, removed afterwards.
func withTemporaryFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
    let folder = try TemporaryFolder()
    let result = try await body(folder.url)
    withExtendedLifetime(folder) {}
    return result
}

/// A small corpus of made-up pages with scans of bands and boxes.
struct SampleCorpus {
    /// Folder with `corpus` and `scans` in it.
    let folder: URL

    var corpus: URL { folder.appendingPathComponent("corpus") }
    var report: URL { folder.appendingPathComponent("report") }

    /// Writes records and failures; a record gets a scan unless it names one that is not there.
    init(in folder: URL, records: [PageRecord], failures: [PageFailure] = []) throws {
        self.folder = folder
        let pages = corpus.appendingPathComponent("pages")
        try FileManager.default.createDirectory(at: pages, withIntermediateDirectories: true)
        for (shard, start) in stride(from: 0, to: records.count, by: 3).enumerated() {
            let lines = try records[start..<min(start + 3, records.count)].map { try RecordCoding.line($0) }
            try Data(lines.joined(separator: Data("\n".utf8)))
                .write(to: pages.appendingPathComponent("part-0000\(shard).jsonl"))
        }
        let lines = try failures.map { try RecordCoding.line($0) + Data("\n".utf8) }
        try Data(lines.joined()).write(to: corpus.appendingPathComponent("failures.jsonl"))
    }

    /// Makes the report and returns the number of its pages.
    func writeReport(_ options: ReportOptions = ReportOptions()) async throws -> Int {
        try await ReportWriter(options: options).write(corpus: corpus, to: report)
    }

    /// A file of the report as text.
    func file(_ name: String) throws -> String {
        try String(contentsOf: report.appendingPathComponent(name), encoding: .utf8)
    }

    /// Writes a scan of the size that `record` states and returns its path.
    static func writeScan(in folder: URL, named name: String = "scan.png") throws -> String {
        var samples = [UInt8](repeating: 235, count: 600 * 800)
        for y in 0..<800 where y % 16 < 6 {
            for x in 0..<600 where x % 300 > 20 && x % 300 < 280 { samples[y * 600 + x] = 40 }
        }
        let file = folder.appendingPathComponent(name)
        try Data(ImageEncoder.png(GrayImage(width: 600, height: 800, samples: samples))).write(to: file)
        return file.path
    }

    /// A page of 600 x 800 pixels: an article of headline and two bodies, one of a body, and an advertisement.
    static func record(_ id: String = "p1", scan: String, headline: String = "Bridge Opened") -> PageRecord {
        func line(_ text: String, _ box: PixelRect) -> TextLine {
            TextLine(bbox: box, text: text, confidence: 0.9, words: [Word(bbox: box, text: text, confidence: 0.9)])
        }
        func region(_ id: String, _ regionClass: RegionClass, _ box: PixelRect, _ text: String) -> Region {
            let label = LegibilityLabel.allCases[id == "r3" ? 1 : 0]
            return Region(
                id: id,
                regionClass: regionClass,
                bbox: box,
                score: 0.9,
                legibility: Legibility(label: label, score: 0.8),
                lines: [line(text, PixelRect(x0: box.x0, y0: box.y0, x1: box.x1, y1: box.y0 + 16))]
            )
        }
        let boxes = [
            PixelRect(x0: 20, y0: 20, x1: 280, y1: 80), PixelRect(x0: 20, y0: 90, x1: 280, y1: 780),
            PixelRect(x0: 320, y0: 20, x1: 580, y1: 300), PixelRect(x0: 320, y0: 320, x1: 580, y1: 600),
            PixelRect(x0: 320, y0: 620, x1: 580, y1: 780),
        ]
        let regions = [
            region("r1", .headline, boxes[0], headline), region("r2", .article, boxes[1], "The new bridge"),
            region("r3", .article, boxes[2], "was opened."), region("r4", .article, boxes[3], "Rain is expected."),
            region("r5", .advertisement, boxes[4], "Finest soap"),
        ]
        return PageRecord(
            id: id,
            source: ScanSource(path: scan, page: 1, sha256: ""),
            image: ImageInfo(width: 600, height: 800, dpi: 100, dpiSource: .estimated, skewDegrees: 0.25),
            metadata: PageMetadata(),
            regions: regions,
            articles: [
                Article(
                    id: "a1",
                    regions: ["r1", "r2", "r3"],
                    bbox: PixelRect(x0: 20, y0: 20, x1: 580, y1: 780),
                    headline: headline + "\nLarge Crowd Attends",
                    byline: "By a Staff Writer",
                    text: "The new bridge was opened.\n\nA large crowd attended.",
                    legibility: .borderline,
                    confidence: 0.9,
                    continues: "page 2"
                ),
                Article(id: "a2", regions: ["r4"], bbox: boxes[3], text: "Rain is expected.", legibility: .legible),
            ],
            tables: [],
            provenance: Provenance(broadsheet: "0", fingerprint: "", models: [:], tesseract: "")
        )
    }
}
