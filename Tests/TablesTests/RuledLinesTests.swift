import CorpusModel
import Raster
import Testing

@testable import Tables

@Suite struct RuledLinesTests {
    /// Four rules each way, the horizontal ones from x 50 to 600.
    private func drawn() -> DrawnTable {
        var drawn = DrawnTable(width: 700, height: 500)
        for y in [60, 160, 260, 360] { drawn.fill(PixelRect(x0: 50, y0: y, x1: 600, y1: y + 2)) }
        for x in [50, 230, 410, 598] { drawn.fill(PixelRect(x0: x, y0: 60, x1: x + 2, y1: 362)) }
        drawn.words("dxx xxd", x: 70, baseline: 120)
        return drawn
    }

    private func rules(_ image: GrayImage) throws -> RuledLines {
        RuledLines(try #require(TableInk(image, xHeight: 11)))
    }

    @Test func rulesBothWaysAreFoundAndTypeIsNone() throws {
        let found = try rules(drawn().image)
        #expect(found.horizontal.map(\.y0) == [60, 160, 260, 360])
        #expect(found.horizontal.allSatisfy { abs($0.x0 - 50) <= 2 && abs($0.x1 - 600) <= 2 })
        #expect(found.vertical.count == 4)
        for (rule, x) in zip(found.vertical, [50, 230, 410, 598]) { #expect(abs(rule.x0 - x) <= 1 && rule.width <= 4) }
    }

    @Test func aQuarterTurnExchangesThem() throws {
        let (once, turned) = (try rules(drawn().image), try rules(drawn().image.rotated(quarterTurns: 1)))
        #expect(turned.horizontal.count == once.vertical.count && turned.vertical.count == once.horizontal.count)
    }

    @Test func aBrokenRuleIsOne() throws {
        var drawn = drawn()
        drawn.fill(PixelRect(x0: 300, y0: 58, x1: 308, y1: 64), tone: 250)
        #expect(try rules(drawn.image).horizontal.count == 4)
    }

    @Test func blankPaperAndTypeHaveNone() throws {
        #expect(try rules(GrayImage(width: 300, height: 300)).horizontal.isEmpty)
        let text = DrawnTable.open([["dxxd xxdxx", "12"], ["xx xdxx", "7"]], ends: [400]).image
        let found = try rules(text)
        #expect(found.horizontal.isEmpty && found.vertical.isEmpty)
        #expect(TableInk(GrayImage(width: 9, height: 400), xHeight: 11) == nil)
    }

    @Test func rulesThatTouchAreFrames() throws {
        let frames = RuleFrames(xHeight: 11, rules: try rules(drawn().image)).frames
        let frame = try #require(frames.first)
        #expect(frames.count == 1)
        #expect(frame.intersectionOverUnion(PixelRect(x0: 50, y0: 60, x1: 600, y1: 362)) > 0.97)
    }
}
