import CorpusModel
import Raster
import Testing

@Suite struct BinaryImageTests {
    @Test("ink is found on paper whose light falls off, where one threshold for all would fail")
    func unevenLight() {
        // Paper from 230 down to 90, ink at half the paper's tone: ink on the left is lighter than paper on the right.
        let (width, height) = (400, 60)
        let samples = (0..<width * height).map { index -> UInt8 in
            let (x, y) = (index % width, index / width)
            let paper = 230 - 140 * x / width
            let isInk = x % 20 < 3 && y > 10 && y < 50
            return UInt8(isInk ? paper / 2 : paper)
        }
        let binary = GrayImage(width: width, height: height, samples: samples).binarized(radius: 20)
        for x in 20..<380 {
            #expect(binary[x, 30] == (x % 20 < 3), "column \(x)")
            #expect(!binary[x, 5])
        }
    }

    @Test func tonesDarkerThanTheFloorAreInkHoweverWide() {
        let dark = GrayImage(width: 100, height: 100, filledWith: 10)
        #expect(dark.binarized(radius: 8, alwaysInk: 20).pixels.allSatisfy { $0 == 1 })
        #expect(dark.binarized(radius: 8).pixels.allSatisfy { $0 == 0 })
    }

    @Test("images smaller than the window, and empty ones", arguments: [(0, 0), (1, 1), (3, 2), (1, 50)])
    func tiny(width: Int, height: Int) {
        let binary = GrayImage(width: width, height: height).binarized(radius: 24)
        #expect(binary.pixels.count == width * height)
        #expect(!binary.pixels.contains(1))
    }

    @Test func percentiles() {
        let image = GrayImage(width: 10, height: 10, samples: (0..<100).map { UInt8($0) })
        #expect(image.percentile(0) == 0)
        #expect(image.percentile(0.5) == 50)
        #expect(image.percentile(0.99) == 99)
    }
}

@Suite struct ConnectedComponentsTests {
    /// An image from rows of `#` and `.`.
    private func image(_ rows: [String]) -> BinaryImage {
        BinaryImage(width: rows[0].count, height: rows.count, pixels: rows.flatMap { $0.map { $0 == "#" ? 1 : 0 } })
    }

    @Test func diagonalNeighboursAreOneComponent() {
        let found = ConnectedComponents(image(["#..#", ".##.", "....", "#..."])).components
        #expect(found.count == 2)
        #expect(found[0] == Component(bbox: PixelRect(x0: 0, y0: 0, x1: 4, y1: 2), area: 4, runs: 3))
        #expect(found[1] == Component(bbox: PixelRect(x0: 0, y0: 3, x1: 1, y1: 4), area: 1, runs: 1))
    }

    @Test func armsThatMeetBelowAreOneComponent() {
        let found = ConnectedComponents(image(["#.#.#", "#.#.#", "#####"]))
        #expect(found.components == [Component(bbox: PixelRect(x0: 0, y0: 0, x1: 5, y1: 3), area: 11, runs: 7)])
        #expect(found.runs.allSatisfy { $0.component == 0 })
    }

    @Test func runsCoverExactlyTheInk() {
        let picture = image(["##.##", ".....", "#.#.#"])
        var again = BinaryImage(width: 5, height: 3, pixels: [UInt8](repeating: 0, count: 15))
        for run in ConnectedComponents(picture).runs {
            for x in run.x0..<run.x1 { again.pixels[Int(run.y) * 5 + Int(x)] = 1 }
        }
        #expect(again == picture)
    }

    @Test func tonesBelowTheThresholdAreInk() {
        let gray = GrayImage(width: 3, height: 1, samples: [99, 100, 0])
        #expect(ConnectedComponents(of: gray, darkerThan: 100).components.map(\.bbox.x0) == [0, 2])
        #expect(ConnectedComponents(of: gray, darkerThan: 0).components.isEmpty)
        #expect(GrayImage(width: 0, height: 0).inkComponents().isEmpty)
    }

    @Test func blankPaperHasNone() { #expect(ConnectedComponents(image(["...", "..."])).components.isEmpty) }
}

@Suite struct RotationTests {
    @Test("a line that falls to the right comes out level", arguments: [-3.0, -0.7, 0.5, 2.0])
    func levels(degrees: Double) {
        let (width, height) = (400, 300)
        var samples = [UInt8](repeating: 255, count: width * height)
        let slope = degrees * .pi / 180
        for x in 0..<width {
            let y = Int((150 + (Double(x) - 200) * slope).rounded())
            for row in (y - 1)...(y + 1) { samples[row * width + x] = 0 }
        }
        let level = GrayImage(width: width, height: height, samples: samples).rotated(deskewing: degrees)
        for x in 20..<380 {
            #expect(level[x, 150] < 128, "column \(x)")
            #expect(level[x, 145] > 200 && level[x, 155] > 200)
        }
    }
}
