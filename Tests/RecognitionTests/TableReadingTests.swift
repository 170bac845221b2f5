import CorpusModel
import PageFlow
import Recognition
import Testing

/// Tables are read once, with the regions that hold them.
@Suite struct TableReadingTests {
    private static let places = [["Corn", "48", "50"], ["Oats", "", "31"]]

    /// An article, then a table between its head and a note, which layout took for one region.
    private static var market: PrintedSheet {
        var sheet = PrintedSheet()
        sheet.add("r1", .article, row: 1, ["The market was dull", "all the week."])
        sheet.add("r2", .table, row: 4, ["GRAIN PRICES", "?", "?", "Corrected weekly."])
        sheet.add(places, row: 5, region: "r2")
        return sheet
    }

    private func lines(_ text: PageText, _ id: String) -> [String] {
        text.regions.filter { $0.layout.id == id }.flatMap(\.lines).map(\.text)
    }

    private func rows(_ table: Table) -> [String] {
        (0..<table.rows).map { row in
            table.cells.filter { $0.row == row }.compactMap(\.text).filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    // MARK: One reading

    @Test("a page is one call, and nothing printed is read twice", arguments: [TableReadingMode.row, .cell])
    func oneCall(_ mode: TableReadingMode) async throws {
        let sheet = Self.market
        let recognizer = KnowingRecognizer(sheet.said)
        let text = try await sheet.read(by: recognizer, tables: mode)
        #expect(await recognizer.calls.count == 1)
        // One block for the article, one for the head, one for the note, and the rows or pieces.
        #expect(await recognizer.calls.first?.count == 3 + (mode == .row ? 2 : 5))
        let asked = await recognizer.asked
        #expect(asked.count == 9 && Set(asked).count == asked.count)
        #expect(lines(text, "r1") == ["The market was dull", "all the week."])
        #expect(lines(text, "r2") == ["GRAIN PRICES", "Corn 48 50", "Oats 31", "Corrected weekly."])
        #expect(text.tables.map(rows) == [["Corn 48 50", "Oats 31"]])
    }

    @Test func wordsOfARowAreThoseOfItsCells() async throws {
        let text = try await Self.market.read()
        let row = try #require(text.regions[1].lines.dropFirst().first)
        #expect(row.words.map(\.text) == ["Corn", "48", "50"])
        #expect(row.bbox == PixelRect.hull(row.words.map(\.bbox)) && row.confidence == 0.9)
        for (left, right) in zip(row.words, row.words.dropFirst()) { #expect(left.bbox.x1 <= right.bbox.x0) }
    }

    @Test("cells without reading: the region is read as lines")
    func unread() async throws {
        let sheet = Self.market
        let recognizer = KnowingRecognizer(sheet.said)
        let text = try await sheet.read(by: recognizer, tables: nil)
        #expect(await recognizer.calls == [sheet.regions.map { .region($0) }])
        #expect(lines(text, "r2") == ["GRAIN PRICES", "?", "?", "Corrected weekly."])
        #expect(text.tables == sheet.tables.map(\.table))
    }

    @Test func whatARowLacksIsTriedAlone() async throws {
        var sheet = Self.market
        sheet.add([["Hay", "9"]], row: 20, region: nil)
        let shy = Set([sheet.tables[0].pieces[1].bbox, sheet.tables[1].pieces[0].bbox])
        let recognizer = KnowingRecognizer(sheet.said, shy: shy)
        let text = try await sheet.read(by: recognizer)
        let calls = await recognizer.calls
        #expect(calls.count == 2)
        #expect(
            calls.last
                == sheet.tables.flatMap(\.pieces).map(\.bbox).filter(shy.contains).map {
                    .row(pieces: [$0], xHeight: 10)
                }
        )
        #expect(text.tables.map(rows) == [["Corn 48 50", "Oats 31"], ["Hay 9"]])
        #expect(lines(text, "r2")[1] == "Corn 48 50")
    }

    @Test("what is never read stays empty, and is tried no third time")
    func nothing() async throws {
        let sheet = Self.market
        let recognizer = KnowingRecognizer([:])
        let text = try await sheet.read(by: recognizer)
        #expect(await recognizer.calls.count == 2)
        #expect(text.regions.flatMap(\.lines).isEmpty)
        #expect(text.tables[0].cells.allSatisfy { $0.text == "" })
    }

    @Test func aPageWithoutTypeIsNotAsked() async throws {
        let recognizer = KnowingRecognizer([:])
        let text = try await PrintedSheet().read(by: recognizer)
        #expect(await recognizer.calls.isEmpty)
        #expect(text.regions.isEmpty && text.tables.isEmpty)
    }

    // MARK: Which region

    @Test("a table of no region is read, too")
    func wholePage() async throws {
        var sheet = PrintedSheet()
        sheet.add(Self.places, row: 3, region: nil)
        let text = try await sheet.read()
        #expect(text.regions.isEmpty && text.tables.map(rows) == [["Corn 48 50", "Oats 31"]])
    }

    @Test("the rows of a table inside an article are lines of it, in their place")
    func insideAnArticle() async throws {
        var sheet = PrintedSheet()
        sheet.add("r1", .article, row: 1, ["Prices were these:", "?", "?", "The sales went on", "until noon."])
        sheet.add(Self.places, row: 2, region: "r1")
        let recognizer = KnowingRecognizer(sheet.said)
        let text = try await sheet.read(by: recognizer)
        #expect(
            lines(text, "r1")
                == ["Prices were these:", "Corn 48 50", "Oats 31", "The sales went on", "until noon."]
        )
        #expect(await recognizer.asked.count == 8)
        #expect(text.tables.map(rows) == [["Corn 48 50", "Oats 31"]])
    }

    @Test("what stands beside a table on its lines is read by itself")
    func besideATable() async throws {
        var sheet = PrintedSheet()
        sheet.add("r1", .article, row: 1, x0: 0, x1: 420, ["?", "?"])
        sheet.add(Self.places, row: 1, x0: 120, region: "r1")
        let recognizer = KnowingRecognizer(sheet.said)
        _ = try await sheet.read(by: recognizer)
        let left = await recognizer.asked.filter { $0.x0 == 0 }
        #expect(left == (1...2).map { PrintedSheet.box(0, 120, row: $0) })
        #expect(await recognizer.calls.first?.count == 3)
    }

    @Test("of two tables side by side neither is read with the other's lines")
    func twoTables() async throws {
        var sheet = PrintedSheet()
        sheet.add("r1", .article, row: 1, x0: 0, x1: 600, ["?", "?"])
        sheet.add([["a", "1"], ["b", "2"]], row: 1, x0: 350, region: "r1")
        sheet.add([["c", "3"], ["d", "4"]], row: 1, x0: 100, region: "r1")
        let recognizer = KnowingRecognizer(sheet.said)
        let text = try await sheet.read(by: recognizer)
        let ends = await recognizer.calls.joined().compactMap { area -> [PixelRect]? in
            guard case .region(let region) = area else { return nil }
            return region.lines.map(\.bbox)
        }
        .sorted { $0[0].x0 < $1[0].x0 }
        // Left of both, between them, right of both.
        #expect(
            ends == [(0, 100), (300, 350), (550, 600)].map { x in (1...2).map { PrintedSheet.box(x.0, x.1, row: $0) } }
        )
        #expect(text.tables.map(rows) == [["a 1", "b 2"], ["c 3", "d 4"]])
        #expect(lines(text, "r1") == ["c 3", "a 1", "d 4", "b 2"])
    }

