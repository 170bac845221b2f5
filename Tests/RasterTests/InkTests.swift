import CorpusModel
import Raster
import Testing

@Suite struct InkTests {
    private func image(_ rows: [String]) -> GrayImage {
        GrayImage(
            width: rows.first?.count ?? 0,
            height: rows.count,
            samples: rows.joined().map { $0 == "#" ? 20 : 220 }
        )
    }

    @Test func tonesOfTwoTones() {
        let tones = InkTones(of: image(["####....", "........"]))
        #expect(tones.ink == 20 && tones.paper == 220 && tones.inkShare == 0.25)
        #expect((21...220).contains(tones.threshold))
        #expect(abs(tones.separability - 1) < 1e-9)
    }

    @Test("one tone and no samples have no ink", arguments: [(0, 0), (3, 2)])
    func tonesOfNothing(width: Int, height: Int) {
        let tones = InkTones(of: GrayImage(width: width, height: height, filledWith: 99))
        #expect(tones.inkShare == 0 && tones.separability == 0 && tones.ink == tones.paper)
    }

    @Test func componentsTouchAtCornersAndJoinBelow() {
        let pieces = image([
            "#...#..#",
            "#...#.#.",
            "#####...",
            "......##",
            ".#......",
        ])
        .inkComponents(threshold: 100)
        #expect(
            pieces == [
                Component(bbox: PixelRect(x0: 0, y0: 0, x1: 5, y1: 3), area: 9, runs: 5),
                Component(bbox: PixelRect(x0: 6, y0: 0, x1: 8, y1: 2), area: 2, runs: 2),
                Component(bbox: PixelRect(x0: 6, y0: 3, x1: 8, y1: 4), area: 2, runs: 1),
                Component(bbox: PixelRect(x0: 1, y0: 4, x1: 2, y1: 5), area: 1, runs: 1),
            ]
        )
    }

    @Test func xHeightIsThatOfMostLetters() {
        func piece(_ height: Int, width: Int = 6) -> Component {
            Component(bbox: PixelRect(x0: 0, y0: 0, x1: width, y1: height), area: width * height, runs: height)
        }
        let letters = [10, 10, 10, 10, 10, 15, 15, 14, 2, 3, 2].map { piece($0) }
        #expect((letters + [piece(200), piece(5, width: 300)]).regionXHeight() == 10)
        #expect([piece(2)].regionXHeight() == nil)
    }

    @Test("resampling keeps tones and places", arguments: [(40, 30), (10, 8), (20, 15), (1, 1), (7, 60)])
    func resampling(width: Int, height: Int) {
        let flat = GrayImage(width: 20, height: 15, filledWith: 77).resampled(toWidth: width, height: height)
        #expect(flat == GrayImage(width: width, height: height, filledWith: 77))
        let half = GrayImage(width: 20, height: 15, samples: (0..<300).map { $0 % 20 < 10 ? 0 : 200 })
            .resampled(toWidth: width, height: height)
        let mean = Double(half.samples.reduce(0) { $0 + Int($1) }) / Double(half.samples.count)
        #expect(abs(mean - 100) < 8)
        if width > 4 { #expect(half[0, 0] < 20 && half[width - 1, height - 1] > 180) }
    }

    @Test func evenPaperIsWhiteEverywhere() {
        let samples = (0..<(120 * 60)).map { index -> UInt8 in
            let light = 240 - index % 120
            return index % 7 == 0 ? UInt8(light / 4) : UInt8(light)
        }
        let even = GrayImage(width: 120, height: 60, samples: samples).withEvenPaper(reach: 16)
        for (before, after) in zip(samples.indices, even.samples) {
            #expect(before % 7 == 0 ? after < 90 : after > 225)
        }
        #expect(GrayImage(width: 0, height: 0).withEvenPaper(reach: 9).samples.isEmpty)
    }

    @Test func framesWithATone() {
        let framed = image(["#."]).framed(by: 1, tone: 9)
        #expect(framed == GrayImage(width: 4, height: 3, samples: [9, 9, 9, 9, 9, 20, 220, 9, 9, 9, 9, 9]))
    }
}
