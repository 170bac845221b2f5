import CorpusModel
import PageFlow

/// Brings tables from working scale to the page's.
struct TableOutput {
    let sheet: TableSheet
    /// Where the sheet lies on the page.
    let origin: (x: Int, y: Int)

    func table(_ grid: TableGrid, id: String, region: String?) -> FoundTable {
        var cells: [TableCell] = []
        var pieces: [FoundTable.Piece] = []
        let ordered = grid.cells.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
        let runs = ordered.enumerated().flatMap { index, cell in cell.lines.map { (cell: index, run: $0) } }
        let lines = TableLine.lines(of: runs.map(\.run), xHeight: sheet.xHeight)
        var lineOf: [PixelRect: Int] = [:]
        for (number, line) in lines.enumerated() { for run in line.runs { lineOf[run.bbox] = number } }
        for (index, cell) in ordered.enumerated() {
            let boxes = cell.lines.map { onPage(sheet.inked($0.bbox)) }
            guard let hull = PixelRect.hull(boxes) else { continue }
            cells.append(
                TableCell(
                    row: cell.row,
                    column: cell.column,
                    rowSpan: cell.rowSpan,
                    columnSpan: cell.columnSpan,
                    bbox: hull
                )
            )
            for (run, bbox) in zip(cell.lines, boxes) {
                pieces.append(FoundTable.Piece(cell: index, line: lineOf[run.bbox] ?? 0, bbox: bbox))
            }
        }
        let table = Table(
            id: id,
            region: region,
            bbox: onPage(grid.bbox),
            score: grid.score,
            rows: grid.rows,
            columns: grid.columns,
            cells: cells,
            headerRows: grid.headerRows,
            rowEdges: grid.rowEdges.map { position($0) + origin.y },
            columnEdges: grid.columnEdges.map { position($0) + origin.x }
        )
        return FoundTable(table: table, pieces: pieces, xHeight: sheet.xHeight / sheet.scale)
    }

    private func position(_ value: Int) -> Int { Int((Double(value) / sheet.scale).rounded()) }

    private func onPage(_ bbox: PixelRect) -> PixelRect {
        bbox.unscaled(from: sheet.scale, rounding: .outwards).moved(x: origin.x, y: origin.y)
    }
}
