import CorpusModel
import Testing

@testable import Tables

@Suite struct TableClassifierTests {
    private func judged(_ drawn: DrawnTable) throws -> (grid: TableGrid, classifier: TableClassifier) {
        let sheet = try #require(TableSheet(drawn.image, xHeight: 11))
        let hull = try #require(PixelRect.hull(sheet.runs.map(\.bbox) + sheet.rules.horizontal))
        let grid = try #require(TableDetector(sheet: sheet).grid(in: hull, runs: sheet.runs))
        return (grid, TableClassifier(xHeight: sheet.xHeight, sheet: sheet))
    }

    private let entries = [
        ["dxxxd xx", "12", "345"], ["xdxxx", "73", "1210"], ["dxxdx xxdx", "88", "96"], ["xxdx", "120", "47"],
        ["dxxxxdx", "31", "77"], ["xdx xdxx", "58", "2004"],
    ]

    @Test func numbersInLineAreATableBeyondDoubt() throws {
        let (grid, classifier) = try judged(.open(entries, ends: [400, 560]))
        let looks = classifier.looks(grid)
        #expect((looks.rows, looks.columns, looks.numbers, looks.fill, looks.aligned) == (6, 3, 1, 1, 1))
        #expect(looks.wideRules == 0 && looks.leaders == 0 && looks.picture == 0)
        #expect((classifier.score(grid) ?? 0) > 0.8)
        #expect(classifier.isCertain(grid))
    }

    @Test func wordsInTwoColumnsAreNone() throws {
        let words = [
            ["dxxxd xx", "dxxd xdx"], ["xdxxx", "xdxd"], ["dxxdx xxdx", "dxxxdx xd"], ["xxdx", "xdxxx xxd"],
        ]
        let (grid, classifier) = try judged(.open(words, ends: [400]))
        #expect(classifier.looks(grid).numbers == 0)
        #expect(classifier.score(grid) == nil)
        #expect(!classifier.isCertain(grid))
    }

    @Test func rulesAboveAndBelowMakeThemOne() throws {
        let words = [
            ["dxxxd xx", "dxxd xdx"], ["xdxxx", "xdxd"], ["dxxdx xxdx", "dxxxdx xd"], ["xxdx", "xdxxx xxd"],
        ]
        var drawn = DrawnTable.open(words, ends: [400])
        for y in [70, 205] { drawn.fill(PixelRect(x0: 55, y0: y, x1: 405, y1: y + 2)) }
        let (grid, classifier) = try judged(drawn)
        #expect(classifier.looks(grid).wideRules == 2)
        #expect(classifier.score(grid) != nil)
    }

    @Test func theSamePageGivesTheSameScore() throws {
        let (one, other) = (
            try judged(.open(entries, ends: [400, 560])), try judged(.open(entries, ends: [400, 560]))
        )
        #expect(one.classifier.score(one.grid) == other.classifier.score(other.grid))
    }
}
