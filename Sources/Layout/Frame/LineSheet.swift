import CorpusModel
import PageFlow
import Raster

/// Some lines of a page, one below the other on a sheet of their own, to be read both ways round.
struct LineSheet {
    private let image: GrayImage
    private let lines: [LineGeometry]

    /// Lines that are read.
    private static let count = 12
    /// Letters of a line, at least, and of those that are looked at, at most.
    private static let fewestLetters = 10
    /// White between letters of a line, at most, in letters.
    private static let widestGap = 1.6
    /// White around a line, in letters.
    private static let margin = 1.2

    /// Cuts lines out of a scan; `nil` where fewer than three are found.
    ///
    /// - Parameters:
    ///   - field: letters of a look whose lines are level.
    ///   - scale: pixels of the look per pixel of the scan.
    ///   - scan: in positive tones, turned as the look is.
    init?(_ field: LetterField, scale: Double, of scan: (PixelRect) -> GrayImage) {
        let found = Self.lines(of: field)
        guard found.count >= 3 else { return nil }
        let step = max(1, found.count / Self.count)
        let chosen = stride(from: step / 2, to: found.count, by: step).prefix(Self.count).map { found[$0] }
        let margin = Int((Self.margin * field.size / scale).rounded(.up))
        let crops = chosen.map { line in
            scan(line.unscaled(from: scale, rounding: .outwards).grown(by: margin))
        }
        let width = crops.map(\.width).max() ?? 0
        var samples: [UInt8] = []
        var lines: [LineGeometry] = []
        var top = 0
        for (crop, line) in zip(crops, chosen) where !crop.bounds.isEmpty {
            let paper = crop.percentile(0.8)
            for y in 0..<crop.height {
                samples += crop.samples[(y * crop.width)..<((y + 1) * crop.width)]
                samples += repeatElement(paper, count: width - crop.width)
            }
            let height = Int((Double(line.height) / scale).rounded())
            let box = PixelRect(x0: 0, y0: 0, x1: crop.width, y1: crop.height)
                .intersection(PixelRect(x0: margin, y0: margin, x1: crop.width - margin, y1: margin + height))
            lines.append(LineGeometry(bbox: box.moved(x: 0, y: top), xHeight: 0.9 * field.size / scale))
            top += crop.height
        }
        (image, self.lines) = (GrayImage(width: width, height: top, samples: samples), lines)
    }

    /// Mean confidence of what is read on the sheet, `0...1`, as it is or turned upside down.
    func confidence(turned: Bool, by reader: any TextRecognizer) async throws -> Double {
        let sheet = turned ? image.rotated(quarterTurns: 2) : image
        let lines =
            turned
            ? self.lines.reversed().map { line in
                LineGeometry(
                    bbox: line.bbox.turned(2, inWidth: image.width, height: image.height),
                    xHeight: line.xHeight
                )
            } : self.lines
        let page = PageLayout(
            source: ScanSource(path: "", page: 1, sha256: ""),
            upright: sheet,
            frame: PageFrame(upright: sheet),
            resolution: Resolution(dpi: 300, source: .default),
            bodyXHeight: lines[0].xHeight,
            regions: [],
            separators: []
        )
        let areas = lines.enumerated().map { index, line in
            TextArea.region(
                LayoutRegion(id: "l\(index)", regionClass: .article, bbox: line.bbox, score: 1, lines: [line])
            )
        }
        let read = try await reader.read(areas, of: page)
        // A line of which nothing was read counts as one that is not trusted.
        let confidences = read.map { area in
            let letters = area.reduce(0) { $0 + $1.text.count }
            let sum = area.reduce(0.0) { $0 + $1.confidence * Double($1.text.count) }
            return letters > 0 ? sum / Double(letters) : 0
        }
        return confidences.reduce(0, +) / Double(max(1, confidences.count))
    }

    /// Lines of letters, top to bottom: each letter joins the line whose last letter is close on its left.
    private static func lines(of field: LetterField) -> [PixelRect] {
        let gap = Int(widestGap * field.size)
        var (open, closed) = ([(hull: PixelRect, last: PixelRect, count: Int)](), [(hull: PixelRect, count: Int)]())
        for letter in field.letters.sorted(by: { ($0.x0, $0.y0) < ($1.x0, $1.y0) }) {
            closed += open.filter { $0.last.x1 + gap < letter.x0 }.map { ($0.hull, $0.count) }
            open.removeAll { $0.last.x1 + gap < letter.x0 }
            let near = open.indices.filter {
                2 * open[$0].last.verticalOverlap(letter) > min(open[$0].last.height, letter.height)
            }
            if let line = near.min(by: { open[$0].last.x1 > open[$1].last.x1 }) {
                open[line] = (open[line].hull.union(letter), letter, open[line].count + 1)
            } else {
                open.append((letter, letter, 1))
            }
        }
        closed += open.map { ($0.hull, $0.count) }
        return closed.filter { $0.count >= fewestLetters && Double($0.hull.height) < 3.5 * field.size }
            .map(\.hull).sorted { ($0.y0, $0.x0) < ($1.y0, $1.x0) }
    }
}
