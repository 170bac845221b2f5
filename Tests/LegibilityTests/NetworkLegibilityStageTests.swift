import CorpusFiles
import CorpusModel
import Foundation
import ImageCodecs
import Inference
import Legibility
import PageFlow
import Raster
import TestSupport
import Testing

/// The trained network on print it has not seen: a fixture page, spoilt.
@Suite("Legibility by network")
struct NetworkLegibilityStageTests {
    private func stage() throws -> NetworkLegibilityStage {
        try NetworkLegibilityStage(
            session: InferenceSession(ModelStore.locate().model(NetworkLegibilityStage.modelName))
        )
    }

    /// The bodies of a clean page, their lines those of the truth, the picture changed.
    private func layout(scale: Double = 1, _ change: (GrayImage) -> GrayImage = { $0 }) async throws -> PageLayout {
        let truth = try RecordCoding.decode(
            PageTruth.self,
            from: Data(contentsOf: Checkout.fixtures.appending(path: "sheet-1884-clean.json"))
        )
        let path = Checkout.fixtures.appending(path: truth.image).path(percentEncoded: false)
        let page = try await DecodeStage().run(PageRequest(id: "p", path: path, page: 1))
        let image = change(
            scale == 1
                ? page.image
                : page.image.scaled(
                    toWidth: Int(Double(page.image.width) * scale),
                    height: Int(Double(page.image.height) * scale)
                )
        )
        func scaled(_ box: PixelRect) -> PixelRect {
            PixelRect(
                x0: Int(Double(box.x0) * scale),
                y0: Int(Double(box.y0) * scale),
                x1: Int((Double(box.x1) * scale).rounded(.up)),
                y1: Int((Double(box.y1) * scale).rounded(.up))
            )
        }
        let bodies = truth.regions.filter { $0.regionClass == .article }
        let regions = bodies.map { body in
            let lines = truth.lines.map(\.bbox).filter { body.bbox.intersection($0).area * 2 > $0.area }
            return LayoutRegion(
                id: body.id,
                regionClass: .article,
                bbox: scaled(body.bbox),
                score: 1,
                lines: lines.map { LineGeometry(bbox: scaled($0), xHeight: Double($0.height) * scale / 2.1) }
            )
        }
        return PageLayout(
            source: page.source,
            upright: image,
            frame: PageFrame(upright: image),
            resolution: Resolution(dpi: 150, source: .default),
            bodyXHeight: 9 * scale,
            regions: regions,
            separators: []
        )
    }

    private func labels(_ layout: PageLayout) async throws -> [LegibilityLabel] {
        try await stage().run(layout).regions.compactMap { $0.legibility?.label }
    }

    @Test("clean print is legible")
    func clean() async throws {
        let found = try await labels(layout())
        #expect(found.count > 5)
        #expect(found.count { $0 == .legible } * 10 >= found.count * 9)
    }

    @Test("print blurred to gray is not")
    func blurred() async throws {
        let found = try await labels(
            layout { page in
                page.scaled(toWidth: page.width / 6, height: page.height / 6)
                    .scaled(toWidth: page.width, height: page.height)
            }
        )
        #expect(found.allSatisfy { $0 != .legible })
        #expect(found.contains(.illegible))
    }

    @Test("a scan and the same at half its resolution get the same labels")
    func freeOfScale() async throws {
        let (once, twice) = (try await labels(layout()), try await labels(layout(scale: 2)))
        #expect(once.count > 5)
        #expect(zip(once, twice).count { $0 == $1 } * 10 >= once.count * 9)
    }

    @Test("regions without lines or pixels are no trouble, pictures get no label")
    func odd() async throws {
        var page = try await layout()
        page.regions = [
            LayoutRegion(id: "r1", regionClass: .article, bbox: page.regions[0].bbox, score: 1),
            LayoutRegion(id: "r2", regionClass: .headline, bbox: PixelRect(x0: 9000, y0: 0, x1: 9050, y1: 9), score: 1),
            LayoutRegion(id: "r3", regionClass: .photograph, bbox: page.regions[0].bbox, score: 1),
        ]
        let judged = try await stage().run(page).regions
        #expect(judged[0].legibility != nil && judged[1].legibility != nil && judged[2].legibility == nil)
        page.regions = []
        #expect(try await stage().run(page).regions.isEmpty)
    }

    @Test("a readable region is given up only when the network is sure")
    func thresholds() {
        #expect(NetworkLegibilityStage.judgement([0.3, 0.1, 0.6]).label == .illegible)
        #expect(NetworkLegibilityStage.judgement([0.2, 0.3, 0.5]).label == .borderline)
        #expect(NetworkLegibilityStage.judgement([0.6, 0.3, 0.1]) == Legibility(label: .legible, score: 0.6))
        #expect(NetworkLegibilityStage.judgement(nil) == Legibility(label: .legible, score: 0))
    }
}
