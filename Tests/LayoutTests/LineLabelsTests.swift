import CorpusModel
import Inference
import Testing

@testable import Layout

@Suite("Lines on the network's map")
struct LineLabelsTests {
    private func row(_ y: Int, _ x0: Int = 20, _ x1: Int = 180) -> PixelRect {
        PixelRect(x0: x0, y0: y, x1: x1, y1: y + 4)
    }

    @Test func nothingIsNoLine() throws {
        #expect(try DrawnMaps().lines.isEmpty)
    }

    @Test func eachLineIsFoundWhereItIs() throws {
        var page = DrawnMaps()
        for y in [20, 32, 44] { page.line(row(y)) }
        #expect(try page.lines == [20, 32, 44].map { row($0) })
        let labels = try LineLabels(page.maps)
        let scale = try page.maps.lines.scale
        #expect(labels.line(in: PixelRect(x0: 30, y0: 28, x1: 36, y1: 38), scale: scale) == 1)
        #expect(labels.line(in: PixelRect(x0: 30, y0: 60, x1: 36, y1: 70), scale: scale) == nil)
        #expect(labels.line(in: PixelRect(x0: 390, y0: 395, x1: 420, y1: 440), scale: scale) == nil)
    }

    @Test func linesThatTouchGrowFromTheirMiddles() throws {
        var page = DrawnMaps()
        page.line(PixelRect(x0: 20, y0: 20, x1: 180, y1: 34), probability: 0.6)
        page.line(row(20))
        page.line(row(30))
        let lines = try page.lines
        #expect(lines.count == 2)
        #expect(lines.allSatisfy { $0.height >= 6 && $0.width == 160 })
    }

    @Test("pieces side by side are one line unless a gutter parts them", arguments: [false, true])
    func pieces(_ isParted: Bool) throws {
        var page = DrawnMaps()
        page.line(row(40, 20, 100))
        page.line(row(40, 116, 180))
        if isParted { page.gutter(PixelRect(x0: 104, y0: 0, x1: 112, y1: 100)) }
        #expect(try page.lines.count == (isParted ? 2 : 1))
    }

    @Test("a printed rule between columns parts pieces, above and below it they are one line", arguments: [40, 140])
    func rules(_ y: Int) throws {
        var page = DrawnMaps()
        page.line(row(y, 20, 100))
        page.line(row(y, 116, 180))
        let box = PixelRect(x0: 107, y0: 20, x1: 109, y1: 100)
        let rule = PageInk.VerticalRule(bbox: box, centre: [Double](repeating: 108, count: box.height))
        #expect(try LineLabels(page.maps, rules: [rule]).lines.count == (y == 40 ? 2 : 1))
    }

    @Test func aGutterCutsTypeThatRunsThroughIt() throws {
        var page = DrawnMaps()
        page.line(row(40, 20, 380))
        page.gutter(PixelRect(x0: 196, y0: 0, x1: 204, y1: 100))
        #expect(try page.lines == [row(40, 20, 196), row(40, 204, 380)])
    }

    @Test func aGutterGoesOnThroughAFold() throws {
        var page = DrawnMaps()
        page.line(row(100, 20, 380))
        page.gutter(PixelRect(x0: 196, y0: 0, x1: 204, y1: 96))
        page.gutter(PixelRect(x0: 196, y0: 108, x1: 204, y1: 200))
        #expect(try page.lines.count == 2)
    }

    @Test func aHeadOverTwoColumnsIsNotCut() throws {
        var page = DrawnMaps()
        page.line(row(20, 60, 190))
        page.line(row(20, 206, 340))
        page.gutter(PixelRect(x0: 196, y0: 28, x1: 204, y1: 200))
        #expect(try page.lines.count == 1)
    }

    @Test func answersOfAnotherShapeAreRefused() {
        #expect(throws: InferenceError.self) {
            try LayoutMaps(
                [Tensor(shape: [1, 14, 16, 16], values: [Float](repeating: 0, count: 14 * 256))],
                width: 64,
                height: 64,
                workingWidth: 64
            )
        }
    }
}
