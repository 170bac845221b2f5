import CorpusModel
import Raster
import Testing

@Suite struct PixelRectTests {
    private let rect = PixelRect(x0: 1, y0: 2, x1: 4, y1: 9)

    @Test func scalingRoundsAsAsked() {
        #expect(rect.scaled(by: 1.5, rounding: .nearest) == PixelRect(x0: 2, y0: 3, x1: 6, y1: 14))
        #expect(rect.scaled(by: 1.5, rounding: .outwards) == PixelRect(x0: 1, y0: 3, x1: 6, y1: 14))
        #expect(rect.scaled(byX: 2, y: 1, rounding: .nearest) == PixelRect(x0: 2, y0: 2, x1: 8, y1: 9))
    }

    @Test("a rectangle scaled and back outwards holds itself", arguments: [0.3, 0.5, 1, 1.7, 3])
    func thereAndBack(factor: Double) {
        let back = rect.scaled(by: factor, rounding: .outwards).unscaled(from: factor, rounding: .outwards)
        #expect(back.intersection(rect) == rect)
    }

    @Test func movesGrowsAndTurns() {
        #expect(rect.moved(x: -1, y: 3) == PixelRect(x0: 0, y0: 5, x1: 3, y1: 12))
        #expect(rect.grown(by: 1) == PixelRect(x0: 0, y0: 1, x1: 5, y1: 10))
        #expect(rect.transposed == PixelRect(x0: 2, y0: 1, x1: 9, y1: 4) && rect.transposed.transposed == rect)
    }
}

@Suite struct QuantileTests {
    @Test func theMedianIsTheUpperOfTwo() {
        #expect([3, 1, 2].median == 2)
        #expect([4, 1, 3, 2].median == 3)
        #expect([7].median == 7)
        #expect([Int]().median == nil)
    }

    @Test func quantilesAreElements() {
        let values = (0..<10).map { 9 - $0 }
        #expect(values.quantile(0, of: 1) == 0)
        #expect(values.quantile(9, of: 10) == 9)
        #expect(values.quantile(1, of: 3) == 3)
        #expect([Double]().quantile(1, of: 3) == nil)
    }
}

@Suite("Height of body type") struct BodyXHeightTests {
    /// A sheet of shapes, one beside the other.
    private struct Sheet {
        private(set) var image = BinaryImage(width: 1200, height: 800, pixels: [UInt8](repeating: 0, count: 960_000))
        private var x = 2, y = 2, deepest = 0

        /// Draws a shape once or more: rows of `#` for ink, each sign `scale` pixels wide and high.
        mutating func draw(_ rows: [String], scale: Int = 1, count: Int = 1) {
            let width = (rows.map(\.count).max() ?? 0) * scale
            for _ in 0..<count {
                if x + width + 3 > image.width { (x, y, deepest) = (2, y + deepest + 3, 0) }
                for (row, signs) in rows.enumerated() {
                    for (column, sign) in signs.enumerated() where sign == "#" {
                        for dy in 0..<scale {
                            for dx in 0..<scale {
                                image.pixels[(y + row * scale + dy) * image.width + x + column * scale + dx] = 1
                            }
                        }
                    }
                }
                deepest = max(deepest, rows.count * scale)
                x += width + 3
            }
        }

        var xHeight: Double? { ConnectedComponents(image).bodyXHeight() }
        func xHeight(in range: ClosedRange<Double>) -> Double? { ConnectedComponents(image).bodyXHeight(in: range) }
    }

    private static let o = ["####", "#..#", "#..#", "#..#", "####"]
    private static let d = ["...#", "...#", "...#"] + o

    @Test("specks, rules and headlines do not mislead it")
    func body() throws {
        var page = Sheet()
        page.draw(Self.o, scale: 2, count: 60)
        page.draw(Self.o, scale: 3, count: 20)
        page.draw(["##", "##"], count: 500)
        page.draw([String(repeating: "#", count: 300)], scale: 1, count: 5)
        page.draw(Self.o, scale: 12, count: 6)
        let xHeight = try #require(page.xHeight)
        #expect(abs(xHeight - 10) < 0.5)
        #expect(abs((page.xHeight(in: 12...20) ?? 0) - 15) < 1)
    }

    @Test("where letters touch, ascenders are not taken for letters")
    func touching() throws {
        var page = Sheet()
        // Words of touching letters, an ascender in each.
        let word = zip(Self.d, ["....", "....", "...."] + Self.o).map { $0 + $1 + $1 }
        page.draw(word, scale: 2, count: 80)
        let xHeight = try #require(page.xHeight)
        #expect(abs(xHeight - 10) < 1.1)
    }

    @Test("thin letters whose sides have less ink than their feet are whole letters")
    func typewriter() throws {
        var page = Sheet()
        let letter = ["######"] + [String](repeating: "#....#", count: 8) + ["######"]
        page.draw(letter, count: 120)
        let xHeight = try #require(page.xHeight)
        #expect(abs(xHeight - 10) < 0.6)
    }

    @Test func nothingLikeTypeHasNone() {
        #expect(Sheet().xHeight == nil)
        var specks = Sheet()
        specks.draw(["##", "##"], count: 100)
        #expect(specks.xHeight == nil)
        var rules = Sheet()
        rules.draw([String](repeating: String(repeating: "#", count: 300), count: 4), count: 40)
        #expect(rules.xHeight == nil)
    }
}

@Suite struct TranspositionTests {
    @Test("axes are exchanged", arguments: [(5, 3), (33, 70), (0, 0), (1, 40)])
    func transposed(width: Int, height: Int) {
        let image = BinaryImage(
            width: width,
            height: height,
            pixels: (0..<width * height).map { UInt8($0 * 7 % 3 == 0 ? 1 : 0) }
        )
        let turned = image.transposed()
        #expect((turned.width, turned.height) == (height, width))
        for y in 0..<height { for x in 0..<width { #expect(turned[y, x] == image[x, y]) } }
        #expect(turned.transposed() == image)
    }
}
