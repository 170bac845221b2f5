import CorpusModel
import Testing

@testable import Layout

@Suite struct PictureFinderTests {
    /// Two columns of text, the right one below row 500.
    private func printed() -> PrintedPage {
        var page = PrintedPage(width: 1000, height: 1400)
        _ = page.body(x0: 50, x1: 480, top: 60, lines: 60)
        _ = page.body(x0: 520, x1: 950, top: 500, lines: 38)
        return page
    }

    private func pictures(_ page: PrintedPage, outside masthead: PixelRect? = nil) -> [Picture] {
        PictureFinder(ink: PageInk(page), page: page.image).pictures(outside: masthead)
    }

    @Test func aBlackShapeIsADrawing() throws {
        var page = printed()
        page.fill(PixelRect(x0: 550, y0: 100, x1: 900, y1: 400))
        let found = pictures(page)
        let picture = try #require(found.first)
        #expect(found.count == 1)
        #expect(picture.bbox.intersectionOverUnion(PixelRect(x0: 550, y0: 100, x1: 900, y1: 400)) > 0.9)
        #expect(!picture.isHalftone)
    }

    @Test func graysAreAHalftone() throws {
        var page = printed()
        // From ink to mid grey, all darker than what counts as paper.
        for step in 0..<35 {
            page.fill(PixelRect(x0: 550 + step * 10, y0: 100, x1: 560 + step * 10, y1: 400), tone: UInt8(5 + step * 3))
        }
        let found = PictureFinder(
            ink: PageInk.drawn(large: [PixelRect(x0: 550, y0: 100, x1: 900, y1: 400)]),
            page: page.image
        )
        .pictures(outside: nil)
        #expect(found == [Picture(bbox: PixelRect(x0: 550, y0: 100, x1: 900, y1: 400), isHalftone: true)])
    }

    @Test func theNamePlateAndTheEdgeOfTheScanAreNoPictures() {
        var page = printed()
        let plate = PixelRect(x0: 550, y0: 100, x1: 900, y1: 400)
        page.fill(plate)
        #expect(pictures(page, outside: plate).isEmpty)
        var edge = printed()
        edge.fill(PixelRect(x0: 980, y0: 0, x1: 1000, y1: 1400))
        #expect(pictures(edge).isEmpty)
    }

    @Test func textAloneHasNone() {
        #expect(pictures(printed()).isEmpty)
        #expect(pictures(PrintedPage(width: 1000, height: 1400)).isEmpty)
    }
}
