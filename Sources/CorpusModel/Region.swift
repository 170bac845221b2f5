/// What a region of a page is.
public enum RegionClass: String, Sendable, Hashable, Codable, CaseIterable, CodingKeyRepresentable {
    /// The whole stack of decks of one article.
    case headline
    /// Author, agency or correspondent credit between headline and body.
    case byline
    /// Body text of one article within one column.
    case article
    /// Text that belongs to a picture.
    case caption
    /// A photograph or halftone.
    case photograph
    /// Any drawn picture: cartoons, maps, plans.
    case cartoon
    /// One advertisement, or a run of small classified ones in one column.
    case advertisement
    /// Figures or words in rows and columns.
    case table
    /// The newspaper's name plate.
    case masthead
    /// Date line, ears, folio.
    case header
    /// A page number standing alone.
    case pageNumber = "page_number"

    /// Whether regions of this class are made of text to be read.
    public var isText: Bool { self != .photograph && self != .cartoon }
}

/// Whether reading a region will work, judged before reading.
public enum LegibilityLabel: String, Sendable, Hashable, Codable, CaseIterable {
    /// Fewer than 10 % character errors expected.
    case legible
    /// 10 to 40 % character errors expected.
    case borderline
    /// More than 40 % character errors expected.
    case illegible
}

/// A legibility label with the confidence of the judgement.
public struct Legibility: Sendable, Hashable, Codable {
    /// The expected class of character error.
    public var label: LegibilityLabel
    /// Confidence in the label, `0...1`.
    public var score: Double

    /// Makes a judgement; `score` is clamped to `0...1` and rounded as in records.
    public init(label: LegibilityLabel, score: Double) {
        (self.label, self.score) = (label, recordPrecision(min(1, max(0, score))))
    }
}

/// A word as printed.
public struct Word: Sendable, Hashable, Codable {
    /// Place of the word.
    public var bbox: PixelRect
    /// The word as printed on its line, line-end hyphen included.
    public var text: String
    /// Recognition confidence, `0...1`.
    public var confidence: Double
    /// The whole word, on both parts of a word divided at a line end (ALTO's SUBS_CONTENT).
    public var subsContent: String?

    private enum CodingKeys: String, CodingKey {
        case bbox, text, confidence
        case subsContent = "subs_content"
    }

    /// Makes a word; `confidence` is rounded as in records.
    public init(bbox: PixelRect, text: String, confidence: Double, subsContent: String? = nil) {
        (self.bbox, self.text, self.subsContent) = (bbox, text, subsContent)
        self.confidence = recordPrecision(confidence)
    }
}

/// A printed line of text.
public struct TextLine: Sendable, Hashable, Codable {
    /// Place of the line.
    public var bbox: PixelRect
    /// The line as printed, words joined by single spaces.
    public var text: String
    /// Mean word confidence weighted by length, `0...1`.
    public var confidence: Double
    /// The words, left to right.
    public var words: [Word]

    /// Makes a line; `confidence` is rounded as in records.
    public init(bbox: PixelRect, text: String, confidence: Double, words: [Word]) {
        (self.bbox, self.text, self.words) = (bbox, text, words)
        self.confidence = recordPrecision(confidence)
    }
}

/// A typed region of a page, as it stands in a page record.
public struct Region: Sendable, Hashable, Codable {
    /// Unique within the page: `r1`, `r2`, ...
    public var id: String
    /// What it is; `class` in records.
    public var regionClass: RegionClass
    /// Place on the page.
    public var bbox: PixelRect
    /// Confidence in box and class, `0...1`.
    public var score: Double
    /// Chances of the classes, `0...1`, those of one in a hundred and more; `class_scores` in records, absent where the
    /// layout knows none.
    public var classScores: [RegionClass: Double]?
    /// Whether it can be read; text classes only.
    public var legibility: Legibility?
    /// Lines top to bottom; absent where nothing was read.
    public var lines: [TextLine]?

    private enum CodingKeys: String, CodingKey {
        case id, bbox, score, legibility, lines
        case regionClass = "class"
        case classScores = "class_scores"
    }

    /// Makes a region; `score` is rounded as in records.
    public init(
        id: String,
        regionClass: RegionClass,
        bbox: PixelRect,
        score: Double,
        classScores: [RegionClass: Double]? = nil,
        legibility: Legibility? = nil,
        lines: [TextLine]? = nil
    ) {
        (self.id, self.regionClass, self.bbox) = (id, regionClass, bbox)
        self.score = recordPrecision(score)
        (self.classScores, self.legibility, self.lines) = (classScores, legibility, lines)
    }
}

/// A score or ratio at the precision that records keep: four decimals.
///
/// The only place where numbers are rounded, so that equal computations give equal bytes.
public func recordPrecision(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
