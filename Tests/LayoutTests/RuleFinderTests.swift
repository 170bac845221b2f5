import CorpusModel
import Raster
import Testing

@testable import Layout

@Suite struct RuleFinderTests {
    private let finder = RuleFinder(xHeight: 10)

    private func image(_ ink: [PixelRect]) -> BinaryImage {
        var pixels = [UInt8](repeating: 0, count: 600 * 900)
        for rect in ink {
            for y in rect.y0..<rect.y1 { for x in rect.x0..<rect.x1 { pixels[y * 600 + x] = 1 } }
        }
        return BinaryImage(width: 600, height: 900, pixels: pixels)
    }

    @Test("vertical rules are found whole, over small breaks too", arguments: [0, 12])
    func vertical(gap: Int) throws {
        let drawn = image([
            PixelRect(x0: 300, y0: 100, x1: 302, y1: 400), PixelRect(x0: 300, y0: 400 + gap, x1: 302, y1: 700),
        ])
        let rules = finder.vertical(in: drawn)
        let rule = try #require(rules.first)
        #expect(rules.count == 1)
        #expect(abs(rule.bbox.y0 - 100) <= 2 && abs(rule.bbox.y1 - 700) <= 2)
        #expect(rule.centre.count == rule.bbox.height)
        #expect(rule.centre.allSatisfy { abs($0 - 300.5) <= 1 })
    }

    @Test func aRuleTakenOffLeavesTheRest() {
        var drawn = image([
            PixelRect(x0: 300, y0: 100, x1: 302, y1: 700), PixelRect(x0: 350, y0: 300, x1: 358, y1: 310),
        ])
        finder.erase(finder.vertical(in: drawn), from: &drawn)
        #expect(drawn.pixels.count { $0 == 1 } <= 80 + 8)
        #expect(drawn[354, 305])
    }

    @Test func longRunsAreHorizontalRules() {
        var drawn = image([
            PixelRect(x0: 50, y0: 200, x1: 350, y1: 202), PixelRect(x0: 50, y0: 400, x1: 110, y1: 402),
        ])
        #expect(finder.takeHorizontal(from: &drawn) == [PixelRect(x0: 50, y0: 200, x1: 350, y1: 202)])
        // The rule is off the page; what is too short for a rule stays.
        #expect(!drawn[100, 201] && drawn[100, 401])
    }

    @Test func piecesOfOneRuleAreJoined() {
        let pieces = [
            PixelRect(x0: 200, y0: 101, x1: 300, y1: 103), PixelRect(x0: 10, y0: 100, x1: 180, y1: 102),
            PixelRect(x0: 340, y0: 100, x1: 400, y1: 102), PixelRect(x0: 10, y0: 140, x1: 180, y1: 142),
        ]
        #expect(
            Set(finder.joined(pieces)) == [
                PixelRect(x0: 10, y0: 100, x1: 300, y1: 103), PixelRect(x0: 340, y0: 100, x1: 400, y1: 102),
                PixelRect(x0: 10, y0: 140, x1: 180, y1: 142),
            ]
        )
    }

    @Test("dashes are wide and flat", arguments: [(40, 3, true), (20, 3, false), (8, 10, false), (100, 30, false)])
    func dashes(width: Int, height: Int, isDash: Bool) {
        let bbox = PixelRect(x0: 0, y0: 0, x1: width, y1: height)
        #expect(finder.isDash(Component(bbox: bbox, area: bbox.area, runs: height)) == isDash)
    }

    @Test("blank pages, small pages and lines of type have no rules")
    func none() {
        var blank = image([])
        #expect(finder.vertical(in: blank).isEmpty && finder.takeHorizontal(from: &blank).isEmpty)
        var small = BinaryImage(width: 3, height: 3, pixels: [UInt8](repeating: 1, count: 9))
        #expect(finder.vertical(in: small).isEmpty && finder.takeHorizontal(from: &small).isEmpty)
        var page = PrintedPage(width: 700, height: 700)
        _ = page.body(x0: 50, x1: 650, top: 50, lines: 25)
        var type = page.image.binarized(radius: 24)
        #expect(finder.vertical(in: type).isEmpty && finder.takeHorizontal(from: &type).isEmpty)
    }
}
