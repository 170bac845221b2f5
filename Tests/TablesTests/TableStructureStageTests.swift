import CorpusModel
import PageFlow
import Raster
import Tables
import TestSupport
import Testing

@Suite struct TableStructureStageTests {
    private static let entries = [
        ["dxxxd xx", "12", "345"], ["xdxxx", "7", "1210"], ["dxxdx xxdx", "88", "96"], ["xxdx", "120", "4"],
        ["dxxxxdx", "31", "77"], ["xdx xdxx", "5", "2004"],
    ]

    @Test func numbersInColumnsAreATable() throws {
        let drawn = DrawnTable.open(Self.entries, ends: [400, 560])
        let table = try #require(TableStructureStage.tables(of: drawn.page).first?.table)
        #expect(TableStructureStage.tables(of: drawn.page).count == 1)
        #expect((table.rows, table.columns) == (6, 3))
        #expect(table.cells.count == 18)
        #expect(table.rowEdges?.count == 7)
        #expect(table.columnEdges?.count == 4)
        let last = try #require(table.cells.first { $0.row == 5 && $0.column == 2 })
        #expect(abs(last.bbox.x1 - 558) <= 2 && abs(last.bbox.y1 - 250) <= 2)
    }

    @Test("rules make rows of wrapped cells", arguments: [0, 6])
    func ruledCells(_ broken: Int) throws {
        var drawn = DrawnTable(width: 700, height: 500)
        let (xs, ys) = ([50, 260, 420, 600], [60, 100, 170, 240])
        for y in ys {
            drawn.fill(PixelRect(x0: 50, y0: y, x1: 602, y1: y + 2))
            if broken > 0 { drawn.fill(PixelRect(x0: 300, y0: y, x1: 300 + broken, y1: y + 2), tone: 250) }
        }
        // The upper right cell covers two columns.
        for x in xs {
            drawn.fill(PixelRect(x0: x, y0: x == 420 ? ys[1] : ys[0], x1: x + 2, y1: ys[3]))
        }
        drawn.words("dxxd", x: 300, baseline: 88)
        for row in 1...2 {
            drawn.words("dxx xxd", x: 60, baseline: ys[row] + 28)
            drawn.words("xxdxx", x: 60, baseline: ys[row] + 56)
            drawn.words("12", x: 320, baseline: ys[row] + 40)
            drawn.words("345", x: 500, baseline: ys[row] + 40)
        }
        let tables = TableStructureStage.tables(of: drawn.page)
        let table = try #require(tables.first?.table)
        #expect(tables.count == 1)
        #expect((table.rows, table.columns) == (3, 3))
        let head = try #require(table.cells.first)
        #expect((head.row, head.column, head.columnSpan) == (0, 1, 2))
        #expect(table.cells.count == 7)
        #expect(table.headerRows == 1)
        let wrapped = try #require(table.cells.first { $0.row == 1 && $0.column == 0 })
        #expect(wrapped.bbox.height > 40)
    }

    @Test func leaderDotsAreNoWords() throws {
        var drawn = DrawnTable.open(Self.entries.map { [$0[0], $0[2]] }, ends: [560])
        for row in 0..<6 {
            for x in stride(from: 230, to: 500, by: 14) {
                drawn.fill(PixelRect(x0: x, y0: 97 + row * 30, x1: x + 3, y1: 100 + row * 30))
            }
        }
        let found = try #require(TableStructureStage.tables(of: drawn.page).first)
        #expect((found.table.rows, found.table.columns) == (6, 2))
        #expect(found.pieces.count == 12)
    }

    @Test func lightWordsOnADarkBandAreTheHead() throws {
        var drawn = DrawnTable.open(Self.entries, ends: [400, 560])
        drawn.fill(PixelRect(x0: 50, y0: 40, x1: 570, y1: 78), tone: 60)
        drawn.words("xdxx", x: 364, baseline: 66, tone: 250)
        drawn.words("dxd", x: 530, baseline: 66, tone: 250)
        let table = try #require(TableStructureStage.tables(of: drawn.page).first?.table)
        #expect((table.rows, table.columns) == (7, 3))
        #expect(table.cells.contains { $0.row == 0 && $0.column == 2 })
    }

