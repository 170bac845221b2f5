import CorpusModel
import PageFlow
import Raster
import Testing

@testable import Recognition

@Suite struct LineShapeTests {
    struct Course: Sendable, CustomTestStringConvertible {
        var testDescription: String
        /// Pixels below the level line at each part of its width, which is 370 to 384 pixels.
        var drop: @Sendable (Double) -> Double
    }

    static let courses = [
        Course(testDescription: "level") { _ in 0 },
        Course(testDescription: "falling by 1.5 %") { $0 * 5.7 },
        Course(testDescription: "rising by 1.5 %") { $0 * -5.7 },
        Course(testDescription: "bent up at the right end") { $0 < 0.6 ? 0 : -44 * ($0 - 0.6) * ($0 - 0.6) },
        Course(testDescription: "bent down at the left end") { $0 > 0.4 ? 0 : 44 * ($0 - 0.4) * ($0 - 0.4) },
        Course(testDescription: "bowed") { 6 * (2 * $0 - 1) * (2 * $0 - 1) },
    ]

    /// Where the baseline is found is at most an eighth of the x-height from where it is.
    private func expect(_ shape: LineShape, isOf line: PrintedLine, heightWithin tolerance: Double = 0.12) {
        for part in [0.05, 0.25, 0.5, 0.75, 0.95] {
            let found = shape.height(at: line.column(at: part))
            #expect(abs(found - line.baseline(at: part)) < line.xHeight / 8, "\(part): \(found)")
        }
        #expect(abs(shape.xHeight / line.xHeight - 1) < tolerance, "\(shape.xHeight)")
    }

