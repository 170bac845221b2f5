/// An article of a page, as it stands in a page record.
public struct Article: Sendable, Hashable, Codable {
    /// Unique within the page, in reading order: `a1`, `a2`.
    public var id: String
    /// Region ids in reading order.
    public var regions: [String]
    /// Hull of the regions.
    public var bbox: PixelRect
    /// Headline, decks separated by newlines; absent where the article has none.
    public var headline: String?
    /// Author, agency or correspondent credit as printed.
    public var byline: String?
    /// Body: lines joined, line-end hyphens resolved, paragraphs separated by a blank line.
    public var text: String
    /// The worst label among the article's text regions.
    public var legibility: LegibilityLabel?
    /// Mean recognition confidence weighted by length, `0...1`.
    public var confidence: Double?
    /// What a "continued on page" line says, for example `page 2, column 3`; `null` in records where there is none.
    public var continues: String?

    private enum CodingKeys: String, CodingKey {
        case id, regions, bbox, headline, byline, text, legibility, confidence, continues
    }

    /// Makes an article; `confidence` is rounded as in records.
    public init(
        id: String,
        regions: [String],
        bbox: PixelRect,
        headline: String? = nil,
        byline: String? = nil,
        text: String,
        legibility: LegibilityLabel? = nil,
        confidence: Double? = nil,
        continues: String? = nil
    ) {
        (self.id, self.regions, self.bbox) = (id, regions, bbox)
        (self.headline, self.byline, self.text) = (headline, byline, text)
        (self.legibility, self.continues) = (legibility, continues)
        self.confidence = confidence.map(recordPrecision)
    }

    /// Writes every known field and `continues` always, `null` where there is none.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(id, forKey: .id)
        try values.encode(regions, forKey: .regions)
        try values.encode(bbox, forKey: .bbox)
        try values.encodeIfPresent(headline, forKey: .headline)
        try values.encodeIfPresent(byline, forKey: .byline)
        try values.encode(text, forKey: .text)
        try values.encodeIfPresent(legibility, forKey: .legibility)
        try values.encodeIfPresent(confidence, forKey: .confidence)
        try values.encode(continues, forKey: .continues)
    }
}

/// A cell of a table: `row` and `column` count from 0.
public struct TableCell: Sendable, Hashable, Codable {
    /// First row and column.
    public var row: Int, column: Int
    /// Rows and columns covered, at least 1.
    public var rowSpan: Int, columnSpan: Int
    /// Hull of the cell's ink; of an empty cell its place between the lines of rows and columns.
    public var bbox: PixelRect
    /// The cell's text, empty where nothing is printed; absent where the table was not read.
    public var text: String?

    private enum CodingKeys: String, CodingKey {
        case row, column, bbox, text
        case rowSpan = "row_span"
        case columnSpan = "column_span"
    }

    /// Makes a cell.
    public init(row: Int, column: Int, rowSpan: Int = 1, columnSpan: Int = 1, bbox: PixelRect, text: String? = nil) {
        (self.row, self.column, self.rowSpan, self.columnSpan) = (row, column, rowSpan, columnSpan)
        (self.bbox, self.text) = (bbox, text)
    }
}

/// The structure of one table region.
public struct Table: Sendable, Hashable, Codable {
    /// Unique within the page: `t1`, `t2`, ...
    public var id: String
    /// The region it structures; absent in truths that know only the table.
    public var region: String?
    /// Place of the table.
    public var bbox: PixelRect
    /// Confidence, `0...1`.
    public var score: Double
    /// Number of rows and columns.
    public var rows: Int, columns: Int
    /// The cells in row-major order; a table that was not read has none for its empty places.
    public var cells: [TableCell]
    /// How many of the first rows are the head; `header_rows` in records, absent where unknown.
    public var headerRows: Int?
    /// Heights of the lines between rows, outer ones included, so one more than rows; `row_edges` in records.
    public var rowEdges: [Int]?
    /// Places of the lines between columns, outer ones included; `column_edges` in records.
    public var columnEdges: [Int]?

    private enum CodingKeys: String, CodingKey {
        case id, region, bbox, score, rows, columns, cells
        case headerRows = "header_rows"
        case rowEdges = "row_edges"
        case columnEdges = "column_edges"
    }

    /// Makes a table; `score` is rounded as in records.
    public init(
        id: String,
        region: String?,
        bbox: PixelRect,
        score: Double,
        rows: Int,
        columns: Int,
        cells: [TableCell],
        headerRows: Int? = nil,
        rowEdges: [Int]? = nil,
        columnEdges: [Int]? = nil
    ) {
        (self.id, self.region, self.bbox, self.score) = (id, region, bbox, recordPrecision(score))
        (self.rows, self.columns, self.cells) = (rows, columns, cells)
        (self.headerRows, self.rowEdges, self.columnEdges) = (headerRows, rowEdges, columnEdges)
    }
}

