public import CorpusModel
public import Raster

public struct TableFinder: Sendable {
    public init() {}
    package func debug(_ image: GrayImage, areas: [PixelRect]? = nil) -> (tables: [Table], debug: [String: [[Int]]], looks: [String]) {
        guard let sheet = TableSheet(image, xHeight: nil) else { return ([], [:], []) }
        func rect(_ r: PixelRect) -> PixelRect {
            func v(_ n: Int) -> Int { Int((Double(n) / sheet.scale).rounded()) }
            return PixelRect(x0: v(r.x0), y0: v(r.y0), x1: v(r.x1), y1: v(r.y1))
        }
        func box(_ r: PixelRect) -> [Int] { [r.x0, r.y0, r.x1, r.y1].map { Int(Double($0) / sheet.scale) } }
        let lines = TypeLine.lines(of: sheet.runs, unit: sheet.unit)
        let grids: [TableGrid]
        if let areas {
            grids = areas.compactMap { area in
                let m = Int(sheet.unit * 0.5)
                func s(_ n: Int) -> Int { Int((Double(n) * sheet.scale).rounded()) }
                let a = PixelRect(x0: s(area.x0) - m, y0: s(area.y0) - m, x1: s(area.x1) + m, y1: s(area.y1) + m)
                let inside = { (r: PixelRect) in 2 * r.intersection(a).area > r.area }
                return GridBuilder(
                    unit: sheet.unit, area: a, runs: sheet.runs.filter { inside($0.box) },
                    horizontal: sheet.rules.horizontal.filter(inside), vertical: sheet.rules.vertical.filter(inside)
                ).grid()
            }
        } else {
            grids = TableDetector(sheet: sheet).tables()
        }
        let tables = grids.enumerated().map { number, grid in
            Table(id: "t\(number + 1)", region: nil, bbox: rect(grid.box), score: grid.score, rows: grid.rows, columns: grid.columns,
                cells: grid.cells.compactMap { c in c.box.map { TableCell(row: c.row, column: c.column, rowSpan: c.rowSpan, columnSpan: c.columnSpan, bbox: rect($0)) } })
        }
        return (tables, ["unit": [[Int(sheet.unit * 10), Int(sheet.scale * 100)]],
            "h": sheet.rules.horizontal.map(box), "v": sheet.rules.vertical.map(box),
            "runs": sheet.runs.map { box($0.box) }, "words": sheet.runs.flatMap { $0.words.map { box($0.box) } },
            "leaders": sheet.leaders.map(box), "lines": lines.map { box($0.box) }], grids.map { "\(TableJudge(unit: sheet.unit, sheet: sheet).looks($0)) heads \($0.headerRows) score \($0.score)" })
    }
}
