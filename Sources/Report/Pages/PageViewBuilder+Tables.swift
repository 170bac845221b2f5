import CorpusModel

extension PageViewBuilder {
    /// A table as it was read, and where its picture is on the scan.
    func tableView(_ table: Table, number: Int, picture: String?) -> PageView.TableView {
        let margin = max(2, record.image.width / 300)
        let place = table.bbox.grown(
            by: margin,
            within: PixelRect(x0: 0, y0: 0, x1: record.image.width, y1: record.image.height)
        )
        let heads = table.headerRows ?? 0
        let rows = Dictionary(grouping: table.cells, by: \.row)
        let first = table.cells.lazy.compactMap(\.text).filter { !$0.isEmpty }.prefix(5).joined(separator: " ")
        return PageView.TableView(
            item: "t\(number)",
            name: first.isEmpty ? "Table" : first.beginning(words: 8),
            size: "\(counted(table.rows, "row")), \(counted(table.columns, "column"))",
            about: "\(table.id)" + (table.region.map { " in \($0)" } ?? "") + " · score \(table.score)",
            picture: picture,
            x: place.x0,
            y: place.y0,
            w: max(1, place.width),
            h: max(1, place.height),
            pageWidth: record.image.width,
            pageHeight: record.image.height,
            rows: rows.keys.sorted().map { row in
                PageView.TableView.Row(
                    cells: (rows[row] ?? []).sorted { $0.column < $1.column }.map { cell in
                        PageView.TableView.Cell(
                            isHead: cell.row < heads,
                            rowSpan: cell.rowSpan,
                            columnSpan: cell.columnSpan,
                            text: cell.text ?? ""
                        )
                    }
                )
            }
        )
    }
}
