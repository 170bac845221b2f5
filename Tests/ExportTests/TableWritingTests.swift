import CorpusModel
import Export
import Testing

@Suite struct TableWritingTests {
    private static let box = PixelRect(x0: 0, y0: 0, x1: 1, y1: 1)
    private static let table = Table(
        id: "p#t1",
        region: nil,
        bbox: box,
        score: 1,
        rows: 3,
        columns: 3,
        cells: [
            TableCell(row: 0, column: 1, columnSpan: 2, bbox: box, text: "A & B"),
            TableCell(row: 1, column: 0, rowSpan: 2, bbox: box, text: "Wheat, \"No. 2\""),
            TableCell(row: 1, column: 1, bbox: box, text: "1|2"),
            TableCell(row: 2, column: 2, bbox: box, text: "9"),
            TableCell(row: 7, column: 9, bbox: box, text: "outside"),
        ],
        headerRows: 1
    )

    @Test func csvIsQuotedWhereItMustBe() {
        #expect(TableWriting(Self.table).text(as: .csv) == ",A & B,\r\n\"Wheat, \"\"No. 2\"\"\",1|2,\r\n,,9\r\n")
    }

    @Test func markdownEscapesBars() {
        let text = TableWriting(Self.table).text(as: .markdown)
        #expect(text == "|  | A & B |  |\n| --- | --- | --- |\n| Wheat, \"No. 2\" | 1\\|2 |  |\n|  |  | 9 |\n")
    }

    @Test func htmlKeepsSpansAndTheHead() {
        let text = TableWriting(Self.table).text(as: .html)
        #expect(text.contains("<thead>\n<tr><th></th><th colspan=\"2\">A &amp; B</th></tr>\n</thead>"))
        #expect(text.contains("<td rowspan=\"2\">Wheat, &quot;No. 2&quot;</td><td>1|2</td><td></td></tr>"))
        #expect(text.contains("<tr><td></td><td>9</td></tr>"))
        #expect(!text.contains("outside"))
    }

    @Test(arguments: TableFormat.allCases)
    func aTableWithoutPlacesIsWritten(_ format: TableFormat) {
        let empty = Table(id: "t", region: nil, bbox: Self.box, score: 0, rows: 0, columns: 0, cells: [])
        #expect(!TableWriting(empty).text(as: format).contains("nil"))
    }

    @Test(
        "a field is quoted for what its scalars are, not its characters",
        arguments: [
            (",\u{301}", "\",\u{301}\""), ("a\r\nb", "\"a\r\nb\""), ("\"\u{301}", "\"\"\"\u{301}\""),
            ("a\rb", "\"a\rb\""),
            ("caf\u{E9}", "caf\u{E9}"),
        ]
    )
    func csvQuotes(_ text: String, _ field: String) {
        let cell = TableCell(row: 0, column: 0, bbox: PixelRect(x0: 0, y0: 0, x1: 1, y1: 1), text: text)
        let table = Table(id: "t", region: nil, bbox: cell.bbox, score: 1, rows: 1, columns: 1, cells: [cell])
        #expect(Array(TableWriting(table).text(as: .csv).utf8) == Array((field + "\r\n").utf8))
    }

    @Test func htmlEscapesMarksThatCarryAnAccent() {
        #expect(Array(htmlEscaped("<\u{338}b>\"\u{301}").utf8) == Array("&lt;\u{338}b&gt;&quot;\u{301}".utf8))
    }
}
