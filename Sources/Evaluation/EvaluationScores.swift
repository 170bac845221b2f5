import CorpusModel

/// Precision, recall and their harmonic mean, each `0...1`.
package struct PrecisionRecall: Sendable, Hashable, Codable {
    /// See the type.
    package var precision: Double, recall: Double, f1: Double
    /// Number of true and found things; absent where they are not counted one by one.
    package var truth: Int?, predicted: Int?

    init(precision: Double, recall: Double) {
        (self.precision, self.recall) = (precision, recall)
        f1 = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
    }

    init(_ matches: PageCounts.Matches) {
        self.init(
            precision: ratio(matches.right, matches.found),
            recall: ratio(matches.right, matches.wanted)
        )
        (truth, predicted) = (matches.wanted, matches.found)
    }
}

/// The scores of one page or of many together.
///
/// Every score is in `0...1`; counts are not.
package struct EvaluationScores: Sendable, Hashable, Codable {
    /// Reading of the transcribed lines.
    package struct Reading: Sendable, Hashable, Codable {
        /// Edits per character of the truth.
        package var cer: Double
        /// Lines of the truth, and those of which more than half is wrong or absent.
        package var lines: Int, linesMissed: Int

        private enum CodingKeys: String, CodingKey {
            case cer, lines
            case linesMissed = "lines_missed"
        }
    }

    /// Order of the transcribed lines in the articles' text.
    package struct Order: Sendable, Hashable, Codable {
        /// Share of pairs of neighbouring lines that are read one after the other.
        package var kept: Double
        /// Number of such pairs.
        package var pairs: Int
    }

    /// Regions at an intersection over union of one half, by name of the class; the classes that the truth knows.
    package var regions: [String: PrecisionRecall]
    /// Mean F1 of the classes.
    package var regionsMacroF1: Double
    /// Average precision of the classes at an intersection over union of one half, over all pages, by name: the area
    /// under precision against recall, as the PASCAL VOC challenge has taken it since 2010.
    package var averagePrecision: [String: Double]
    /// Mean of the classes' average precisions.
    package var meanAveragePrecision: Double
    /// Intersection over union of all cells of a class, by its name.
    package var pixelIoU: [String: Double]
    /// Articles at an intersection over union of their text above one half.
    package var articles: PrecisionRecall
    /// B-cubed over cells of article text.
    package var articlesBCubed: PrecisionRecall
    /// Headlines that keep to their bodies.
    package var headlineLink: PrecisionRecall
    /// Reading of the transcribed lines.
    package var ocr: Reading
    /// Order of the transcribed lines.
    package var readingOrder: Order

    private enum CodingKeys: String, CodingKey {
        case ocr
        case regions = "regions_f1_at_50"
        case regionsMacroF1 = "regions_macro_f1"
        case averagePrecision = "regions_ap_at_50"
        case meanAveragePrecision = "regions_map_at_50"
        case pixelIoU = "pixel_iou"
        case articles = "articles_f1_at_50"
        case articlesBCubed = "articles_b3"
        case headlineLink = "headline_link"
        case readingOrder = "reading_order"
    }

    /// Scores of what was counted.
    package init(_ counts: PageCounts) {
        let classes = RegionClass.allCases.filter { (counts.regions[$0]?.wanted ?? 0) > 0 }
        var regions: [String: PrecisionRecall] = [:]
        var pixels: [String: Double] = [:]
        var precisions: [String: Double] = [:]
        var sum = 0.0
        for regionClass in classes {
            let score = PrecisionRecall(counts.regions[regionClass] ?? .init())
            let cells = counts.pixels[regionClass] ?? .init()
            regions[regionClass.rawValue] = score
            pixels[regionClass.rawValue] = ratio(cells.both, cells.either)
            precisions[regionClass.rawValue] = areaUnderPrecision(
                counts.detections[regionClass] ?? [],
                wanted: score.truth ?? 0
            )
            sum += score.f1
        }
        averagePrecision = precisions
        // In the order of the classes: sums of floating-point numbers depend on it.
        let mean = classes.reduce(0) { $0 + (precisions[$1.rawValue] ?? 0) }
        meanAveragePrecision = classes.isEmpty ? 0 : mean / Double(classes.count)
        self.regions = regions
        pixelIoU = pixels
        regionsMacroF1 = classes.isEmpty ? 0 : sum / Double(classes.count)
        articles = PrecisionRecall(counts.articles)
        let bcubed = counts.bcubed
        articlesBCubed = PrecisionRecall(
            precision: bcubed.covered == 0 ? 0 : bcubed.precisionSum / Double(bcubed.covered),
            recall: bcubed.wanted == 0 ? 0 : bcubed.recallSum / Double(bcubed.wanted)
        )
        headlineLink = PrecisionRecall(
            precision: ratio(counts.linksRight, counts.linksMade),
            recall: ratio(counts.linksKept, counts.linksWanted)
        )
        let characters = counts.characters
        ocr = Reading(cer: characters.rate, lines: characters.lines, linesMissed: characters.linesMissed)
        readingOrder = Order(kept: ratio(counts.neighboursKept, counts.neighbours), pairs: counts.neighbours)
    }
}

private func ratio(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }

/// Area under the precision that can be had at each recall or a higher one.
private func areaUnderPrecision(_ detections: [PageCounts.Detection], wanted: Int) -> Double {
    guard wanted > 0 else { return 0 }
    let surestFirst = detections.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
    var (right, precisions, recalls) = (0, [Double](), [Double]())
    for (place, detection) in surestFirst.enumerated() {
        right += detection.element.isRight ? 1 : 0
        precisions.append(ratio(right, place + 1))
        recalls.append(ratio(right, wanted))
    }
    for index in precisions.indices.dropLast().reversed() {
        precisions[index] = max(precisions[index], precisions[index + 1])
    }
    return precisions.indices.reduce(0) { $0 + precisions[$1] * (recalls[$1] - ($1 == 0 ? 0 : recalls[$1 - 1])) }
}
