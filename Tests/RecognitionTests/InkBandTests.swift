import CorpusModel
import PageFlow
import Raster
import Testing

@testable import Recognition

@Suite struct InkBandTests {
    private let ink = GrayImage(width: 100, height: 60, filledWith: 0)

    private func line(_ x: Range<Int>, _ y: Range<Int>) -> LineGeometry {
        LineGeometry(
            bbox: PixelRect(x0: x.lowerBound, y0: y.lowerBound, x1: x.upperBound, y1: y.upperBound),
            xHeight: 10
        )
    }

    /// Columns of a row that were left as they were.
    private func kept(_ image: GrayImage, row: Int) -> [Int] {
        (0..<image.width).filter { image[$0, row] == 0 }
    }

    @Test func inkBesideTheLinesIsPaintedOver() {
        let band = InkBand([line(20..<80, 0..<60)], slack: 5)
        let painted = band.paintingOutside(ink, at: ink.bounds, with: 200)
        for row in [0, 30, 59] { #expect(kept(painted, row: row) == Array(15..<85)) }
        #expect(painted[0, 0] == 200)
    }

    @Test("the band leans with its lines")
    func leaning() {
        let lines = (0..<6).map { line(($0 * 10)..<(40 + $0 * 10), ($0 * 10)..<(10 + $0 * 10)) }
        let painted = InkBand(lines, slack: 0).paintingOutside(ink, at: ink.bounds, with: 255)
        // Each row is as wide as its line and the two on either side.
        #expect(kept(painted, row: 5) == Array(0..<60))
        #expect(kept(painted, row: 35) == Array(10..<90))
        #expect(kept(painted, row: 55) == Array(30..<90))
    }

    @Test func placesAreThoseOfThePage() {
        let place = PixelRect(x0: 500, y0: 700, x1: 600, y1: 760)
        let band = InkBand([line(520..<580, 700..<760)], slack: 0)
        #expect(kept(band.paintingOutside(ink, at: place, with: 255), row: 20) == Array(20..<80))
    }

    @Test func withoutLinesNothingIsPainted() {
        #expect(InkBand([], slack: 5).paintingOutside(ink, at: ink.bounds, with: 255) == ink)
    }
}
