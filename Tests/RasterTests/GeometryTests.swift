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

@Suite struct BodyXHeightTests {
    private func letters(_ count: Int, width: Int, height: Int) -> [Component] {
        let bbox = PixelRect(x0: 0, y0: 0, x1: width, y1: height)
        return [Component](repeating: Component(bbox: bbox, area: bbox.area / 2, runs: height), count: count)
    }

    @Test("specks, rules and headlines do not mislead it")
    func body() throws {
        let page =
            letters(60, width: 8, height: 10) + letters(30, width: 8, height: 15) + letters(500, width: 2, height: 3)
            + letters(5, width: 300, height: 4) + letters(12, width: 40, height: 60)
        let xHeight = try #require(page.bodyXHeight())
        #expect(abs(xHeight - 10) < 0.5)
        #expect(abs((page.bodyXHeight(in: 12...20) ?? 0) - 15) < 1)
    }

    @Test func nothingLikeTypeHasNone() {
        #expect([Component]().bodyXHeight() == nil)
        #expect(letters(100, width: 2, height: 2).bodyXHeight() == nil)
        #expect(letters(100, width: 300, height: 4).bodyXHeight() == nil)
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
