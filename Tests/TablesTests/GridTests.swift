import CorpusModel
import Testing

@testable import Tables

@Suite struct GridTests {
    private func area(_ runs: [TypeRun]) -> PixelRect {
        (PixelRect.hull(runs.map(\.bbox)) ?? PixelRect(x0: 0, y0: 0, x1: 0, y1: 0)).grown(by: 6)
    }

    private func grid(
        _ runs: [TypeRun],
        xHeight: Double = 11,
        horizontal: [PixelRect] = [],
        vertical: [PixelRect] = []
    ) -> TableGrid? {
        let area = PixelRect.hull([area(runs)] + horizontal + vertical) ?? area(runs)
        return GridBuilder(xHeight: xHeight, area: area, runs: runs, horizontal: horizontal, vertical: vertical).grid()
    }

    @Test func numbersAreNarrowAndOfOneHeight() {
        #expect(TypeRun.word(x: 0, y: 50, isNumeric: true).words[0].isNumeric)
        #expect(!TypeRun.word(x: 0, y: 50).words[0].isNumeric)
    }

    @Test func runsOfOneHeightAreOneLine() {
        let lines = TableLine.lines(of: TypeRun.rows(3).reversed(), xHeight: 11)
        #expect(lines.map(\.runs.count) == [3, 3, 3])
        #expect(lines.map(\.bbox.y1) == [100, 130, 160])
        #expect(lines[0].gaps == [139..<200, 227..<320])
        #expect(TableLine.lines(of: [], xHeight: 11).isEmpty)
    }

    @Test func whiteThatLinesHaveInCommonPartsColumns() {
        let runs = TypeRun.rows(4)
        let found = ColumnBoundaries(xHeight: 11, area: area(runs))
            .find(lines: TableLine.lines(of: runs, xHeight: 11), vertical: [])
        #expect(found.map { $0.x0..<$0.x1 } == [139..<200, 227..<320])
        #expect(found.allSatisfy { $0.support == 4 && !$0.isRuled })
    }

    @Test func aRuleInTheWhiteIsTheBoundary() {
        let runs = TypeRun.rows(4)
        let rule = PixelRect(x0: 180, y0: 84, x1: 182, y1: 190)
        let found = ColumnBoundaries(xHeight: 11, area: area(runs))
            .find(lines: TableLine.lines(of: runs, xHeight: 11), vertical: [rule])
        #expect(found.map(\.isRuled) == [true, false])
        #expect(found.first.map { $0.x0..<$0.x1 } == 180..<182)
    }

    @Test("rows and columns, at any size", arguments: [1, 2])
    func plain(scale: Int) throws {
        let found = try #require(grid(TypeRun.rows(5, scale: scale), xHeight: Double(11 * scale)))
        #expect((found.rows, found.columns, found.headerRows) == (5, 3, 0))
        #expect(found.cells.map { [$0.row, $0.column] } == (0..<5).flatMap { row in (0..<3).map { [row, $0] } })
    }

    @Test func aLineThatGoesOnIsNoRow() throws {
        // The first column's entry is wrapped: its second line stands close below, with nothing beside it.
        var runs = TypeRun.rows(4, pitch: 60)
        runs.append(.word(x: 60, y: 120, letters: 5))
        let found = try #require(grid(runs))
        #expect((found.rows, found.columns) == (4, 3))
        #expect(found.cells.first?.lines.count == 2)
    }

    @Test func wordsAboveNumbersAreTheHead() throws {
        let heads = [TypeRun.word(x: 195, y: 70), TypeRun.word(x: 310, y: 70)]
        let found = try #require(grid(heads + TypeRun.rows(5)))
        #expect((found.rows, found.columns, found.headerRows) == (6, 3, 1))
        #expect(found.hasHead)
    }

    @Test func rulesBetweenAllRowsDecide() throws {
        let runs = TypeRun.rows(3, pitch: 40)
        let horizontal = [70, 110, 150, 190].map { PixelRect(x0: 50, y0: $0, x1: 360, y1: $0 + 2) }
        let vertical = [50, 180, 290, 358].map { PixelRect(x0: $0, y0: 70, x1: $0 + 2, y1: 192) }
        let found = try #require(grid(runs, horizontal: horizontal, vertical: vertical))
        #expect((found.rows, found.columns, found.ruledColumns) == (3, 3, 2))
    }

    @Test func oneColumnOrNothingIsNoGrid() {
        #expect(grid((0..<5).map { .word(x: 60, y: 100 + $0 * 30, letters: 9) }) == nil)
        #expect(grid([]) == nil)
    }
}
