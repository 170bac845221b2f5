import CorpusModel
import Foundation
import Inference
import Raster
import Testing
import TestSupport

@testable import Layout

@Suite("What the layout network sees is what it was trained on")
struct NetworkInputTests {
    /// What `Training/layout` makes its pictures and labels by.
    private struct Trained: Decodable {
        var classes: [RegionClass]
        var maps: [String], fineMaps: [String]
        var xHeight: Double, stride: Int, fineStride: Int, multiple: Int
        var inkPercentile: Double, paperPercentile: Double, leastContrast: Int

        enum CodingKeys: String, CodingKey {
            case classes, maps, stride, multiple
            case xHeight = "x_height"
            case fineMaps = "fine_maps"
            case fineStride = "fine_stride"
            case inkPercentile = "ink_percentile"
            case paperPercentile = "paper_percentile"
            case leastContrast = "least_contrast"
        }
    }

    @Test func theNumbersAreThoseOfTheTraining() throws {
        let file = Checkout.root.appendingPathComponent("Training/layout/input.json")
        let trained = try JSONDecoder().decode(Trained.self, from: Data(contentsOf: file))
        #expect(trained.classes == LayoutMaps.classes)
        #expect(trained.maps == LayoutMaps.furtherMaps)
        #expect(trained.fineMaps == LayoutMaps.fineMaps)
        #expect(trained.stride == LayoutMaps.stride)
        #expect(trained.fineStride == LayoutMaps.fineStride)
        #expect(trained.multiple == NetworkInput.multiple)
        #expect(trained.xHeight == NetworkInput.xHeight)
        #expect(trained.inkPercentile == NetworkInput.inkPercentile)
        #expect(trained.paperPercentile == NetworkInput.paperPercentile)
        #expect(trained.leastContrast == NetworkInput.leastContrast)
    }

    @Test("tones go from ink 0 to paper 1, and padding is paper")
    func tensor() throws {
        // 150 x 70 pixels, a fifth of them ink of tone 40, the rest paper of tone 200, one stain between.
        var samples = (0..<150 * 70).map { UInt8($0 % 5 == 0 ? 40 : 200) }
        samples[1] = 120
        let image = GrayImage(width: 150, height: 70, samples: samples)
        let tensor = try #require(Self.input(image)).tensor
        #expect(tensor.shape == [1, 1, 128, 192])
        #expect(Array(tensor.values[0...2]) == [0, 0.5, 1])
        #expect(tensor.values[150] == 1 && tensor.values[70 * 192] == 1)
    }

    private static func input(_ image: GrayImage) -> NetworkInput? {
        var page = PrintedPage(width: 700, height: 700)
        _ = page.body(x0: 50, x1: 650, top: 50, lines: 25)
        var input = NetworkInput(page.image)
        input?.image = image
        return input
    }
}
