import CorpusFiles
import CorpusModel
import Foundation
import ImageCodecs
import Inference
import PageFlow
import Raster
import TestSupport
import Testing

@testable import Layout

/// The trained network on pages it has not seen: those of Fixtures/.
@Suite("Layout by networks and geometry")
struct NetworkLayoutTests {
    private func session(_ name: String) throws -> InferenceSession {
        try InferenceSession(ModelStore.locate().model(name))
    }

    private func stage() throws -> LayoutStage {
        LayoutStage(
            .network(try session(LayoutStage.modelName), regions: try session(LayoutStage.regionModelName))
        )
    }

    private func page(_ name: String) async throws -> RasterPage {
        try await DecodeStage().run(
            PageRequest(id: name, path: Checkout.fixtures.appending(path: name).path(percentEncoded: false), page: 1)
        )
    }

    private func truth(_ name: String) throws -> PageTruth {
        try RecordCoding.decode(PageTruth.self, from: Data(contentsOf: Checkout.fixtures.appending(path: name)))
    }

    /// Share of the truth's regions of a class that were found at an intersection over union of one half.
    private func recall(_ regionClass: RegionClass, _ found: PageLayout, _ truth: PageTruth) -> Double {
        let wanted = truth.regions.filter { $0.regionClass == regionClass }
        let boxes = found.regions.filter { $0.regionClass == regionClass }.map(\.bbox)
        let hits = wanted.count { region in boxes.contains { $0.intersectionOverUnion(region.bbox) >= 0.5 } }
        return Double(hits) / Double(max(1, wanted.count))
    }

    @Test("advertisements, headlines and bodies of a page of the 1850s are found")
    func advertisements() async throws {
        let name = "port-lydia-gazette-1857-03-12-1"
        let found = try await stage().run(page("\(name).jpg"))
        let truth = try truth("\(name).json")
        #expect(recall(.advertisement, found, truth) > 0.8)
        #expect(recall(.article, found, truth) > 0.9)
        // Before reading; some small heads are known after it alone.
        #expect(recall(.headline, found, truth) > 0.65)
        #expect(recall(.masthead, found, truth) == 1)
        for region in found.regions {
            let scores = try #require(region.classScores)
            #expect(scores.values.allSatisfy { (0...1).contains($0) } && scores.values.reduce(0, +) < 1.01)
            #expect((0...1).contains(region.score))
        }
    }

    @Test("captions over gutters are whole")
    func captions() async throws {
        let found = try await stage().run(page("weekly-1935.jpg"))
        let truth = try truth("weekly-1935.json")
        #expect(recall(.caption, found, truth) == 1)
    }

    @Test("the same page gives the same regions")
    func deterministic() async throws {
        let page = try await page("sheet-1884-clean.png")
        let stage = try stage()
        let (first, again) = (try await stage.run(page), try await stage.run(page))
        #expect(first.regions == again.regions && first.separators == again.separators)
        #expect(!first.regions.isEmpty)
    }

    @Test("pages without type give a layout without regions", arguments: [UInt8(255), 0, 128])
    func blank(tone: UInt8) async throws {
        let image = GrayImage(width: 600, height: 400, filledWith: tone)
        let source = ScanSource(path: "blank.png", page: 1, sha256: "")
        let found = try await stage().run(RasterPage(source: source, image: image, fileResolution: nil))
        #expect(found.regions.isEmpty)
    }

    @Test("another network in the place of either is refused")
    func wrongModel() async throws {
        let (layout, regions) = (try session(LayoutStage.modelName), try session(LayoutStage.regionModelName))
        let other = try session("legibility")
        let page = try await page("sheet-1884-clean.png")
        await #expect(throws: InferenceError.self) {
            try await LayoutStage(.network(other, regions: regions)).run(page)
        }
        await #expect(throws: InferenceError.self) {
            try await LayoutStage(.network(layout, regions: other)).run(page)
        }
    }

    @Test("the same page at twice the size has the same regions, twice as large")
    func doubled() async throws {
        let page = try await page("sheet-1884-clean.png")
        var double = page
        double.image = page.image.scaled(toWidth: page.image.width * 2, height: page.image.height * 2)
        let stage = try stage()
        let (once, twice) = (try await stage.run(page), try await stage.run(double))
        let same = once.regions.count { region in
            twice.regions.contains {
                $0.regionClass == region.regionClass
                    && $0.bbox.scaled(by: 0.5, rounding: .nearest).intersectionOverUnion(region.bbox) > 0.7
            }
        }
        #expect(same * 10 >= once.regions.count * 8 && same * 10 >= twice.regions.count * 8)
    }

    @Test("the network's picture has the body type at one size, whatever the scan's resolution")
    func picture() async throws {
        let page = try await page("sheet-1884-clean.png").image
        let double = page.scaled(toWidth: page.width * 2, height: page.height * 2)
        let first = try #require(NetworkInput(page)), second = try #require(NetworkInput(double))
        #expect(abs(Double(first.image.width) / Double(second.image.width) - 1) < 0.12)
        let tensor = first.tensor
        #expect(tensor.shape[2] % NetworkInput.multiple == 0 && tensor.shape[3] % NetworkInput.multiple == 0)
        #expect(tensor.shape[2] >= first.image.height && tensor.shape[3] >= first.image.width)
        #expect(tensor.values.allSatisfy { (0...1).contains($0) } && tensor.values.last == 1)
    }
}
