/// One line of `tables/part-*.jsonl`: one table, with what its page knows about it.
package struct TableRecord: Sendable, Hashable, Codable {
    /// `<page id>#t1`.
    package var id: String
    /// Id of the page record.
    package var page: String
    /// See `Table`.
    package var region: String?, bbox: PixelRect, score: Double
    /// See `Table`.
    package var rows: Int, columns: Int, headerRows: Int?
    /// See `Table`.
    package var rowEdges: [Int]?, columnEdges: [Int]?
    /// See `Table`.
    package var cells: [TableCell]
    /// See `PageMetadata`.
    package var date: String?, datePrecision: DatePrecision?, dateQualifier: DateQualifier?
    /// See `PageMetadata`.
    package var title: String?, lccn: String?

    private enum CodingKeys: String, CodingKey {
        case id, page, region, bbox, score, rows, columns, cells, date, title, lccn
        case datePrecision = "date_precision"
        case dateQualifier = "date_qualifier"
        case headerRows = "header_rows"
        case rowEdges = "row_edges"
        case columnEdges = "column_edges"
    }

    /// The record of a page's table.
    package init(_ table: Table, of page: PageRecord) {
        (id, self.page) = ("\(page.id)#\(table.id)", page.id)
        (region, bbox, score) = (table.region, table.bbox, table.score)
        (rows, columns, headerRows) = (table.rows, table.columns, table.headerRows)
        (rowEdges, columnEdges, cells) = (table.rowEdges, table.columnEdges, table.cells)
        (date, title, lccn) = (page.metadata.date, page.metadata.title, page.metadata.lccn)
        (datePrecision, dateQualifier) = (page.metadata.datePrecision, page.metadata.dateQualifier)
    }

    /// The table alone.
    package var table: Table {
        Table(
            id: id,
            region: region,
            bbox: bbox,
            score: score,
            rows: rows,
            columns: columns,
            cells: cells,
            headerRows: headerRows,
            rowEdges: rowEdges,
            columnEdges: columnEdges
        )
    }
}