    @Test func textIsNoTable() {
        var drawn = DrawnTable()
        for row in 0..<14 {
            drawn.words("dxxd xxdxx xx xdxx dxdxxx xxd xdxxxx xx dxxxd xxdx xdxxx xx", x: 60, baseline: 80 + 30 * row)
        }
        #expect(TableStructureStage.tables(of: drawn.page).isEmpty)
    }

    @Test func aPlaceIsTakenForATable() throws {
        let drawn = DrawnTable.open(Self.entries, ends: [400, 560])
        var page = drawn.page
        page.places = [TableQuery.Place(region: "r7", bbox: PixelRect(x0: 50, y0: 75, x1: 570, y1: 260))]
        let table = try #require(TableStructureStage.tables(of: page).first?.table)
        #expect(table.region == "r7")
        #expect((table.rows, table.columns) == (6, 3))
    }

    @Test func headsFoundByThemselvesBelongToTheTableBelow() throws {
        let drawn = DrawnTable.open(Self.entries, ends: [400, 560])
        var page = drawn.page
        page.bodyXHeight = 11
        page.places = [
            TableQuery.Place(region: "r1", bbox: PixelRect(x0: 50, y0: 80, x1: 570, y1: 104)),
            TableQuery.Place(region: "r2", bbox: PixelRect(x0: 50, y0: 108, x1: 570, y1: 260)),
        ]
        let tables = TableStructureStage.tables(of: page).map(\.table)
        #expect(tables.map(\.region) == ["r2"])
        #expect(tables.first?.rows == 6)
    }

    @Test func numbersInsideARegionOfTextAreFound() throws {
        let drawn = DrawnTable.open(Self.entries, ends: [400, 560])
        var page = drawn.page
        page.places = []
        page.searched = [TableQuery.Place(region: "r2", bbox: PixelRect(x0: 40, y0: 60, x1: 580, y1: 270))]
        #expect(TableStructureStage.tables(of: page).map(\.table.region) == ["r2"])
    }

    /// The lines of `count` rows of a drawn page, from the first on.
    private static func lines(_ count: Int, x1: Int = 560) -> [LineGeometry] {
        (0..<count).map { row in
            LineGeometry(
                bbox: PixelRect(x0: 60, y0: 84 + 30 * row, x1: x1, y1: 100 + 30 * row),
                xHeight: Double(DrawnTable.xHeight)
            )
        }
    }

    /// Tables in a region of text whose lines are known.
    private static func tables(in drawn: DrawnTable, lines: [LineGeometry]) -> Int {
        var page = drawn.page
        page.places = []
        page.bodyXHeight = Double(DrawnTable.xHeight)
        page.searched = [
            TableQuery.Place(region: "r2", bbox: PixelRect(x0: 40, y0: 60, x1: 580, y1: 270), lines: lines)
        ]
        return TableStructureStage.tables(of: page).count
    }

    @Test("rows with wide gaps are searched for columns, whether layout took a row for one line or for several")
    func linesWithGapsAreSearched() {
        let drawn = DrawnTable.open(Self.entries, ends: [400, 560])
        let halves = Self.lines(6).flatMap { line -> [LineGeometry] in
            var (left, right) = (line, line)
            (left.bbox.x1, right.bbox.x0) = (200, 360)
            return [left, right]
        }
        #expect(Self.tables(in: drawn, lines: Self.lines(6)) == 1)
        #expect(Self.tables(in: drawn, lines: halves) == 1)
    }

    @Test func leaderDotsAreGaps() {
        var drawn = DrawnTable.open(Self.entries.map { [$0[0], $0[2]] }, ends: [560])
        for row in 0..<6 {
            for x in stride(from: 230, to: 500, by: 14) {
                drawn.fill(PixelRect(x0: x, y0: 97 + 30 * row, x1: x + 3, y1: 100 + 30 * row))
            }
        }
        #expect(Self.tables(in: drawn, lines: Self.lines(6)) == 1)
    }

