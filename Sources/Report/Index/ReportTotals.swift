import CorpusModel

/// What is counted over the pages of a report.
struct ReportTotals: Sendable {
    /// Regions of one class, by legibility.
    struct ClassTotal: Sendable {
        var regions = 0
        var byLabel: [LegibilityLabel: Int] = [:]
    }

    var pages = 0, articles = 0, words = 0
    /// Confidence times letters, and letters, of all lines read.
    var weightedConfidence = 0.0, letters = 0
    /// Area of judged regions, pixels.
    var areaByLabel: [LegibilityLabel: Int] = [:]
    var classes: [RegionClass: ClassTotal] = [:]
    /// Pages whose picture could not be made.
    var pagesWithoutPicture = 0
    /// Pages whose reading is no text.
    var pagesNotRead = 0

    init() {}

    init(_ record: PageRecord) {
        (pages, articles) = (1, record.articles.count)
        pagesNotRead = record.readability?.warning == nil ? 0 : 1
        for region in record.regions {
            classes[region.regionClass, default: ClassTotal()].regions += 1
            if let label = region.legibility?.label {
                classes[region.regionClass, default: ClassTotal()].byLabel[label, default: 0] += 1
                areaByLabel[label, default: 0] += region.bbox.area
            }
            for line in region.lines ?? [] {
                let count = line.text.count
                words += line.text.wordCount
                weightedConfidence += line.confidence * Double(count)
                letters += count
            }
        }
    }

    /// Adds other pages.
    mutating func add(_ other: ReportTotals) {
        pages += other.pages
        articles += other.articles
        words += other.words
        weightedConfidence += other.weightedConfidence
        letters += other.letters
        pagesWithoutPicture += other.pagesWithoutPicture
        pagesNotRead += other.pagesNotRead
        areaByLabel.merge(other.areaByLabel, uniquingKeysWith: +)
        classes.merge(other.classes) { mine, theirs in
            ClassTotal(
                regions: mine.regions + theirs.regions,
                byLabel: mine.byLabel.merging(theirs.byLabel, uniquingKeysWith: +)
            )
        }
    }

    /// Mean recognition confidence weighted by length; `nil` where nothing was read.
    var confidence: Double? { letters == 0 ? nil : weightedConfidence / Double(letters) }

    /// Share of the judged area by label, in the order of the labels; empty where nothing was judged.
    var legibilityShares: [(label: LegibilityLabel, share: Double)] {
        let whole = areaByLabel.values.reduce(0, +)
        guard whole > 0 else { return [] }
        return LegibilityLabel.allCases.map { ($0, Double(areaByLabel[$0] ?? 0) / Double(whole)) }
    }
}

/// A whole number with commas between thousands.
func grouped(_ number: Int) -> String {
    var text = ""
    for (index, digit) in String(abs(number)).reversed().enumerated() {
        if index > 0 && index.isMultiple(of: 3) { text = "," + text }
        text = String(digit) + text
    }
    return number < 0 ? "-" + text : text
}

/// A share in whole percent.
func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
