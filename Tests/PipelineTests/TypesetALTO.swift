import CorpusFiles
import CorpusModel
import Foundation
import Raster
import TestSupport

/// A typeset page and the ALTO that an archive would have of it: words cut out of the truth's lines at their widest gaps.
struct TypesetALTO {
    let image: GrayImage
    let lines: [(box: PixelRect, words: [(box: PixelRect, text: String)])]

    /// - Parameters:
    ///   - image: the page in gray.
    ///   - truth: its truth beside the fixtures.
    /// - Throws: where the truth cannot be read.
    init(_ image: GrayImage, truth: String) throws {
        struct Truth: Decodable {
            struct Line: Decodable { var bbox: PixelRect, text: String }
            var lines: [Line]
        }
        let data = try Data(contentsOf: Checkout.fixtures.appendingPathComponent(truth))
        self.image = image
        lines = try JSONDecoder().decode(Truth.self, from: data).lines.map { line in
            (line.bbox, Self.words(of: line.text, in: line.bbox, image))
        }
    }

    private static func words(of text: String, in box: PixelRect, _ image: GrayImage) -> [(PixelRect, String)] {
        let words = text.split(separator: " ").map(String.init)
        let box = box.intersection(image.bounds)
        var gaps: [Range<Int>] = []
        var start: Int?
        for x in box.x0..<box.x1 {
            let isBlank = !(box.y0..<box.y1).contains { image[x, $0] < 128 }
            if isBlank {
                start = start ?? x
            } else if let from = start {
                if from > box.x0 { gaps.append(from..<x) }
                start = nil
            }
        }
        let cuts = gaps.sorted { $0.count > $1.count }.prefix(words.count - 1).sorted { $0.lowerBound < $1.lowerBound }
        guard cuts.count == words.count - 1 else { return [(box, text)] }
        let starts = [box.x0] + cuts.map(\.upperBound), ends = cuts.map(\.lowerBound) + [box.x1]
        return zip(zip(starts, ends), words).map { ends, word in
            (PixelRect(x0: ends.0, y0: box.y0, x1: ends.1, y1: box.y1), word)
        }
    }

    /// The ALTO, of the page turned clockwise by quarter turns, in other pixels, without its last lines.
    func alto(turned turns: Int = 0, scale: Int = 1, dropping: Int = 0) -> String {
        let (width, height) = turns % 2 == 0 ? (image.width, image.height) : (image.height, image.width)
        func box(_ box: PixelRect) -> String {
            let box = box.turned(turns, inWidth: image.width, height: image.height)
            return "HPOS=\"\(scale * box.x0)\" VPOS=\"\(scale * box.y0)\" WIDTH=\"\(scale * box.width)\" "
                + "HEIGHT=\"\(scale * box.height)\""
        }
        let body = lines.dropLast(dropping).map { line in
            let words = line.words.map { word in
                let text = word.text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
                return "<String \(box(word.box)) CONTENT=\"\(text)\" WC=\"0.9\"/>"
            }
            return "<TextBlock><TextLine \(box(line.box))>\(words.joined(separator: "<SP/>"))</TextLine></TextBlock>"
        }
        return "<alto><Layout><Page WIDTH=\"\(scale * width)\" HEIGHT=\"\(scale * height)\"><PrintSpace>"
            + body.joined(separator: "\n") + "</PrintSpace></Page></Layout></alto>"
    }
}

extension GrayImage {
    /// The picture as a PGM file.
    var pgm: Data { Data("P5\n\(width) \(height)\n255\n".utf8) + Data(samples) }
}