    @Test("a region is searched for columns only where gaps follow upon each other", arguments: [1, 2, 3, 6])
    func fewGapsAreNoReasonToSearch(_ gapped: Int) {
        // What says so are the lines that layout found; below them the table goes on.
        let drawn = DrawnTable.open(Self.entries, ends: [400, 560])
        let lines = Self.lines(6).enumerated().map { row, line in
            var line = line
            if row >= gapped { line.bbox.x1 = 150 }
            return line
        }
        #expect(Self.tables(in: drawn, lines: lines) == (gapped < 3 ? 0 : 1))
    }

    /// A page of one table, and what layout and legibility say of it.
    private func judged(_ regions: [(id: String, regionClass: RegionClass, bbox: PixelRect)]) -> JudgedLayout {
        let image = DrawnTable.open(Self.entries, ends: [400, 560]).image
        return JudgedLayout(
            unjudged: PageLayout(
                source: ScanSource(path: "a.tif", page: 1, sha256: ""),
                upright: image,
                frame: PageFrame(upright: image),
                resolution: Resolution(dpi: 150, source: .file),
                bodyXHeight: 11,
                regions: regions.map { LayoutRegion(id: $0.id, regionClass: $0.regionClass, bbox: $0.bbox, score: 1) },
                separators: []
            )
        )
    }

    private static let place = PixelRect(x0: 50, y0: 75, x1: 570, y1: 260)

    @Test("layout's table and article regions are searched, no others", arguments: RegionClass.allCases)
    func searchedClasses(_ regionClass: RegionClass) async throws {
        let page = judged([("r3", regionClass, Self.place)])
        let found = try await TableStructureStage(.regions).run(page)
        let isSearched = regionClass == .table || regionClass == .article
        #expect(found.tables.map(\.table.region) == (isSearched ? ["r3"] : []))
        #expect(found.regions == page.regions)
    }

    @Test("a page is searched as a whole whatever layout says")
    func searchesThePage() async throws {
        for regions in [[], [("r1", .headline, Self.place)]] as [[(String, RegionClass, PixelRect)]] {
            let found = try await TableStructureStage(.page).run(judged(regions))
            #expect(found.tables.map(\.table.region) == [nil] && found.tables[0].table.rows == 6)
        }
        #expect(try await TableStructureStage(.regions).run(judged([])).tables.isEmpty)
        #expect(TableStructureStage(.regions).identity != TableStructureStage(.page).identity)
    }

    @Test("the regions of heads are known, and the order of regions changes nothing")
    func headsAreNamed() async throws {
        let regions: [(String, RegionClass, PixelRect)] = [
            ("r2", .table, PixelRect(x0: 50, y0: 108, x1: 570, y1: 260)),
            ("r1", .table, PixelRect(x0: 50, y0: 80, x1: 570, y1: 104)),
        ]
        let found = try await TableStructureStage(.regions).run(judged(regions)).tables
        #expect(found.map(\.table.region) == ["r2"] && found.map(\.heads) == [["r1"]])
        #expect(try await TableStructureStage(.regions).run(judged(regions.reversed())).tables == found)
    }

    @Test func theSamePageGivesTheSameTables() {
        let drawn = DrawnTable.open(Self.entries, ends: [400, 560])
        #expect(
            TableStructureStage.tables(of: drawn.page) == TableStructureStage.tables(of: drawn.page)
        )
    }
}

@Suite struct HostileTableTests {
    private static func ruled(columns: Int, rows: Int, thickness: Int = 1, step: Int = 10) -> DrawnTable {
        var drawn = DrawnTable(width: 60 + columns * step, height: 60 + rows * step)
        for column in 0...columns {
            let x = 30 + column * step
            drawn.fill(PixelRect(x0: x, y0: 30, x1: x + thickness, y1: 30 + rows * step))
        }
        for row in 0...rows {
            let y = 30 + row * step
            drawn.fill(PixelRect(x0: 30, y0: y, x1: 30 + columns * step, y1: y + thickness))
        }
        return drawn
    }

