package import CorpusModel
import CorpusText
package import PageFlow

/// Reads the cells of tables.
///
/// What is read is put together anew from the pieces of type that the tables stage found, so that rules, leader dots and
/// the wide white between columns never reach the engine.
package struct TableReadingStage: Stage {
    private let recognizer: any TextRecognizer
    private let mode: TableReadingMode

    package let identity: StageIdentity

    /// Reads with an engine.
    package init(recognizer: any TextRecognizer, mode: TableReadingMode) {
        (self.recognizer, self.mode) = (recognizer, mode)
        identity = StageIdentity(
            name: "table-reading",
            version: 1,
            settings: ["engine": recognizer.engine, "mode": mode.rawValue]
        )
    }

    /// The page's tables with the text of every cell, empty cells included; upright coordinates.
    @concurrent package func run(_ page: TableLayout) async throws -> [Table] {
        var tables: [Table] = []
        for found in page.tables {
            var texts: [Int: [String]] = [:]
            for group in groups(of: found) {
                if group.allSatisfy({ Self.dash(found.pieces[$0].bbox, found.xHeight) != nil }) {
                    for index in group {
                        texts[found.pieces[index].cell, default: []].append(
                            Self.dash(found.pieces[index].bbox, found.xHeight) ?? ""
                        )
                    }
                    continue
                }
                let boxes = group.map { found.pieces[$0].bbox }
                let words = try await words(of: boxes, found, page)
                for (place, index) in group.enumerated() {
                    let bbox = found.pieces[index].bbox
                    var text = Self.dash(bbox, found.xHeight) ?? Self.text(of: place, among: boxes, words)
                    if text.isEmpty, group.count > 1 {
                        text = Self.text(of: 0, among: [bbox], try await self.words(of: [bbox], found, page))
                    }
                    if !text.isEmpty { texts[found.pieces[index].cell, default: []].append(text) }
                }
            }
            tables.append(Self.filled(found.table, texts))
        }
        return tables
    }

    /// What a piece is that is too low for letters: a dash, which engines pass over where it stands alone.
    private static func dash(_ bbox: PixelRect, _ xHeight: Double) -> String? {
        let (width, height) = (Double(bbox.width) / xHeight, Double(bbox.height) / xHeight)
        guard height <= 0.5, width >= 0.3, width >= 1.3 * height else { return nil }
        return width < 0.85 ? "-" : width < 1.6 ? "\u{2013}" : "\u{2014}"
    }

    /// The words of pieces on one line.
    private func words(of pieces: [PixelRect], _ found: FoundTable, _ page: TableLayout) async throws -> [Word] {
        let layout = PageLayout(
            source: ScanSource(path: "", page: 1, sha256: ""),
            upright: page.upright,
            frame: PageFrame(upright: page.upright),
            resolution: Resolution(dpi: page.dpi, source: .file),
            bodyXHeight: found.xHeight,
            regions: [],
            separators: []
        )
        let lines = try await recognizer.read([.row(pieces: pieces, xHeight: found.xHeight)], of: layout)
        return lines.flatMap { $0 }.flatMap(\.words)
    }

    /// What was read in the place of a piece.
    private static func text(of piece: Int, among pieces: [PixelRect], _ words: [Word]) -> String {
        func distance(_ x: Double, _ box: PixelRect) -> Double { max(0, max(Double(box.x0) - x, x - Double(box.x1))) }
        return words.filter { word in
            let x = word.bbox.midX
            return pieces.indices.min { distance(x, pieces[$0]) < distance(x, pieces[$1]) } == piece
        }
        .map(\.text).joined(separator: " ")
    }

    /// Pieces that are read together, in the order in which their texts are joined.
    private func groups(of found: FoundTable) -> [[Int]] {
        switch mode {
        case .cell: return found.pieces.indices.map { [$0] }
        case .row:
            let lines = Set(found.pieces.map(\.line)).sorted()
            return lines.map { line in
                found.pieces.indices.filter { found.pieces[$0].line == line }
                    .sorted { (found.pieces[$0].bbox.x0, $0) < (found.pieces[$1].bbox.x0, $1) }
            }
        }
    }

    /// The table with its cells' texts and a cell for every empty place.
    static func filled(_ table: Table, _ texts: [Int: [String]]) -> Table {
        var table = table
        let body = table.headerRows ?? 0
        for index in table.cells.indices {
            let text = LeaderDots.removed(from: Dehyphenation.joined(lines: texts[index] ?? []))
            table.cells[index].text = table.cells[index].row >= body ? DigitCorrection.corrected(text) : text
        }
        guard let rows = table.rowEdges, let columns = table.columnEdges,
            rows.count == table.rows + 1, columns.count == table.columns + 1
        else { return table }
        var isTaken = [Bool](repeating: false, count: table.rows * table.columns)
        for cell in table.cells {
            for row in cell.row..<min(table.rows, cell.row + cell.rowSpan) {
                for column in cell.column..<min(table.columns, cell.column + cell.columnSpan) {
                    isTaken[row * table.columns + column] = true
                }
            }
        }
        for row in 0..<table.rows {
            for column in 0..<table.columns where !isTaken[row * table.columns + column] {
                table.cells.append(
                    TableCell(
                        row: row,
                        column: column,
                        bbox: PixelRect(x0: columns[column], y0: rows[row], x1: columns[column + 1], y1: rows[row + 1]),
                        text: ""
                    )
                )
            }
        }
        table.cells.sort { ($0.row, $0.column) < ($1.row, $1.column) }
        return table
    }
}