    @Test("the baseline is followed, and the x-height found", arguments: courses, [1, 2])
    func follows(_ course: Course, line: Int) throws {
        for strip in [Strip.wheat, .council] {
            let line = try PrintedLine(strip, line: line, drop: course.drop)
            let shapes = LineShapeFinder(page: line.page).shapes(of: [line.geometry])
            expect(try #require(shapes.first), isOf: line)
            #expect(shapes.count == 1 && shapes[0].x0 == line.box.x0 && shapes[0].x1 == line.box.x1)
        }
    }

    @Test("a line is found where layout measured its letters wrongly", arguments: [0.75, 0.85, 1.2, 1.35])
    func bearsWrongHeights(factor: Double) throws {
        let line = try PrintedLine(.council, line: 2)
        let geometry = LineGeometry(bbox: line.box, xHeight: factor * line.xHeight)
        let shape = try #require(LineShapeFinder(page: line.page).shapes(of: [geometry]).first)
        // The network bears a quarter.
        expect(shape, isOf: line, heightWithin: 0.2)
    }

    @Test(
        "a line that fills its page, and one whose box cuts off what rises above the x-line or falls below the baseline"
    )
    func tightCrops() throws {
        let line = try PrintedLine(.wheat, line: 2, room: 0)
        #expect(line.page.bounds.width == line.box.width)
        expect(try #require(LineShapeFinder(page: line.page).shapes(of: [line.geometry]).first), isOf: line)
        let cut = try PrintedLine(.wheat, line: 2)
        let baseline = Int(cut.baseline(at: 0))
        let box = PixelRect(x0: cut.box.x0, y0: baseline - 14, x1: cut.box.x1, y1: baseline)
        let geometry = LineGeometry(bbox: box, xHeight: cut.xHeight)
        expect(try #require(LineShapeFinder(page: cut.page).shapes(of: [geometry]).first), isOf: cut)
    }

    /// A column of both strips with the lines as layout finds them.
    private func column() throws -> (page: GrayImage, lines: [LineGeometry], baselines: [Double]) {
        let page = GrayImage.page(
            width: 440,
            height: 310,
            [(try Strip.wheat.image(), 20, 20), (try Strip.council.image(), 20, 20 + 4 * Strip.pitch)]
        )
        let lines = try Strip.wheat.geometry(x: 20, y: 20) + Strip.council.geometry(x: 20, y: 20 + 4 * Strip.pitch)
        return (page, lines, (0..<8).map { 20 + Strip.baseline(of: $0) })
    }

    private func expect(_ shapes: [LineShape], standOn baselines: [Double]) {
        #expect(shapes.count == baselines.count)
        for (shape, baseline) in zip(shapes, baselines) {
            #expect(abs(shape.height(at: 200) - baseline) < Strip.xHeight / 8, "\(shape.baseline) \(baseline)")
        }
    }

    @Test("lines come top to bottom, in whatever order they are given")
    func order() throws {
        let (page, lines, baselines) = try column()
        let finder = LineShapeFinder(page: page)
        let shapes = finder.shapes(of: lines)
        expect(shapes, standOn: baselines)
        #expect(finder.shapes(of: lines) == shapes)
        #expect(finder.shapes(of: lines.reversed()) == shapes)
    }

    @Test("two lines in one box of a paragraph are two", arguments: 0..<7)
    func twoInOneBox(upper: Int) throws {
        let (page, all, baselines) = try column()
        var lines = all
        let lower = lines.remove(at: upper + 1)
        lines[upper].bbox = lines[upper].bbox.union(lower.bbox)
        expect(LineShapeFinder(page: page).shapes(of: lines), standOn: baselines)
    }

    @Test("a line that layout took for a part of its neighbours is found between them", arguments: 1..<7)
    func lostLine(_ lost: Int) throws {
        let (page, all, baselines) = try column()
        var lines = all
        lines.remove(at: lost)
        expect(LineShapeFinder(page: page).shapes(of: lines), standOn: baselines)
    }

    @Test("a line that layout found twice is one line")
    func foundTwice() throws {
        let (page, all, baselines) = try column()
        var lines = all
        var again = lines[3]
        again.bbox.y0 -= 3
        lines.insert(again, at: 4)
        expect(LineShapeFinder(page: page).shapes(of: lines), standOn: baselines)
    }

    @Test("white between paragraphs is no line")
    func whiteIsNoLine() throws {
        let gap = 5 * Strip.pitch
        let page = GrayImage.page(
            width: 440,
            height: 480,
            [(try Strip.wheat.image(), 20, 20), (try Strip.council.image(), 20, 20 + 3 * Strip.pitch + gap)]
        )
        let lines =
            try Strip.wheat.geometry(x: 20, y: 20) + Strip.council.geometry(x: 20, y: 20 + 3 * Strip.pitch + gap)
        #expect(LineShapeFinder(page: page).shapes(of: lines).count == 8)
    }

    @Test("what has no line in it gives a shape of sense or none", arguments: [255, 128, 0] as [UInt8])
    func blank(tone: UInt8) {
        let page = GrayImage(width: 300, height: 100, filledWith: tone)
        let boxes = [
            PixelRect(x0: 20, y0: 20, x1: 220, y1: 45), PixelRect(x0: 10, y0: 10, x1: 11, y1: 11),
            PixelRect(x0: 0, y0: 0, x1: 1, y1: 100), PixelRect(x0: 0, y0: 99, x1: 300, y1: 100),
            PixelRect(x0: -50, y0: -50, x1: 900, y1: 900), PixelRect(x0: 299, y0: 99, x1: 300, y1: 100),
        ]
        for box in boxes {
            for xHeight in [-5, 0, 1, 12, 1e9, .infinity] {
                let line = LineGeometry(bbox: box, xHeight: xHeight)
                for shape in LineShapeFinder(page: page).shapes(of: [line]) {
                    #expect(shape.x0 >= 0 && shape.x0 < shape.x1 && shape.x1 <= page.width)
                    #expect((-50...150).contains(shape.baseline) && (1...150).contains(shape.xHeight), "\(shape)")
                    #expect(shape.course.drops.allSatisfy { abs($0) < 100 })
                }
            }
        }
    }

    @Test("boxes off the page and empty ones give none")
    func offThePage() throws {
        let page = try Strip.wheat.image()
        let boxes = [
            PixelRect(x0: -90, y0: 10, x1: -10, y1: 30), PixelRect(x0: 10, y0: 5000, x1: 90, y1: 5020),
            PixelRect(x0: page.width, y0: 0, x1: page.width + 40, y1: 20), PixelRect(x0: 30, y0: 10, x1: 30, y1: 30),
        ]
        #expect(LineShapeFinder(page: page).shapes(of: boxes.map { LineGeometry(bbox: $0, xHeight: 14) }) == [])
        #expect(LineShapeFinder(page: page).shapes(of: []) == [])
    }

    @Test("a line at the edge of the page is found there, and boxes that reach beyond are cut", arguments: 0..<4)
    func atEdges(line: Int) throws {
        // The strip's ink begins at the first and ends at the last row of the page.
        let strip = try Strip.wheat.image()
        let page = strip.cropped(to: strip.hullOfInk)
        var geometry = try Strip.wheat.geometry(x: -strip.hullOfInk.x0, y: -strip.hullOfInk.y0)[line]
        let baseline = Strip.baseline(of: line) - Double(strip.hullOfInk.y0)
        geometry.bbox.x0 -= 30
        geometry.bbox.x1 += 700
        let shape = try #require(LineShapeFinder(page: page).shapes(of: [geometry]).first)
        #expect(shape.x0 == max(0, geometry.bbox.x0) && shape.x1 == page.width)
        #expect(abs(shape.height(at: 180) - baseline) < Strip.xHeight / 8)
    }
}
