import CorpusModel
import PageFlow
import Raster
import Testing

@testable import Recognition

@Suite struct BlockCutterTests {
    private let page = GrayImage(width: 400, height: 1000, filledWith: 220)
    private let column = PixelRect(x0: 50, y0: 60, x1: 350, y1: 860)

    private func region(
        _ regionClass: RegionClass = .article,
        lines: Int,
        xHeight: Double,
        pitch: Int = 8
    ) -> LayoutRegion {
        LayoutRegion(
            id: "r1",
            regionClass: regionClass,
            bbox: column,
            score: 1,
            lines: (0..<lines).map {
                LineGeometry(
                    bbox: PixelRect(x0: 50, y0: 60 + $0 * pitch, x1: 350, y1: 60 + ($0 + 1) * pitch),
                    xHeight: xHeight
                )
            }
        )
    }

    private func blocks(_ region: LayoutRegion, _ settings: RecognitionSettings = .init()) -> [PlacedBlock] {
        BlockCutter(settings: settings).blocks(of: region, in: page.pageLayout([region], bodyXHeight: 10))
    }

    @Test("type is brought between the two sizes that are read best", arguments: [(10.0, 1.0), (4, 2), (28, 0.5)])
    func scale(xHeight: Double, scale: Double) throws {
        let found = blocks(region(lines: 10, xHeight: xHeight, pitch: 80))
        let block = try #require(found.first)
        #expect(found.count == 1)
        #expect(abs(block.scaleX - scale) < 0.01 && abs(block.scaleY - scale) < 0.01)
        #expect(block.block.image.width == Int((Double(block.origin.width) * scale).rounded()) + 2 * block.margin)
        #expect(block.block.dpi == Int(150 * scale))
        #expect(block.origin.intersection(column) == column)
    }

    @Test func longColumnsAreReadInParts() {
        let found = blocks(region(lines: 100, xHeight: 10))
        #expect(found.count == 2)
        // Together they cover the column, and none reaches far into another.
        #expect(PixelRect.hull(found.map(\.origin))?.intersection(column) == column)
        for (above, below) in zip(found, found.dropFirst()) { #expect(above.origin.verticalOverlap(below.origin) <= 4) }
        var settings = RecognitionSettings()
        settings.blockLines = 1000
        #expect(blocks(region(lines: 100, xHeight: 10), settings).count == 1)
    }

    @Test func decksOfTwoSizesAreTwoBlocks() {
        var headline = region(.headline, lines: 2, xHeight: 40, pitch: 100)
        headline.lines[1].xHeight = 15
        let found = blocks(headline)
        #expect(found.count == 2)
        #expect(found.map(\.block.pageMode) == [RecognitionSettings().displayPageMode, RecognitionSettings().pageMode])
    }

    @Test func whatIsFoundInABlockLiesInItsPlaceOnThePage() throws {
        let block = try #require(blocks(region(lines: 10, xHeight: 4, pitch: 80)).first)
        let image = block.block.image.bounds
        #expect(block.onPage(image) == block.origin)
        #expect(block.onPage(PixelRect(x0: 0, y0: 0, x1: block.margin, y1: 40)).isEmpty)
        let middle = block.onPage(image.grown(by: -100))
        #expect(abs(middle.midX - block.origin.midX) <= 1 && abs(middle.midY - block.origin.midY) <= 1)
    }

    @Test("regions without pixels have no blocks", arguments: [(5, 5), (-20, 40), (900, 950)])
    func none(x0: Int, x1: Int) {
        var empty = region(lines: 0, xHeight: 10)
        empty.bbox = PixelRect(x0: x0, y0: 20, x1: min(x1, x0 + 15), y1: 40)
        #expect(blocks(empty).isEmpty)
    }

    @Test("what an engine reports outside its block lies inside on the page, or is nothing")
    func placesWithinTheCut() throws {
        let placed = try #require(blocks(region(lines: 10, xHeight: 4)).first)
        let cut = placed.origin
        #expect(placed.onPage(PixelRect(x0: -500, y0: -500, x1: 50_000, y1: 50_000)) == cut)
        #expect(placed.onPage(PixelRect(x0: 40_000, y0: 0, x1: 40_010, y1: 9)).isEmpty)
        #expect(placed.onPage(PixelRect(x0: 5, y0: 5, x1: 5, y1: 9)).isEmpty)
    }
}