/// Where a resolution comes from.
public enum ResolutionSource: String, Sendable, Hashable, Codable {
    /// The image file states it and it is credible.
    case file
    /// Estimated from the size of the type.
    case estimated
    /// Neither was possible.
    case `default`
}

/// The scan a record was made from.
public struct ScanSource: Sendable, Hashable, Codable {
    /// Path as given by the user.
    public var path: String
    /// Page within the file, from 1.
    public var page: Int
    /// SHA-256 of the file, lower-case hexadecimal.
    public var sha256: String

    /// Names a page of a file.
    public init(path: String, page: Int, sha256: String) {
        (self.path, self.page, self.sha256) = (path, page, sha256)
    }
}

/// Size and resolution of the decoded page image; all boxes of a record are in its pixels.
public struct ImageInfo: Sendable, Hashable, Codable {
    /// Size in pixels.
    public var width: Int, height: Int
    /// Dots per inch.
    public var dpi: Int
    /// Where `dpi` comes from.
    public var dpiSource: ResolutionSource
    /// Angle of the text lines, degrees, positive where they fall to the right.
    public var skewDegrees: Double

    private enum CodingKeys: String, CodingKey {
        case width, height, dpi
        case dpiSource = "dpi_source"
        case skewDegrees = "skew_degrees"
    }

    /// Describes an image; the skew is rounded to a hundredth of a degree.
    public init(width: Int, height: Int, dpi: Int, dpiSource: ResolutionSource, skewDegrees: Double) {
        (self.width, self.height, self.dpi, self.dpiSource) = (width, height, dpi, dpiSource)
        self.skewDegrees = (skewDegrees * 100).rounded() / 100
    }
}

/// What is known about the page from its path or a sidecar; unknown stays absent.
public struct PageMetadata: Sendable, Hashable, Codable {
    /// Title of the newspaper.
    public var title: String?
    /// Library of Congress Control Number of the title.
    public var lccn: String?
    /// Date of issue, ISO 8601: `1920-11-15`.
    public var date: String?
    /// Edition within the day, from 1.
    public var edition: Int?
    /// Page number within the issue, from 1.
    public var page: Int?
    /// Further columns of the user's sidecar, by name.
    public var extra: [String: String]?

    /// Metadata of a page; everything may be unknown.
    public init(
        title: String? = nil,
        lccn: String? = nil,
        date: String? = nil,
        edition: Int? = nil,
        page: Int? = nil,
        extra: [String: String]? = nil
    ) {
        (self.title, self.lccn, self.date) = (title, lccn, date)
        (self.edition, self.page, self.extra) = (edition, page, extra)
    }
}

/// What made a record.
public struct Provenance: Sendable, Hashable, Codable {
    /// Version of Broadsheet.
    public var broadsheet: String
    /// Digest of pipeline configuration, model digests and program version.
    public var fingerprint: String
    /// Digest of each model, by stage.
    public var models: [String: String]
    /// Version of Tesseract.
    public var tesseract: String

    /// Names the makers of a record.
    public init(broadsheet: String, fingerprint: String, models: [String: String], tesseract: String) {
        (self.broadsheet, self.fingerprint) = (broadsheet, fingerprint)
        (self.models, self.tesseract) = (models, tesseract)
    }
}

/// One line of `pages/part-*.jsonl`: everything known about one page.
public struct PageRecord: Sendable, Hashable, Codable {
    /// Unique in the corpus: from metadata where known, else from the path.
    public var id: String
    /// The scan.
    public var source: ScanSource
    /// The decoded image.
    public var image: ImageInfo
    /// What path or sidecar say.
    public var metadata: PageMetadata
    /// Regions in reading order.
    public var regions: [Region]
    /// Articles in reading order.
    public var articles: [Article]
    /// Tables in the order of their regions.
    public var tables: [Table]
    /// What made this record.
    public var provenance: Provenance

    /// Makes a record.
    public init(
        id: String,
        source: ScanSource,
        image: ImageInfo,
        metadata: PageMetadata,
        regions: [Region],
        articles: [Article],
        tables: [Table],
        provenance: Provenance
    ) {
        (self.id, self.source, self.image, self.metadata) = (id, source, image, metadata)
        (self.regions, self.articles, self.tables, self.provenance) = (regions, articles, tables, provenance)
    }
}
