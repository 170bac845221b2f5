import CorpusModel
import Evaluation
import Foundation

/// A page of two columns with three articles, the second over both columns, and its truth.
enum SamplePage {
    /// Lines of body and headline text, by region.
    static let lines: [(region: String, text: [String])] = [
        ("r1", ["BRIDGE OPENED"]),
        ("r2", ["The new bridge was opened on", "Monday in the presence of the", "mayor and a large crowd of peo-"]),
        ("r3", ["GRAIN MARKET"]),
        ("r4", ["Wheat was firm and higher at the", "close of the week on the news of"]),
        ("r5", ["short crops in the western part", "of the state and large exports."]),
        ("r6", ["Rain is expected tomorrow in the", "northern counties of the state."]),
        ("r7", ["Finest soap in the market"]),
    ]

    private static let places: [(id: String, regionClass: RegionClass, box: PixelRect)] = [
        ("r1", .headline, PixelRect(x0: 0, y0: 0, x1: 400, y1: 80)),
        ("r2", .article, PixelRect(x0: 0, y0: 80, x1: 400, y1: 400)),
        ("r3", .headline, PixelRect(x0: 0, y0: 400, x1: 400, y1: 480)),
        ("r4", .article, PixelRect(x0: 0, y0: 480, x1: 400, y1: 800)),
        ("r5", .article, PixelRect(x0: 400, y0: 0, x1: 800, y1: 320)),
        ("r6", .article, PixelRect(x0: 400, y0: 320, x1: 800, y1: 480)),
        ("r7", .advertisement, PixelRect(x0: 400, y0: 480, x1: 800, y1: 800)),
    ]

    private static let articles = [("a1", ["r1", "r2"]), ("a2", ["r3", "r4", "r5"]), ("a3", ["r6"])]

    private static func box(of line: Int, in region: PixelRect) -> PixelRect {
        PixelRect(x0: region.x0 + 8, y0: region.y0 + 40 * line, x1: region.x1 - 8, y1: region.y0 + 40 * line + 32)
    }

    /// What is printed.
    static var truth: PageTruth {
        PageTruth(
            image: "sample.png",
            width: 800,
            height: 800,
            regions: places.map { .init(id: $0.id, regionClass: $0.regionClass, bbox: $0.box) },
            articles: articles.map { .init(id: $0.0, regions: $0.1) },
            lines: zip(places, lines).flatMap { place, lines in
                lines.text.enumerated().map { .init(bbox: box(of: $0, in: place.box), text: $1) }
            }
        )
    }

    /// A record in which everything was found as it is printed.
    static var record: PageRecord {
        let textOfRegion = Dictionary(uniqueKeysWithValues: lines.map { ($0.region, $0.text) })
        return PageRecord(
            id: "sample",
            source: ScanSource(path: "scans/sample.png", page: 1, sha256: ""),
            image: ImageInfo(width: 800, height: 800, dpi: 100, dpiSource: .default, skewDegrees: 0),
            metadata: PageMetadata(),
            regions: zip(places, lines).map { place, lines in
                Region(
                    id: place.id,
                    regionClass: place.regionClass,
                    bbox: place.box,
                    score: 0.9,
                    lines: lines.text.enumerated().map {
                        TextLine(bbox: box(of: $0, in: place.box), text: $1, confidence: 1, words: [])
                    }
                )
            },
            articles: articles.map { id, regions in
                let text = regions.dropFirst(regions.count > 1 ? 1 : 0).flatMap { textOfRegion[$0] ?? [] }
                return Article(id: id, regions: regions, bbox: places[0].box, text: text.joined(separator: "\n"))
            },
            tables: [],
            provenance: Provenance(broadsheet: "0", fingerprint: "", models: [:], tesseract: "")
        )
    }

    /// Scores of a record that was damaged.
    static func scores(_ damage: (inout PageRecord) -> Void = { _ in }) -> EvaluationScores {
        var record = record
        damage(&record)
        return EvaluationScores(PageCounts(ScoredPage(record), against: truth))
    }
}
