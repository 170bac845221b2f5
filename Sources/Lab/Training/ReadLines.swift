import CorpusFiles
import CorpusModel
import Evaluation
import Foundation

/// Lines that a run of `broadsheet` read surely on labelled pages, taken for lines of their truth.
///
/// People label regions, not lines. What was read with confidence inside a labelled region surely is a line of type there; what
/// was not may be one or none.
struct ReadLines {
    /// Characters of the shortest line that is taken.
    static let fewestCharacters = 4
    /// Shares of a line's width and height that lie within one region.
    static let leastWidth = 0.9, leastHeight = 0.6

    private struct Scan: Hashable {
        var sha256: String, page: Int
    }
    private struct Reading {
        var skewDegrees: Double
        var lines: [TextLine]
    }
    private var readings: [Scan: [Reading]] = [:]

    /// Reads the page records of corpus folders or JSON-lines files.
    ///
    /// - Parameters:
    ///   - corpora: Folders that `broadsheet run` wrote, or files of page records.
    ///   - leastConfidence: Confidence of the lines that are taken, `0...1`.
    /// - Throws: `EvaluationError` where there are no records or one cannot be read.
    init(corpora: [String], leastConfidence: Double) throws {
        for corpus in corpora {
            for file in try Evaluator.shards(of: URL(fileURLWithPath: corpus)) {
                do {
                    var lines = try JSONLines(contentsOf: file)
                    while let line = try lines.next() {
                        do {
                            add(try RecordCoding.decode(PageRecord.self, from: line), leastConfidence: leastConfidence)
                        } catch {
                            throw EvaluationError(
                                .malformed,
                                "\(file.path), line \(lines.lineNumber): no page record of this version; run broadsheet again"
                            )
                        }
                    }
                } catch let error as EvaluationError { throw error } catch {
                    throw EvaluationError(.noCorpus, "cannot read \(file.path); check path and permissions")
                }
            }
        }
    }

    private mutating func add(_ record: PageRecord, leastConfidence: Double) {
        // A truth's boxes are those of the scan as it lies: a page that was turned has others.
        guard record.frame?.quarterTurns ?? 0 == 0 else { return }
        let lines = record.regions.flatMap { $0.lines ?? [] }.filter {
            $0.confidence >= leastConfidence && $0.text.count >= Self.fewestCharacters
        }
        // Both pages of a spread are of one scan.
        readings[Scan(sha256: record.source.sha256, page: record.source.page), default: []]
            .append(Reading(skewDegrees: record.image.skewDegrees, lines: lines))
    }

    /// The lines of a page that lie in one of the truth's regions of text, with baseline and x-height; `nil` where no record is of
    /// this scan.
    func lines(of truth: PageTruth, source: ScanSource) -> [PageTruth.TruthLine]? {
        guard let readings = readings[Scan(sha256: source.sha256, page: source.page)] else { return nil }
        let regions = truth.regions.filter(\.regionClass.isText).sorted {
            ($0.bbox.area, $0.id) < ($1.bbox.area, $1.id)
        }
        return readings.flatMap { reading in
            reading.lines.compactMap { line in
                guard
                    // Regions may lie within others.
                    let region = regions.first(where: { Self.holds($0.bbox, line.bbox) }),
                    let band = TypeBand(line, skewDegrees: reading.skewDegrees)
                else { return nil }
                return PageTruth.TruthLine(
                    bbox: line.bbox,
                    text: line.text,
                    region: region.id,
                    baseline: [line.bbox.x0, line.bbox.x1].map { [Double($0), band.baseline(at: Double($0))] },
                    xHeight: band.xHeight
                )
            }
        }
    }

    private static func holds(_ region: PixelRect, _ line: PixelRect) -> Bool {
        Double(region.horizontalOverlap(line)) >= leastWidth * Double(line.width)
            && Double(region.verticalOverlap(line)) >= leastHeight * Double(line.height)
    }
}
