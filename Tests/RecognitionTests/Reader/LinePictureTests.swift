import CorpusModel
import Raster
import Testing

@testable import Recognition

@Suite struct LinePictureTests {
    private func shape(_ line: PrintedLine) -> LineShape {
        LineShape(
            x0: line.box.x0,
            x1: line.box.x1,
            baseline: line.baseline(at: 0),
            xHeight: line.xHeight,
            course: .level
        )
    }

    /// Mean difference of two pictures of one size.
    private func difference(_ a: LinePicture, _ b: LinePicture) -> Float {
        #expect(a.ink.count == b.ink.count)
        return zip(a.ink, b.ink).reduce(0) { $0 + abs($1.0 - $1.1) } / Float(a.ink.count)
    }

    private func isInRange(_ picture: LinePicture) -> Bool { picture.ink.allSatisfy { (0...1).contains($0) } }

    @Test("32 rows, as wide as the line at an x-height of 12 with its room, levels from paper 0 to ink 1")
    func size() throws {
        let line = try PrintedLine(.wheat, line: 0)
        let picture = LinePicture(of: shape(line), on: line.page)
        let width = Int((Double(line.box.width) * 12 / 14 + 12).rounded())
        #expect(picture.width == width && LinePicture.width(of: shape(line)) == width)
        #expect(picture.ink.count == 32 * width && isInRange(picture))
        #expect((picture.ink.max() ?? 0) > 0.9 && picture.ink.min() == 0)
        // The room at both ends is blank but for what the filter spreads, and the letters begin right after it.
        func ink(_ columns: Range<Int>) -> Float {
            columns.reduce(0) { sum, x in (0..<32).reduce(sum) { $0 + picture.ink[$1 * width + x] } }
        }
        #expect(ink(0..<5) < 0.5 && ink((width - 5)..<width) < 0.5 && ink(6..<12) > 2)
    }

    @Test("small letters stand between rows 10 and 22")
    func band() throws {
        let line = try PrintedLine(.council, line: 2)
        let picture = LinePicture(of: shape(line), on: line.page)
        let rows = (0..<32).map { row in
            picture.ink[(row * picture.width)..<((row + 1) * picture.width)].reduce(0, +)
        }
        let inside = rows[10..<22].min() ?? 0
        #expect(inside > 2 * rows[9] && inside > 2 * rows[22], "\(rows)")
    }

    @Test("the picture of a line half the size is nearly the same")
    func halfSize() throws {
        let line = try PrintedLine(.wheat, line: 1)
        func picture(_ line: PrintedLine, scale: Int) -> LinePicture {
            var shape = shape(line)
            (shape.x0, shape.x1) = (scale * shape.x0, scale * (shape.x0 + 320))
            shape.baseline *= Double(scale)
            shape.xHeight *= Double(scale)
            return LinePicture(of: shape, on: line.page.scaled(by: Double(scale)))
        }
        let (large, small) = (picture(line, scale: 4), picture(line, scale: 2))
        let ink = large.ink.reduce(0, +) / Float(large.ink.count)
        #expect(difference(large, small) < 0.15 * ink, "\(difference(large, small)) \(ink)")
        #expect(difference(large, picture(line, scale: 1)) < 0.4 * ink, "\(difference(large, picture(line, scale: 1)))")
        // Another line differs by about its ink.
        #expect(difference(large, picture(try PrintedLine(.council, line: 1), scale: 4)) > 0.8 * ink)
    }

    @Test("a leaning line is levelled")
    func levels() throws {
        let level = try PrintedLine(.wheat, line: 2)
        let leaning = try PrintedLine(.wheat, line: 2) { $0 * 8 }
        var shape = shape(level)
        let plain = LinePicture(of: shape, on: level.page)
        let crooked = LinePicture(of: shape, on: leaning.page)
        let ends = [leaning.column(at: 0), leaning.column(at: 1)]
        shape.course = BaselineCourse(columns: ends, drops: [-4, 4])
        shape.baseline += 4
        let levelled = LinePicture(of: shape, on: leaning.page)
        #expect(difference(plain, levelled) < 0.25 * difference(plain, crooked))
    }

    @Test("a negative of a page gives the same picture where it is taken as one")
    func negative() throws {
        let line = try PrintedLine(.wheat, line: 3)
        let plain = LinePicture(of: shape(line), on: line.page)
        let negative = LinePicture(of: shape(line), on: line.page.negative, isNegative: true)
        #expect(difference(plain, negative) < 0.01)
    }

    @Test("tones of paper and ink do not matter")
    func tones() throws {
        let line = try PrintedLine(.wheat, line: 3)
        let faint = GrayImage(
            width: line.page.width,
            height: line.page.height,
            samples: line.page.samples.map { 150 + $0 / 4 }
        )
        #expect(difference(LinePicture(of: shape(line), on: line.page), LinePicture(of: shape(line), on: faint)) < 0.02)
    }

    @Test("what lies off the page is blank")
    func offThePage() throws {
        let page = GrayImage(width: 200, height: 60, filledWith: 0)
        for (x, baseline) in [(5000, 30.0), (-5000, 30), (10, -900), (10, 9000)] {
            let shape = LineShape(x0: x, x1: x + 150, baseline: baseline, xHeight: 12, course: .level)
            let picture = LinePicture(of: shape, on: page)
            #expect(picture.ink.allSatisfy { $0 == 0 } && picture.ink.count == 32 * 162)
        }
        // The half of a line that the page has is there.
        let line = try PrintedLine(.wheat, line: 0, room: 0)
        var shape = shape(line)
        shape.x1 += line.page.width
        let picture = LinePicture(of: shape, on: line.page)
        let whole = LinePicture(of: self.shape(line), on: line.page)
        #expect(isInRange(picture))
        for row in 8..<24 {
            for x in 0..<(whole.width - 10) {
                #expect(abs(picture.ink[row * picture.width + x] - whole.ink[row * whole.width + x]) < 0.05)
            }
        }
    }

    @Test(
        "shapes and pages of any size give a picture",
        arguments: [(1, 1), (2, 2), (1, 300), (300, 1), (3, 3)],
        [0.0, 0.01, 2, 14, 3000]
    )
    func anySize(page: (Int, Int), xHeight: Double) {
        let image = GrayImage(width: page.0, height: page.1, filledWith: 90)
        for width in [0, 1, 50] {
            let shape = LineShape(x0: 0, x1: width, baseline: 1, xHeight: xHeight, course: .level)
            let picture = LinePicture(of: shape, on: image)
            #expect(picture.ink.count == 32 * picture.width && picture.width >= 8 && isInRange(picture))
        }
    }
}
