package import CorpusModel

/// Writes a table as text.
package struct TableWriting: Sendable {
    private let table: Table
    /// Index of the cell at each place, -1 where there is none.
    private let places: [[Int]]

    /// Prepares to write a table; cells that lie outside its rows and columns are left out.
    package init(_ table: Table) {
        self.table = table
        let rows = min(max(0, table.rows), 100_000), columns = min(max(0, table.columns), 10_000)
        var places = [[Int]](repeating: [Int](repeating: -1, count: columns), count: rows)
        for (index, cell) in table.cells.enumerated() where cell.row >= 0 && cell.column >= 0 {
            for row in cell.row..<max(cell.row, min(rows, cell.row + max(1, cell.rowSpan))) {
                for column in cell.column..<max(cell.column, min(columns, cell.column + max(1, cell.columnSpan)))
                where places[row][column] < 0 { places[row][column] = index }
            }
        }
        self.places = places
    }

    /// The table in a form, ending with a line feed.
    package func text(as format: TableFormat) -> String {
        switch format {
        case .csv: csv
        case .html: html
        case .markdown: markdown
        }
    }

    /// Text at a place, where its cell begins.
    private func text(_ row: Int, _ column: Int) -> String {
        let index = places[row][column]
        guard index >= 0, table.cells[index].row == row, table.cells[index].column == column else { return "" }
        return table.cells[index].text ?? ""
    }

    private var csv: String {
        places.indices.map { row in CommaSeparated.row(places[row].indices.map { text(row, $0) }) }.joined()
    }

    private var markdown: String {
        guard !places.isEmpty else { return "\n" }
        var lines = places.indices.map { row in
            "| "
                + places[row].indices.map { column in
                    Self.replaced(text(row, column), ["\\": "\\\\", "|": "\\|", "\n": " ", "\r": " "])
                }
                .joined(separator: " | ") + " |"
        }
        lines.insert("|" + String(repeating: " --- |", count: places[0].count), at: 1)
        return lines.joined(separator: "\n") + "\n"
    }

    private var html: String {
        var text =
            "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>\(htmlEscaped(table.id))</title>\n<table>\n"
        let head = min(table.headerRows ?? 0, places.count)
        if head > 0 { text += "<thead>\n" + rows(0..<head, "th") + "</thead>\n" }
        text += "<tbody>\n" + rows(head..<places.count, "td") + "</tbody>\n</table>\n</html>\n"
        return text
    }

    private func rows(_ range: Range<Int>, _ tag: String) -> String {
        range.map { row in
            let cells = places[row].indices.map { column -> String in
                let index = places[row][column]
                guard index >= 0 else { return "<\(tag)></\(tag)>" }
                let cell = table.cells[index]
                guard cell.row == row, cell.column == column else { return "" }
                let spans =
                    (cell.rowSpan > 1 ? " rowspan=\"\(cell.rowSpan)\"" : "")
                    + (cell.columnSpan > 1 ? " colspan=\"\(cell.columnSpan)\"" : "")
                return "<\(tag)\(spans)>\(htmlEscaped(cell.text ?? ""))</\(tag)>"
            }
            return "<tr>" + cells.joined() + "</tr>\n"
        }
        .joined()
    }

    private static func replaced(_ text: String, _ replacements: [Unicode.Scalar: String]) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if let replacement = replacements[scalar] {
                result += replacement
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
