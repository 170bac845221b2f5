import CorpusModel
import PageFlow
import Raster
import Recognition

/// A page on which each box of type says something, and an engine that knows what.
///
/// Rows are 20 pixels high, 30 apart; the x-height is 10.
struct PrintedSheet {
    var regions: [LayoutRegion] = []
    var tables: [FoundTable] = []
    /// What is printed in each box.
    private(set) var said: [PixelRect: String] = [:]

    static let bounds = PixelRect(x0: 0, y0: 0, x1: 600, y1: 1000)

    static func box(_ x0: Int, _ x1: Int, row: Int) -> PixelRect {
        PixelRect(x0: x0, y0: 30 * row, x1: x1, y1: 30 * row + 20)
    }

    /// Adds a region from `x0` to `x1` whose lines begin at `row`.
    mutating func add(
        _ id: String,
        _ regionClass: RegionClass,
        row: Int,
        x0: Int = 0,
        x1: Int = 300,
        _ lines: [String],
        label: LegibilityLabel? = nil
    ) {
        let boxes = lines.indices.map { Self.box(x0, x1, row: row + $0) }
        for (box, text) in zip(boxes, lines) { said[box] = text }
        regions.append(
            LayoutRegion(
                id: id,
                regionClass: regionClass,
                bbox: PixelRect(x0: x0, y0: 30 * row, x1: x1, y1: 30 * (row + max(1, lines.count)) - 10),
                score: 1,
                lines: boxes.map { LineGeometry(bbox: $0, xHeight: 10) },
                legibility: label.map { Legibility(label: $0, score: 0.9) }
            )
        )
    }

    /// Adds a table of one line a row, of columns a hundred pixels apart from `x0`; an empty text is an empty place.
    mutating func add(_ cells: [[String]], row: Int, x0: Int = 0, region: String?, headerRows: Int = 0) {
        let columns = cells.map(\.count).max() ?? 0
        var (found, pieces): ([TableCell], [FoundTable.Piece]) = ([], [])
        for (line, texts) in cells.enumerated() {
            for (column, text) in texts.enumerated() where !text.isEmpty {
                let box = Self.box(x0 + 100 * column, x0 + 100 * column + 80, row: row + line)
                said[box] = text
                pieces.append(FoundTable.Piece(cell: found.count, line: line, bbox: box))
                found.append(TableCell(row: line, column: column, bbox: box))
            }
        }
        let bbox = PixelRect(x0: x0, y0: 30 * row - 5, x1: x0 + 100 * columns, y1: 30 * (row + cells.count) - 5)
        let table = Table(
            id: "t\(tables.count + 1)",
            region: region,
            bbox: bbox,
            score: 1,
            rows: cells.count,
            columns: columns,
            cells: found,
            headerRows: headerRows,
            rowEdges: (0...cells.count).map { 30 * (row + $0) - 5 },
            columnEdges: (0...columns).map { x0 + 100 * $0 }
        )
        tables.append(FoundTable(table: table, pieces: pieces, xHeight: 10))
    }

    var page: StructuredLayout {
        let image = GrayImage(width: Self.bounds.width, height: Self.bounds.height, filledWith: 255)
        return StructuredLayout(JudgedLayout(unjudged: image.pageLayout(regions, bodyXHeight: 10)), tables: tables)
    }

    /// What is read of the page.
    func read(
        by recognizer: KnowingRecognizer? = nil,
        tables: TableReadingMode? = .row,
        _ change: (inout RecognitionSettings) -> Void = { _ in }
    ) async throws -> PageText {
        var settings = RecognitionSettings()
        change(&settings)
        let recognizer = recognizer ?? KnowingRecognizer(said)
        return try await RecognitionStage(settings: settings, recognizer: recognizer, tables: tables).run(page).text
    }
}

/// Knows what is printed in each box, and remembers what it was asked.
actor KnowingRecognizer: TextRecognizer {
    nonisolated let engine = "knowing"
    /// The areas of each call.
    private(set) var calls: [[TextArea]] = []
    private let said: [PixelRect: String]
    /// Boxes that are read only where they stand alone.
    private let shy: Set<PixelRect>

    init(_ said: [PixelRect: String], shy: Set<PixelRect> = []) { (self.said, self.shy) = (said, shy) }

    func read(_ areas: [TextArea], of page: PageLayout) -> [[TextLine]] {
        calls.append(areas)
        return areas.map { area in
            switch area {
            case .region(let region): region.lines.compactMap { TextLine(words: words(in: $0.bbox)) }
            case .row(let pieces, _):
                [TextLine(words: pieces.filter { pieces.count == 1 || !shy.contains($0) }.flatMap(words))]
                    .compactMap { $0 }
            }
        }
    }

    /// The words of a box, evenly over its width.
    private func words(in box: PixelRect) -> [Word] {
        let words = (said[box] ?? "").split(separator: " ")
        return words.enumerated().map { index, text in
            let (x0, x1) = (box.x0 + box.width * index / words.count, box.x0 + box.width * (index + 1) / words.count)
            return Word(bbox: PixelRect(x0: x0, y0: box.y0, x1: x1, y1: box.y1), text: String(text), confidence: 0.9)
        }
    }

    /// All that was asked in all calls, as boxes of lines and pieces.
    var asked: [PixelRect] {
        calls.joined().flatMap { area in
            switch area {
            case .region(let region): region.lines.map(\.bbox)
            case .row(let pieces, _): pieces
            }
        }
    }
}
