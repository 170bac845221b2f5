import CorpusModel

/// The structure of one table, at working scale.
struct TableGrid {
    /// A cell: its place in the grid, and its words line by line; no lines where it is empty.
    struct Cell {
        var row: Int, column: Int
        var rowSpan = 1, columnSpan = 1
        var lines: [TypeRun] = []

        var bbox: PixelRect? { PixelRect.hull(lines.map(\.bbox)) }
    }

    /// Hull of cells and rules.
    var bbox: PixelRect
    /// Lines between rows and columns, outer ones included.
    var rowEdges: [Int], columnEdges: [Int]
    /// Cells with words, in row-major order.
    var cells: [Cell]
    /// Rows of the head.
    var headerRows: Int
    /// Columns parted from the one before by a rule.
    var ruledColumns: Int
    /// Confidence, `0...1`.
    var score: Double

    var rows: Int { max(0, rowEdges.count - 1) }
    var columns: Int { max(0, columnEdges.count - 1) }

    /// Whether the first rows are heads of columns, not just a heading over a group of rows.
    var hasHead: Bool {
        let heads = cells.filter { cell in
            cell.row < headerRows && cell.column > 0
                && cell.lines.contains { $0.words.contains { !$0.isNumeric && !$0.isSign } }
        }
        let places = heads.reduce(0) { $0 + $1.columnSpan }
        return headerRows > 0 && 2 * places >= columns - 1
    }
}
