import Raster
import Testing

@testable import Layout

@Suite struct SkewEstimatorTests {
    private func skew(_ image: GrayImage, xHeight: Double = 10) -> Double {
        SkewEstimator.skewDegrees(
            of: ConnectedComponents(image.binarized(radius: 24)).components,
            xHeight: xHeight,
            width: image.width
        )
    }

    private var page: GrayImage {
        var page = PrintedPage(width: 1000, height: 1000)
        for left in [50, 520] { _ = page.body(x0: left, x1: left + 430, top: 60, lines: 42) }
        return page.image
    }

    @Test("the angle of the lines is found", arguments: [-4.0, -1.2, 0, 0.4, 3])
    func angle(degrees: Double) {
        let askew = degrees == 0 ? page : page.rotated(deskewing: -degrees, background: 235)
        #expect(abs(skew(askew) - degrees) < 0.06)
    }

    @Test func twiceTheSizeGivesTheSameAngle() {
        let askew = page.rotated(deskewing: -1, background: 235)
        #expect(abs(skew(askew.scaled(by: 2), xHeight: 20) - 1) < 0.06)
    }

    @Test func tooFewLettersHaveNoAngle() {
        #expect(skew(GrayImage(width: 200, height: 200)) == 0)
        var one = PrintedPage(width: 400, height: 100)
        one.line(x0: 20, x1: 380, base: 50)
        #expect(skew(one.image.rotated(deskewing: -3, background: 235)) == 0)
    }
}
