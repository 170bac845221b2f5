/// A cell of a table: `row` and `column` count from 0.
package struct TableCell: Sendable, Hashable, Codable {
    /// First row and column.
    package var row: Int, column: Int
    /// Rows and columns covered, at least 1.
    package var rowSpan: Int, columnSpan: Int
    /// Hull of the cell's ink; of an empty cell its place between the lines of rows and columns.
    package var bbox: PixelRect
    /// The cell's text, empty where nothing is printed; absent where the table was not read.
    package var text: String?

    private enum CodingKeys: String, CodingKey {
        case row, column, bbox, text
        case rowSpan = "row_span"
        case columnSpan = "column_span"
    }

    package init(row: Int, column: Int, rowSpan: Int = 1, columnSpan: Int = 1, bbox: PixelRect, text: String? = nil) {
        (self.row, self.column, self.rowSpan, self.columnSpan) = (row, column, rowSpan, columnSpan)
        (self.bbox, self.text) = (bbox, text)
    }
}

/// The structure of one table region.
package struct Table: Sendable, Hashable, Codable {
    /// Unique within the page: `t1`, `t2`, ...
    package var id: String
    /// The region it structures; absent in truths that know only the table.
    package var region: String?
    /// Place of the table.
    package var bbox: PixelRect
    /// Confidence, `0...1`.
    package var score: Double
    /// Number of rows and columns.
    package var rows: Int, columns: Int
    /// The cells in row-major order; a table that was not read has none for its empty places.
    package var cells: [TableCell]
    /// How many of the first rows are the head; `header_rows` in records, absent where unknown.
    package var headerRows: Int?
    /// Heights of the lines between rows, outer ones included, so one more than rows; `row_edges` in records.
    package var rowEdges: [Int]?
    /// Places of the lines between columns, outer ones included; `column_edges` in records.
    package var columnEdges: [Int]?

    private enum CodingKeys: String, CodingKey {
        case id, region, bbox, score, rows, columns, cells
        case headerRows = "header_rows"
        case rowEdges = "row_edges"
        case columnEdges = "column_edges"
    }

    /// Makes a table; `score` is rounded as in records.
    package init(
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