    @Test("a head that layout took for a table by itself keeps its rows")
    func heads() async throws {
        var sheet = PrintedSheet()
        sheet.add("r1", .table, row: 1, ["?"])
        sheet.add("r2", .table, row: 2, ["?", "?"])
        sheet.add([["", "Old", "New"]] + Self.places, row: 1, region: "r2", headerRows: 1)
        sheet.tables[0].heads = ["r1"]
        let recognizer = KnowingRecognizer(sheet.said)
        let text = try await sheet.read(by: recognizer)
        #expect(lines(text, "r1") == ["Old New"] && lines(text, "r2") == ["Corn 48 50", "Oats 31"])
        #expect(await recognizer.asked.count == 7)
    }

    @Test("of a region whose lines are unknown, what lies above and below the table is read")
    func unknownLines() async throws {
        var sheet = Self.market
        sheet.regions[1].lines = []
        let recognizer = KnowingRecognizer(sheet.said)
        _ = try await sheet.read(by: recognizer)
        let parts = await recognizer.calls.joined().compactMap { area -> PixelRect? in
            guard case .region(let region) = area, region.id == "r2" else { return nil }
            return region.bbox
        }
        #expect(parts == [PixelRect(x0: 0, y0: 120, x1: 300, y1: 145), PixelRect(x0: 0, y0: 205, x1: 300, y1: 230)])
    }

