import Raster
package import CorpusModel
package import PageFlow

/// The reader first, Tesseract for the lines of which the reader is unsure.
package struct CombinedRecognizer: TextRecognizer {
    private let reader: ReaderRecognizer
    private let tesseract: TesseractRecognizer
    package let engine: String

    package init(reader: ReaderRecognizer, tesseract: TesseractRecognizer) {
        (self.reader, self.tesseract) = (reader, tesseract)
        engine = "\(reader.engine) + \(tesseract.engine)"
    }

    /// Below this probability of its characters a line is read by Tesseract too.
    private static let unsure = 0.5

    package func read(_ areas: [TextArea], of page: PageLayout) async throws -> [[TextLine]] {
        var lines: [[TextLine]] = []
        for (asked, read) in zip(areas, try reader.lines(of: areas, page)) {
            if case .row = asked {
                let own = read.compactMap { $0.textLine(engine: ReaderRecognizer.lineEngine) }
                lines.append(try await surer(own, asked, page))
                continue
            }
            var area: [TextLine] = []
            for line in read {
                let own = line.textLine(engine: ReaderRecognizer.lineEngine)
                if line.probability < Self.unsure, let other = try await other(line, page),
                    other.confidence > own?.confidence ?? 0
                {
                    area.append(other)
                } else if let own {
                    area.append(own)
                }
            }
            lines.append(area)
        }
        return lines
    }

    /// Pieces of a table's row whose mean confidence is below this are read by Tesseract too: a lost point or a sign
    /// taken for another shows in the confidence, and figures have no context that would mend it.
    private static let unsureRow = 0.97

    /// The reading of a row, or Tesseract's where that is surer.
    private func surer(_ own: [TextLine], _ row: TextArea, _ page: PageLayout) async throws -> [TextLine] {
        let sure = Self.confidence(of: own)
        guard sure < Self.unsureRow else { return own }
        let other = try await tesseract.read([row], of: page).flatMap { $0 }
        return Self.confidence(of: other) > sure ? other : own
    }

    /// Mean confidence weighted by length; 0 for nothing.
    private static func confidence(of lines: [TextLine]) -> Double {
        let length = lines.reduce(0) { $0 + $1.text.count }
        return length == 0 ? 0 : lines.reduce(0) { $0 + $1.confidence * Double($1.text.count) } / Double(length)
    }

    /// What Tesseract reads in a line.
    private func other(_ line: ReadLine, _ page: PageLayout) async throws -> TextLine? {
        let found = try await tesseract.read([line.shape.area(on: page)], of: page).flatMap { $0 }
        // A line, or one that Tesseract took apart at wide gaps.
        return TextLine(words: found.flatMap(\.words).sorted { ($0.bbox.x0, $0.bbox.y0) < ($1.bbox.x0, $1.bbox.y0) })
            .map { line in
                var line = line
                line.engine = TesseractRecognizer.lineEngine
                return line
            }
    }
}

extension LineShape {
    /// The line as a region by itself.
    fileprivate func area(on page: PageLayout) -> TextArea {
        let drops = course.drops
        let box = PixelRect(
            x0: x0,
            y0: Int((baseline - 1.8 * xHeight + (drops.min() ?? 0)).rounded()),
            x1: x1,
            y1: Int((baseline + 0.6 * xHeight + (drops.max() ?? 0)).rounded())
        ).intersection(page.upright.bounds)
        return .region(
            LayoutRegion(
                id: "line",
                regionClass: .article,
                bbox: box,
                score: 1,
                lines: [LineGeometry(bbox: box, xHeight: xHeight)]
            )
        )
    }
}
