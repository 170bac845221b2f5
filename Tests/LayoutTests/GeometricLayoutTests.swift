import CorpusModel
import Foundation
import ImageCodecs
import Layout
import PageFlow
import Raster
import TestSupport
import Testing

@Suite struct GeometricLayoutTests {
    private func layout(_ image: GrayImage) async throws -> PageLayout {
        let source = ScanSource(path: "page.png", page: 1, sha256: "")
        return try await LayoutStage(.geometry).run(RasterPage(source: source, image: image, fileResolution: nil))
    }

    /// Four columns 300 wide, 30 apart, from row 100.
    private func columns(rules: Bool, skewing: Double = 0) -> (page: PrintedPage, lefts: [Int]) {
        var page = PrintedPage(width: 1400, height: 1500)
        let lefts = [50, 380, 710, 1040]
        for left in lefts { _ = page.body(x0: left, x1: left + 300, top: 100, lines: 62) }
        if rules {
            for left in lefts.dropFirst() { page.fill(PixelRect(x0: left - 16, y0: 100, x1: left - 14, y1: 1380)) }
        }
        return (page, lefts)
    }

    @Test("columns are found with and without rules between them", arguments: [true, false])
    func fourColumns(rules: Bool) async throws {
        let (page, lefts) = columns(rules: rules)
        let bodies = try await layout(page.image).regions.filter { $0.regionClass == .article }
        #expect(bodies.count == 4)
        for (left, body) in zip(lefts, bodies.sorted { $0.bbox.x0 < $1.bbox.x0 }) {
            #expect(abs(body.bbox.x0 - left) < 12)
            #expect(body.bbox.x1 <= left + 312 && body.bbox.x1 > left + 270)
            #expect(body.lines.count >= 60)
        }
    }

    @Test("a page scanned askew is deskewed", arguments: [-1.5, 0.8])
    func skew(degrees: Double) async throws {
        let askew = columns(rules: true).page.image.rotated(deskewing: -degrees, background: 235)
        let found = try await layout(askew)
        #expect(abs(found.frame.skewDegrees - degrees) < 0.15)
        #expect(found.frame.isRotated)
        #expect(found.regions.count { $0.regionClass == .article } == 4)
    }

    @Test func headlinesPartAColumn() async throws {
        var page = PrintedPage(width: 1400, height: 1500)
        for left in [50, 380, 710, 1040] {
            var row = page.headline(x0: left, x1: left + 300, top: 100, size: 22)
            row = page.body(x0: left, x1: left + 300, top: row + 10, lines: 20)
            page.fill(PixelRect(x0: left + 100, y0: row, x1: left + 200, y1: row + 2))
            row = page.headline(x0: left, x1: left + 300, top: row + 20, size: 16)
            _ = page.body(x0: left, x1: left + 300, top: row + 10, lines: 20)
        }
        let found = try await layout(page.image)
        #expect(found.regions.count { $0.regionClass == .headline } == 8)
        #expect(found.regions.count { $0.regionClass == .article } == 8)
        #expect(found.separators.count { $0.kind != .vertical } == 4)
    }

    @Test("a short dash leaves a body whole, a long one parts it", arguments: [(60, 1), (150, 2)])
    func dashes(width: Int, bodies: Int) async throws {
        var (page, lefts) = columns(rules: true)
        page = PrintedPage(width: 1400, height: 1500)
        for left in lefts {
            let row = page.body(x0: left, x1: left + 300, top: 100, lines: 25)
            page.fill(PixelRect(x0: left + 150 - width / 2, y0: row, x1: left + 150 + width / 2, y1: row + 2))
            _ = page.body(x0: left, x1: left + 300, top: row + 10, lines: 25)
        }
        #expect(try await layout(page.image).regions.count { $0.regionClass == .article } == 4 * bodies)
    }

    @Test func aHeadlineOverTwoColumnsIsOneRegion() async throws {
        var page = PrintedPage(width: 1400, height: 1500)
        page.line(x0: 60, x1: 670, base: 190, size: 30, isCapital: true, isBold: true)
        for left in [50, 380] { _ = page.body(x0: left, x1: left + 300, top: 240, lines: 55) }
        for left in [710, 1040] { _ = page.body(x0: left, x1: left + 300, top: 100, lines: 62) }
        let heads = try await layout(page.image).regions.filter { $0.regionClass == .headline }
        #expect(heads.count == 1)
        #expect((heads.first?.bbox.width ?? 0) > 500)
    }