    @Test("tables of illegible regions stay unread, unless told")
    func illegible() async throws {
        var sheet = PrintedSheet()
        sheet.add("r1", .table, row: 1, ["?", "?"], label: .illegible)
        sheet.add(Self.places, row: 1, region: "r1")
        sheet.add("r2", .table, row: 5, ["?", "?"], label: .borderline)
        sheet.add(Self.places, row: 5, region: "r2")
        let text = try await sheet.read()
        #expect(lines(text, "r1") == [] && lines(text, "r2") == ["Corn 48 50", "Oats 31"])
        #expect(text.tables[0] == sheet.tables[0].table && rows(text.tables[1]) == ["Corn 48 50", "Oats 31"])
        let all = try await sheet.read { $0.skipsIllegible = false }
        #expect(lines(all, "r1") == ["Corn 48 50", "Oats 31"] && rows(all.tables[0]) == ["Corn 48 50", "Oats 31"])
    }

    // MARK: What is known about cells

    @Test("empty places are cells between the lines of rows and columns")
    func emptyPlaces() async throws {
        let cells = try await Self.market.read().tables[0].cells
        let empty = try #require(cells.first { $0.text == "" })
        #expect((cells.count, empty.row, empty.column) == (6, 1, 1))
        #expect(empty.bbox == PixelRect(x0: 100, y0: 175, x1: 200, y1: 205))
    }

    @Test(
        "cell and line say the same: digits are corrected in the body, leader dots go",
        arguments: [
            ("1O7", "107"), ("l2.5", "12.5"), ("Oslo", "Oslo"), ("3d", "3d"), ("$1,OO0", "$1,000"), ("45l.", "451."),
            ("Wheat ......", "Wheat"), ("Wheat....", "Wheat"), ("No. 2", "No. 2"), ("etc.", "etc."), ("......", ""),
        ],
        [TableReadingMode.row, .cell]
    )
    func corrected(_ read: (printed: String, expected: String), _ mode: TableReadingMode) async throws {
        var sheet = PrintedSheet()
        sheet.add("r1", .table, row: 1, ["?", "?"])
        sheet.add([[read.printed, "x"], ["x", read.printed]], row: 1, region: "r1")
        let text = try await sheet.read(tables: mode)
        #expect(text.tables[0].cells.map(\.text) == [read.expected, "x", "x", read.expected])
        #expect(lines(text, "r1") == rows(text.tables[0]))
    }

    @Test func headsStayAsRead() async throws {
        var sheet = PrintedSheet()
        sheet.add("r1", .table, row: 1, ["?", "?"])
        sheet.add([["1O7", "1O8"], ["1O7", "1O8"]], row: 1, region: "r1", headerRows: 1)
        let text = try await sheet.read()
        #expect(text.tables[0].cells.map(\.text) == ["1O7", "1O8", "107", "108"])
        #expect(lines(text, "r1") == ["1O7 1O8", "107 108"])
    }

    @Test("a cell of two lines is one text, its rows are two")
    func wrapped() async throws {
        var sheet = PrintedSheet()
        sheet.add("r1", .table, row: 1, ["?", "?"])
        sheet.add([["Produc-", "7"], ["tion ....", ""]], row: 1, region: "r1")
        // One cell over both lines.
        sheet.tables[0].pieces[2].cell = 0
        sheet.tables[0].table.cells[0].rowSpan = 2
        sheet.tables[0].table.cells.remove(at: 2)
        let text = try await sheet.read()
        #expect(text.tables[0].cells.map(\.text) == ["Production", "7", ""])
        #expect(lines(text, "r1") == ["Produc- 7", "tion"])
    }

    @Test("a dash needs no reading", arguments: [(4, "-"), (10, "\u{2013}"), (30, "\u{2014}")])
    func dash(_ width: Int, _ sign: String) async throws {
        var sheet = PrintedSheet()
        sheet.add([["wrong"], ["right"]], row: 1, region: nil)
        let box = sheet.tables[0].pieces[0].bbox
        sheet.tables[0].pieces[0].bbox = PixelRect(x0: box.x0, y0: box.y0 + 9, x1: box.x0 + width, y1: box.y0 + 11)
        let recognizer = KnowingRecognizer(sheet.said)
        let text = try await sheet.read(by: recognizer)
        #expect(text.tables[0].cells.map(\.text) == [sign, "right"])
        #expect(await recognizer.asked.count == 1)
    }

    @Test("a table whose region is unknown, one without print, one off the page")
    func oddTables() async throws {
        var sheet = PrintedSheet()
        sheet.add([["a"]], row: 1, region: "none")
        sheet.add([[]], row: 2, region: nil)
        sheet.add([["b"]], row: 900, region: nil)
        let text = try await sheet.read()
        #expect(text.tables.map { $0.cells.map(\.text) } == [["a"], [], ["b"]])
    }
}