    @Test("pages without a table", arguments: [(1, 1), (5, 400), (400, 5), (300, 300)])
    func emptyPagesHaveNone(_ size: (Int, Int)) {
        let drawn = DrawnTable(width: size.0, height: size.1)
        #expect(TableStructureStage.tables(of: drawn.page).isEmpty)
    }

    @Test func aGridOfManyRulesIsEmpty() {
        #expect(TableStructureStage.tables(of: Self.ruled(columns: 300, rows: 60).page).isEmpty)
    }

    @Test func solidRulesAreNoTable() {
        var drawn = DrawnTable()
        for y in stride(from: 20, to: 680, by: 24) { drawn.fill(PixelRect(x0: 20, y0: y, x1: 880, y1: y + 12)) }
        #expect(TableStructureStage.tables(of: drawn.page).isEmpty)
    }

    @Test func aCrosswordGivesAtMostOneTable() {
        var drawn = Self.ruled(columns: 15, rows: 15, thickness: 2, step: 36)
        for row in 0..<15 {
            for column in 0..<15 {
                let (x, y) = (30 + column * 36, 30 + row * 36)
                if (row * 7 + column * 3) % 5 == 0 {
                    drawn.fill(PixelRect(x0: x, y0: y, x1: x + 36, y1: y + 36))
                } else if (row + column) % 3 == 0 {
                    drawn.words("1", x: x + 5, baseline: y + 21)
                }
            }
        }
        #expect(TableStructureStage.tables(of: drawn.page).count <= 1)
    }

    @Test func noiseIsNoTable() {
        var random = SeededGenerator(seed: 7)
        let samples = (0..<400 * 400).map { _ in UInt8.random(in: 0...255, using: &random) }
        let image = GrayImage(width: 400, height: 400, samples: samples)
        let query = TableQuery(upright: image, bodyXHeight: nil, places: nil)
        #expect(TableStructureStage.tables(of: query).isEmpty)
    }

    @Test func placesOutsideThePageGiveNothing() {
        var page = DrawnTable(width: 200, height: 200).page
        page.places = [
            TableQuery.Place(region: "r1", bbox: PixelRect(x0: 500, y0: 500, x1: 600, y1: 600)),
            TableQuery.Place(region: "r2", bbox: PixelRect(x0: 10, y0: 10, x1: 10, y1: 10)),
        ]
        #expect(TableStructureStage.tables(of: page).isEmpty)
    }

    @Test func anUpsideDownTableKeepsItsCells() throws {
        let drawn = DrawnTable.open(
            [
                ["dxxdx", "12", "345"], ["xdxxd", "71", "12"], ["dxdxx", "88", "96"], ["dxxxd", "120", "40"],
                ["xdxdx", "31", "77"],
            ],
            ends: [400, 560]
        )
        let image = drawn.image.rotated(quarterTurns: 2)
        let query = TableQuery(upright: image, bodyXHeight: nil, places: nil)
        let upright = try #require(TableStructureStage.tables(of: drawn.page).first?.table)
        let turned = try #require(TableStructureStage.tables(of: query).first?.table)
        #expect((turned.rows, turned.columns) == (upright.rows, upright.columns))
        // What was first is last, and every cell stands where it stood on the sheet.
        let back = turned.cells.reversed().map { cell in
            PixelRect(
                x0: image.width - cell.bbox.x1,
                y0: image.height - cell.bbox.y1,
                x1: image.width - cell.bbox.x0,
                y1: image.height - cell.bbox.y0
            )
        }
        #expect(back.count == upright.cells.count)
        for (one, other) in zip(upright.cells, back) { #expect(one.bbox.intersectionOverUnion(other) > 0.7) }
    }
}