    @Test func aPictureOverTwoColumnsIsNoText() async throws {
        var page = PrintedPage(width: 1400, height: 1500)
        for left in [50, 380] { _ = page.body(x0: left, x1: left + 300, top: 600, lines: 40) }
        for left in [710, 1040] { _ = page.body(x0: left, x1: left + 300, top: 100, lines: 62) }
        // Strokes of a drawing: a fan of lines that cross.
        for step in 0..<40 {
            for along in 0..<600 {
                let (x, y) = (60 + along, 130 + (along * step / 40) * 400 / 600)
                page.fill(PixelRect(x0: x, y0: y, x1: x + 2, y1: y + 2))
            }
        }
        let found = try await layout(page.image)
        let pictures = found.regions.filter { !$0.regionClass.isText }
        #expect(pictures.count == 1)
        #expect((pictures.first?.bbox.width ?? 0) > 500)
        #expect(found.regions.count { $0.regionClass == .article } == 4)
    }

    @Test("nothing on the page, or nothing like type", arguments: [0, 30, 128, 255])
    func blank(tone: UInt8) async throws {
        let found = try await layout(GrayImage(width: 700, height: 900, filledWith: tone))
        #expect(found.regions.isEmpty)
        #expect(found.bodyXHeight == 0)
    }

    @Test("pages of a few pixels", arguments: [(1, 1), (1, 500), (500, 1), (7, 9)])
    func tiny(width: Int, height: Int) async throws {
        let samples = (0..<width * height).map { UInt8($0 % 2 * 255) }
        #expect(try await layout(GrayImage(width: width, height: height, samples: samples)).regions.isEmpty)
    }

    @Test("noise gives scraps at most: no columns, no pictures, no name plate")
    func noiseIsNoNewspaper() async throws {
        var random = SeededGenerator(seed: 7)
        let samples = (0..<600 * 800).map { _ in UInt8.random(in: 0...255, using: &random) }
        let found = try await layout(GrayImage(width: 600, height: 800, samples: samples)).regions
        #expect(found.allSatisfy { $0.regionClass.isText && $0.regionClass != .masthead })
        #expect(found.allSatisfy { $0.lines.count < 20 && $0.bbox.area * 20 < 600 * 800 && $0.bbox.height < 200 })
    }

    @Test("the same page at twice the resolution gives the same regions, and its type an honest resolution")
    func resolution() async throws {
        let once = columns(rules: true).page.image
        let twice = once.scaled(toWidth: 2 * once.width, height: 2 * once.height)
        let (small, large) = (try await layout(once), try await layout(twice))
        #expect(small.regions.map(\.regionClass) == large.regions.map(\.regionClass))
        for (one, two) in zip(small.regions, large.regions) {
            let halved = PixelRect(x0: two.bbox.x0 / 2, y0: two.bbox.y0 / 2, x1: two.bbox.x1 / 2, y1: two.bbox.y1 / 2)
            #expect(one.bbox.intersectionOverUnion(halved) > 0.95)
        }
        #expect(small.resolution.source == .estimated)
        #expect(abs(Double(large.resolution.dpi) / Double(small.resolution.dpi) - 2) < 0.2)
    }
}

@Suite struct FixtureLayoutTests {
    @Test(
        "typeset pages: most bodies and headlines stand where the truth has them",
        arguments: ["sheet-1884-clean.png"]
    )
    func againstTruth(name: String) async throws {
        let path = Checkout.fixtures.appending(path: name)
        let truthPath = path.deletingPathExtension().appendingPathExtension("json")
        let truth = try JSONDecoder().decode(PageTruth.self, from: Data(contentsOf: truthPath))
        let page = try await DecodeStage().run(PageRequest(id: name, path: path.path, page: 1))
        let found = try await LayoutStage(.geometry).run(page)
        // Every line of the truth's bodies lies in a text region, or nearly.
        let bodies = truth.regions.filter { $0.regionClass == .article }.map(\.bbox)
        let lines = truth.lines.filter { line in bodies.contains { $0.intersection(line.bbox) == line.bbox } }
        let covered = lines.count { line in
            found.regions.contains {
                $0.regionClass.isText && $0.bbox.intersection(line.bbox).area * 10 > line.bbox.area * 9
            }
        }
        #expect(lines.count > 50)
        #expect(covered * 100 >= lines.count * 95)
        // No region goes over two columns of the truth.
        let widest = bodies.map(\.width).max() ?? 0
        #expect(found.regions.filter { $0.regionClass == .article }.allSatisfy { $0.bbox.width < widest * 13 / 10 })
    }
}
