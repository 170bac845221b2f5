import CorpusModel
import PageFlow
import Raster
import Tables

/// A page on which words of square letters, rules and dots are drawn.
struct DrawnTable {
    private(set) var samples: [UInt8]
    let width: Int, height: Int

    /// Letters are this wide with the space after them, and small ones this high.
    static let advance = 9
    static let xHeight = 11

    init(width: Int = 900, height: Int = 700) {
        (self.width, self.height) = (width, height)
        samples = [UInt8](repeating: 250, count: width * height)
    }

    var image: GrayImage { GrayImage(width: width, height: height, samples: samples) }

    var page: TableQuery { TableQuery(upright: image, bodyXHeight: nil, places: nil) }

    mutating func fill(_ bbox: PixelRect, tone: UInt8 = 20) {
        let part = bbox.intersection(PixelRect(x0: 0, y0: 0, x1: width, y1: height))
        for y in part.y0..<max(part.y0, part.y1) {
            for x in part.x0..<max(part.x0, part.x1) { samples[y * width + x] = tone }
        }
    }

    /// Draws words whose letters are hollow: `x` small, `d` tall, a digit as high as `d` but narrower, a space a gap.
    mutating func words(_ text: String, x: Int, baseline: Int, tone: UInt8 = 20) {
        var at = x
        for letter in text {
            let isTall = letter == "d" || letter.isNumber
            let (wide, high) = (letter.isNumber ? 7 : 8, isTall ? 16 : Self.xHeight)
            if letter != " " {
                let box = PixelRect(x0: at, y0: baseline - high, x1: at + wide, y1: baseline)
                fill(PixelRect(x0: box.x0, y0: box.y0, x1: box.x0 + 2, y1: box.y1), tone: tone)
                fill(PixelRect(x0: box.x1 - 2, y0: box.y0, x1: box.x1, y1: box.y1), tone: tone)
                fill(PixelRect(x0: box.x0, y0: box.y0, x1: box.x1, y1: box.y0 + 2), tone: tone)
                if letter != "x" { fill(PixelRect(x0: box.x0, y0: box.y1 - 2, x1: box.x1, y1: box.y1), tone: tone) }
            }
            at += letter == " " ? 6 : Self.advance
        }
    }

    /// Width of what `words` draws.
    static func width(_ text: String) -> Int { text.reduce(0) { $0 + ($1 == " " ? 6 : advance) } }

    /// A page of `rows`: the first column from the left, the others ending at `ends`.
    static func open(_ rows: [[String]], ends: [Int], pitch: Int = 30) -> DrawnTable {
        var drawn = DrawnTable()
        for (row, texts) in rows.enumerated() {
            let baseline = 100 + row * pitch
            for (column, text) in texts.enumerated() {
                drawn.words(text, x: column == 0 ? 60 : ends[column - 1] - width(text), baseline: baseline)
            }
        }
        return drawn
    }
}
