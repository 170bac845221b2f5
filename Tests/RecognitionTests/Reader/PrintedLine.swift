import CorpusModel
import PageFlow
import Raster

@testable import Recognition

/// A page with one printed line on it, level or not.
struct PrintedLine {
    let page: GrayImage
    /// What is printed.
    let text: String
    /// Hull of the ink.
    let box: PixelRect
    /// Height of small letters, pixels.
    let xHeight = Strip.xHeight
    /// How far the line is below its place at each part of its width, `0...1`.
    private let drop: (Double) -> Double
    /// Baseline of the level line.
    private let level: Double

    /// Prints a line of a strip with white around it.
    ///
    /// - Parameters:
    ///   - strip: whose type it is.
    ///   - line: number in the strip.
    ///   - room: white pixels on every side of the level line.
    ///   - drop: pixels that the line is below its place at each part of its width, `0...1`.
    /// - Throws: where the strip's picture cannot be read.
    init(_ strip: Strip, line: Int, room: Int = 40, drop: @escaping (Double) -> Double = { _ in 0 }) throws {
        let type = try strip.type(line: line)
        let (width, height) = (type.width + 2 * room, type.height + 2 * room)
        var samples = [UInt8](repeating: 255, count: width * height)
        for x in 0..<type.width {
            let shift = drop(Double(x) / Double(type.width))
            let whole = Int(shift.rounded(.down))
            let share = shift - Double(whole)
            for y in 0..<height {
                let row = y - room - whole
                func tone(_ row: Int) -> Double { (0..<type.height).contains(row) ? Double(type[x, row]) : 255 }
                samples[y * width + x + room] = UInt8(tone(row) + (tone(row - 1) - tone(row)) * share)
            }
        }
        page = GrayImage(width: width, height: height, samples: samples)
        box = page.hullOfInk
        text = strip.lines[line]
        level = Double(room) + Strip.baselineInType
        self.drop = drop
    }

    /// The line as layout finds it.
    var geometry: LineGeometry { LineGeometry(bbox: box, xHeight: xHeight) }

    /// The baseline at a part of the line's width, pixels.
    func baseline(at part: Double) -> Double { level + drop(part) }

    /// The column at a part of the line's width.
    func column(at part: Double) -> Double { Double(box.x0) + part * Double(box.width) }
}

extension Strip {
    /// Height of small letters, pixels.
    static let xHeight = 14.0
    /// Baseline below the first row of a line's picture.
    static let baselineInType = 22.0
    /// Rows from a line's first to the next one's.
    static let pitch = 33

    /// Baseline of a line in the strip's picture.
    static func baseline(of line: Int) -> Double { Double(7 + pitch * line) + baselineInType }

    /// The picture of one line, as wide as its ink.
    func type(line: Int) throws -> GrayImage {
        let image = try image()
        let rows = PixelRect(x0: 0, y0: 7 + Self.pitch * line, x1: image.width, y1: 38 + Self.pitch * line)
        let ink = image.cropped(to: rows).hullOfInk
        return image.cropped(to: PixelRect(x0: ink.x0, y0: rows.y0, x1: ink.x1, y1: rows.y1))
    }

    /// The lines of a strip that lies at a place of a page, as layout finds them.
    func geometry(x: Int = 0, y: Int = 0) throws -> [LineGeometry] {
        let image = try image()
        return lines.indices.map { line in
            let rows = PixelRect(x0: 0, y0: 7 + Self.pitch * line, x1: image.width, y1: 38 + Self.pitch * line)
            let ink = image.cropped(to: rows).hullOfInk
            let box = PixelRect(x0: x + ink.x0, y0: y + rows.y0 + ink.y0, x1: x + ink.x1, y1: y + rows.y0 + ink.y1)
            return LineGeometry(bbox: box, xHeight: Self.xHeight)
        }
    }
}

extension GrayImage {
    /// Hull of all that is darker than half.
    var hullOfInk: PixelRect {
        var hull: PixelRect?
        for y in 0..<height {
            for x in 0..<width where self[x, y] < 128 {
                let pixel = PixelRect(x0: x, y0: y, x1: x + 1, y1: y + 1)
                hull = hull?.union(pixel) ?? pixel
            }
        }
        return hull ?? PixelRect(x0: 0, y0: 0, x1: 0, y1: 0)
    }

    /// Black for white.
    var negative: GrayImage { GrayImage(width: width, height: height, samples: samples.map { 255 - $0 }) }
}

extension LineShape {
    /// Height of the baseline at a column, pixels.
    func height(at x: Double) -> Double { baseline + course.drop(at: x) }
}
