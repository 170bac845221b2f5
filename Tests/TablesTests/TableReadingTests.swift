import CorpusModel
import PageFlow
import Raster
import Tables
import Testing

/// Answers every block with the same words, evenly over its width.
private struct FixedRecognizer: TextRecognizer {
    let engine = "fixed"
    let words: [String]

    func lines(in block: TextBlock) async throws -> [TextLine] {
        let step = block.image.width / max(1, words.count)
        let placed = words.enumerated().map { index, text in
            Word(
                bbox: PixelRect(x0: index * step + 2, y0: 2, x1: (index + 1) * step - 2, y1: block.image.height),
                text: text,
                confidence: 0.9
            )
        }
        let hull = PixelRect(x0: 0, y0: 0, x1: block.image.width, y1: block.image.height)
        return [TextLine(bbox: hull, text: words.joined(separator: " "), confidence: 0.9, words: placed)]
    }
}

@Suite struct TableReadingTests {
    private static func page(heads: Int = 0) -> TableLayout {
        let boxes = [
            PixelRect(x0: 10, y0: 10, x1: 60, y1: 24), PixelRect(x0: 110, y0: 10, x1: 160, y1: 24),
            PixelRect(x0: 10, y0: 40, x1: 60, y1: 54),
        ]
        let places = [(0, 0), (0, 1), (1, 0)]
        let table = Table(
            id: "t1",
            region: nil,
            bbox: PixelRect(x0: 5, y0: 5, x1: 170, y1: 60),
            score: 1,
            rows: 2,
            columns: 2,
            cells: zip(places, boxes).map { TableCell(row: $0.0, column: $0.1, bbox: $1) },
            headerRows: heads,
            rowEdges: [5, 32, 60],
            columnEdges: [5, 85, 170]
        )
        let found = FoundTable(
            table: table,
            pieces: boxes.enumerated().map { FoundTable.Piece(cell: $0, line: $0 < 2 ? 0 : 1, bbox: $1) },
            xHeight: 10
        )
        return TableLayout(upright: GrayImage(width: 200, height: 100), dpi: 150, tables: [found])
    }

    private static func read(
        _ words: [String],
        _ mode: TableReadingMode,
        heads: Int = 0
    ) async throws -> [TableCell] {
        let stage = TableReadingStage(
            margin: 10,
            recognizer: FixedRecognizer(words: words),
            mode: mode
        )
        return try await stage.run(page(heads: heads))[0].cells
    }

    @Test func wordsOfARowGoToTheirCells() async throws {
        let cells = try await Self.read(["left", "right"], .row)
        #expect(cells.map(\.text) == ["left", "right", "left right", ""])
    }

    @Test func emptyPlacesAreCellsBetweenTheLines() async throws {
        let cells = try await Self.read(["x"], .cell)
        let empty = try #require(cells.last)
        #expect((empty.row, empty.column) == (1, 1))
        #expect(empty.bbox == PixelRect(x0: 85, y0: 32, x1: 170, y1: 60))
    }

    @Test(
        "digits are corrected in the body, words are not",
        arguments: [
            ("1O7", "107"), ("l2.5", "12.5"), ("Oslo", "Oslo"), ("3d", "3d"), ("$1,OO0", "$1,000"), ("45l.", "451."),
        ]
    )
    func digits(_ read: String, _ expected: String) async throws {
        #expect(try await Self.read([read], .cell)[0].text == expected)
    }

    @Test func headsStayAsRead() async throws {
        let cells = try await Self.read(["1O7"], .cell, heads: 1)
        #expect(cells.map(\.text) == ["1O7", "1O7", "107", ""])
    }

    @Test(arguments: [("Wheat ......", "Wheat"), ("Wheat....", "Wheat"), ("No. 2", "No. 2"), ("etc.", "etc.")])
    func leadersGo(_ read: String, _ expected: String) async throws {
        #expect(try await Self.read(read.split(separator: " ").map(String.init), .cell)[0].text == expected)
    }

    @Test func aDashNeedsNoReading() async throws {
        var page = Self.page()
        page.tables[0].pieces[0].bbox = PixelRect(x0: 10, y0: 16, x1: 20, y1: 18)
        let stage = TableReadingStage(
            margin: 10,
            recognizer: FixedRecognizer(words: ["wrong"]),
            mode: .cell
        )
        #expect(try await stage.run(page)[0].cells[0].text == "\u{2013}")
    }
}
