import CorpusModel
import PageFlow
import Raster
import Testing

@Suite struct JudgedLayoutTests {
    private let layout = PageLayout(
        source: ScanSource(path: "page.png", page: 1, sha256: ""),
        upright: GrayImage(width: 100, height: 100),
        frame: PageFrame(upright: GrayImage(width: 100, height: 100)),
        resolution: Resolution(dpi: 300, source: .default),
        bodyXHeight: 10,
        regions: ["r1", "r2"].map {
            LayoutRegion(id: $0, regionClass: .article, bbox: PixelRect(x0: 0, y0: 0, x1: 9, y1: 9), score: 1)
        },
        separators: []
    )

    @Test func labelsGoToTheirRegions() {
        let label = Legibility(label: .borderline, score: 0.5)
        let judged = JudgedLayout(layout, legibility: [nil, label])
        #expect(judged.regions.map(\.legibility) == [nil, label])
        #expect(judged.regions.map(\.id) == ["r1", "r2"])
    }

    @Test func withoutLegibilityNothingChanges() {
        #expect(JudgedLayout(unjudged: layout).regions == layout.regions)
    }

    @Test func theMedianXHeightPassesOverLinesWithoutOne() {
        func line(_ xHeight: Double) -> LineGeometry {
            LineGeometry(bbox: PixelRect(x0: 0, y0: 0, x1: 9, y1: 9), xHeight: xHeight)
        }
        #expect([line(0), line(8), line(0), line(10), line(9)].medianXHeight == 9)
        #expect([line(0)].medianXHeight == nil && [LineGeometry]().medianXHeight == nil)
    }
}
