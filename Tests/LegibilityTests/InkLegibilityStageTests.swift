import CorpusModel
import Legibility
import PageFlow
import Raster
import Testing

@Suite struct InkLegibilityStageTests {
    private func judge(_ specimen: Specimen) async throws -> Legibility {
        try #require(try await InkLegibilityStage().run(specimen.layout()).regions[0].legibility)
    }

    @Test("sound print is legible at any resolution", arguments: [2, 3, 4, 6])
    func soundPrint(cell: Int) async throws {
        let judged = try await judge(Specimen(cell: cell))
        #expect(judged.label == .legible)
        #expect((0.5...1).contains(judged.score))
    }

    @Test("half the resolution gives the same label")
    func isFreeOfScale() async throws {
        for specimen in [
            Specimen(cell: 4), Specimen(cell: 4).shaded(to: 0.4), Specimen(cell: 4, ink: 150, paper: 200),
            Specimen(cell: 4).noisy(amplitude: 130, grain: 8), Specimen(cell: 4).blurred(radius: 8),
        ] {
            #expect(try await judge(specimen).label == judge(specimen.halved).label)
        }
    }

    @Test("pale ink and uneven light alone ruin nothing")
    func paleness() async throws {
        #expect(try await judge(Specimen(cell: 3, ink: 165, paper: 215)).label == .legible)
        #expect(try await judge(Specimen(cell: 3).shaded(to: 0.35)).label == .legible)
    }

    @Test("heavy blur and heavy noise are seen")
    func ruinedPrint() async throws {
        #expect(try await judge(Specimen(cell: 3).blurred(radius: 7)).label != .legible)
        #expect(try await judge(Specimen(cell: 3).noisy(amplitude: 255, grain: 2)).label == .illegible)
    }

    @Test("more damage never raises the judgement")
    func isMonotone() async throws {
        let order: [LegibilityLabel] = [.legible, .borderline, .illegible]
        var worst = 0
        for amplitude in [0, 60, 120, 180, 255] {
            let label = try await judge(Specimen(cell: 3).noisy(amplitude: amplitude, grain: 2)).label
            let rank = try #require(order.firstIndex(of: label))
            #expect(rank >= worst)
            worst = rank
        }
        #expect(worst == 2)
    }

    @Test("type too small to be read is no longer legible")
    func tinyType() async throws {
        var layout = Specimen(cell: 2).halved.halved.layout()
        layout.regions[0].lines = [LineGeometry(bbox: layout.upright.bounds, xHeight: 2.5)]
        #expect(try await InkLegibilityStage().run(layout).regions[0].legibility?.label == .borderline)
    }

    @Test func picturesHaveNoLegibilityAndBlankPaperIsNotIllegible() async throws {
        for regionClass in RegionClass.allCases {
            let judged = try await InkLegibilityStage().run(Specimen(cell: 3).layout(regionClass)).regions[0].legibility
            #expect((judged == nil) == (regionClass == .photograph || regionClass == .cartoon))
        }
        var layout = Specimen(cell: 3).layout()
        layout.upright = GrayImage(width: 300, height: 200, filledWith: 200)
        layout.regions[0].bbox = layout.upright.bounds
        layout.regions.append(
            LayoutRegion(id: "r2", regionClass: .headline, bbox: PixelRect(x0: 900, y0: 0, x1: 950, y1: 9), score: 1)
        )
        for region in try await InkLegibilityStage().run(layout).regions {
            #expect(region.legibility == Legibility(label: .legible, score: 0))
        }
    }

    @Test func theTwoMethodsHaveTwoIdentities() {
        #expect(InkLegibilityStage().identity.settings == ["kind": "ink"])
    }

    @Test func changesNothingElse() async throws {
        let layout = Specimen(cell: 3).layout()
        let judged = try await InkLegibilityStage().run(layout)
        #expect(judged.layout.upright == layout.upright && judged.layout.source == layout.source)
        var stripped = judged.regions
        stripped[0].legibility = nil
        #expect(stripped == layout.regions)
    }
}
