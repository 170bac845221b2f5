import CorpusModel
import CorpusText
import PageFlow

/// The reading of one found table: what is asked, and the words of each piece of type.
///
/// A piece's words are both those of its cell and those of its printed line, so that table and article say the same.
struct TableReading: Sendable {
    private let found: FoundTable
    /// Pieces that are read together, in the order in which their texts are joined; indices.
    private let groups: [[Int]]
    /// What each piece is if it is a dash, which needs no reading.
    private let dashes: [String?]
    /// Words of each piece, left to right.
    private var words: [[Word]]
    /// What read the words of each piece.
    private var engines: [Set<String>]

    init(_ found: FoundTable, mode: TableReadingMode) {
        let dashes = found.pieces.map { PrintedDash.sign(of: $0.bbox, xHeight: found.xHeight) }
        (self.found, self.dashes) = (found, dashes)
        groups =
            switch mode {
            case .cell: found.pieces.indices.map { [$0] }
            case .row: Self.printedLines(of: found)
            }
        words = zip(found.pieces, dashes).map { piece, dash in
            dash.map { [Word(bbox: piece.bbox, text: $0, confidence: 1)] } ?? []
        }
        engines = found.pieces.map { _ in [] }
    }

    /// Pieces of each printed line, left to right; lines top to bottom.
    private static func printedLines(of found: FoundTable) -> [[Int]] {
        Dictionary(grouping: found.pieces.indices) { found.pieces[$0].line }.sorted { $0.key < $1.key }.map {
            _,
            pieces in
            pieces.sorted { (found.pieces[$0].bbox.x0, $0) < (found.pieces[$1].bbox.x0, $1) }
        }
    }

    /// Id of the table's region.
    var region: String? { found.table.region }

    /// Ids of the regions whose print is in the table.
    var regions: [String] { [found.table.region].compactMap { $0 } + found.heads }

    // MARK: What is asked

    /// Groups of pieces that want reading: those that are not dashes alone.
    var asked: [[Int]] { groups.filter { group in group.contains { dashes[$0] == nil } } }

    /// Pieces that got no word although they were read, together with others: alone they may be read better.
    var missing: [[Int]] {
        asked.filter { $0.count > 1 }.flatMap { group in group.filter { words[$0].isEmpty } }.map { [$0] }
    }

    /// What an engine is asked for a group.
    func area(of group: [Int]) -> TextArea { .row(pieces: group.map { found.pieces[$0].bbox }, xHeight: found.xHeight) }

    /// Gives the words that were read to the pieces of a group that are nearest; a dash stays a dash.
    mutating func take(_ lines: [TextLine], of group: [Int]) {
        for line in lines {
            for word in line.words {
                let nearest = group.min { distance(word.bbox.midX, to: $0) < distance(word.bbox.midX, to: $1) }
                guard let nearest, dashes[nearest] == nil else { continue }
                words[nearest].append(word)
                if let engine = line.engine { engines[nearest].insert(engine) }
            }
        }
    }

    private func distance(_ x: Double, to piece: Int) -> Double {
        let box = found.pieces[piece].bbox
        return max(0, max(Double(box.x0) - x, x - Double(box.x1)))
    }

    // MARK: What was read

    /// Corrects what is known about cells: leader dots at their end go, digits in the body are digits.
    mutating func correct() {
        for pieces in piecesOfCells.values {
            for piece in pieces.reversed() {
                words[piece] = LeaderDots.removed(from: words[piece])
                if !words[piece].isEmpty { break }
            }
        }
        let bodyStart = found.table.headerRows ?? 0
        for (index, piece) in found.pieces.enumerated() where found.table.cells[piece.cell].row >= bodyStart {
            for word in words[index].indices {
                words[index][word].text = DigitCorrection.corrected(words[index][word].text)
            }
        }
    }

    private var piecesOfCells: [Int: [Int]] { Dictionary(grouping: groups.flatMap { $0 }) { found.pieces[$0].cell } }

    /// The printed lines, top to bottom; what read them is known where it is one engine.
    var rows: [TextLine] {
        Self.printedLines(of: found).compactMap { pieces in
            var line = TextLine(words: pieces.flatMap { words[$0] })
            let engines = pieces.reduce(into: Set<String>()) { $0.formUnion(self.engines[$1]) }
            line?.engine = engines.count == 1 ? engines.first : nil
            return line
        }
    }

    /// The table with the text of its cells, and a cell for every empty place.
    var table: Table {
        var table = found.table
        let pieces = piecesOfCells
        for index in table.cells.indices {
            let lines = (pieces[index] ?? []).map { words[$0].map(\.text).joined(separator: " ") }.filter {
                !$0.isEmpty
            }
            table.cells[index].text = Dehyphenation.joined(lines: lines)
        }
        table.fillEmptyPlaces()
        return table
    }
}

extension Table {
    /// Adds a cell without text at every place that no cell covers; needs the lines between rows and columns.
    fileprivate mutating func fillEmptyPlaces() {
        guard let ys = rowEdges, let xs = columnEdges, ys.count == rows + 1, xs.count == columns + 1 else { return }
        var isTaken = [Bool](repeating: false, count: rows * columns)
        for cell in cells {
            for row in cell.row..<min(rows, cell.row + cell.rowSpan) {
                for column in cell.column..<min(columns, cell.column + cell.columnSpan) {
                    isTaken[row * columns + column] = true
                }
            }
        }
        for row in 0..<rows {
            for column in 0..<columns where !isTaken[row * columns + column] {
                let place = PixelRect(x0: xs[column], y0: ys[row], x1: xs[column + 1], y1: ys[row + 1])
                cells.append(TableCell(row: row, column: column, bbox: place, text: ""))
            }
        }
        cells.sort { ($0.row, $0.column) < ($1.row, $1.column) }
    }
}
