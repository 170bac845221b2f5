import CorpusModel
import Testing

@testable import Layout

@Suite struct ColumnTracerTests {
    private func boundaries(_ page: PrintedPage) -> (places: [Double], found: [ColumnBoundary]) {
        let tracer = ColumnTracer(ink: PageInk(page))
        let found = tracer.trace().filter { boundary in
            boundary.isActive.count { $0 } * 2 > tracer.bandCount
        }
        return (found.map { $0.x[tracer.bandCount / 2] }, found)
    }

    private func page(_ lefts: [Int], rules: Bool = false) -> PrintedPage {
        var page = PrintedPage(width: 1400, height: 1500)
        for left in lefts { _ = page.body(x0: left, x1: left + 300, top: 100, lines: 62) }
        if rules {
            for left in lefts.dropFirst() { page.fill(PixelRect(x0: left - 16, y0: 100, x1: left - 14, y1: 1380)) }
        }
        return page
    }

    @Test("gutters part columns, with rules in them and without", arguments: [false, true])
    func gutters(rules: Bool) {
        let (places, found) = boundaries(page([50, 380, 710, 1040], rules: rules))
        let inner = places.filter { $0 > 100 && $0 < 1300 }
        #expect(inner.count == 3)
        for (place, gutter) in zip(inner, [365.0, 695, 1025]) { #expect(abs(place - gutter) < 14) }
        #expect(found.allSatisfy { $0.x.count == $0.isActive.count })
        if rules { #expect(found.count { $0.hasRule.contains(true) } == 3) }
    }

    @Test func oneColumnHasNoInnerBoundary() {
        var page = PrintedPage(width: 1400, height: 1500)
        _ = page.body(x0: 50, x1: 1340, top: 100, lines: 62)
        #expect(boundaries(page).places.allSatisfy { $0 < 60 || $0 > 1300 })
    }

    @Test func aBannerInterruptsTheBoundary() throws {
        var page = PrintedPage(width: 1400, height: 1500)
        page.line(x0: 60, x1: 1330, base: 190, size: 30, isCapital: true, isBold: true)
        for left in [50, 380, 710, 1040] { _ = page.body(x0: left, x1: left + 300, top: 240, lines: 55) }
        let tracer = ColumnTracer(ink: PageInk(page))
        let middle = try #require(tracer.trace().min { abs($0.x[40] - 695) < abs($1.x[40] - 695) })
        #expect(!middle.isActive[tracer.band(ofRow: 170)])
        #expect(middle.isActive[tracer.band(ofRow: 800)])
    }

    @Test func blankPagesHaveNone() {
        #expect(ColumnTracer(ink: PageInk.drawn()).trace().isEmpty)
    }

    @Test func theSamePageGivesTheSameBoundaries() {
        let page = page([50, 380, 710])
        #expect(boundaries(page).found == boundaries(page).found)
    }
}
