import CorpusModel

/// Words of a line that lie in the same columns.
struct GridEntry {
    /// Columns covered.
    var first: Int, last: Int
    var run: TypeRun

    var bbox: PixelRect { run.bbox }
    func shares(_ other: GridEntry) -> Bool { first <= other.last && other.first <= last }
}

/// A line of a table with its words assigned to columns.
struct GridLine {
    var entries: [GridEntry]
    var bbox: PixelRect
    var middle: Double
}

/// Makes rows and columns of the words and rules of one table.
struct GridBuilder {
    let xHeight: Double
    /// Where the table lies.
    let area: PixelRect
    let lines: [TableLine]
    let rules: TableRules

    init(xHeight: Double, area: PixelRect, runs: [TypeRun], horizontal: [PixelRect], vertical: [PixelRect]) {
        (self.xHeight, self.area) = (xHeight, area)
        lines = TableLine.lines(of: runs, xHeight: xHeight)
        rules = TableRules(xHeight: xHeight, area: area, horizontal: horizontal, vertical: vertical)
    }

    /// The structure; `nil` where there are no two columns or no words.
    func grid() -> TableGrid? {
        guard !lines.isEmpty else { return nil }
        var boundaries = ColumnBoundaries(xHeight: xHeight, area: area).find(lines: lines, vertical: rules.vertical)
        var assigned = assign(boundaries)
        if let spare = signColumns(boundaries, assigned), !spare.isEmpty {
            boundaries = boundaries.indices.filter { !spare.contains($0) }.map { boundaries[$0] }
            assigned = assign(boundaries)
        }
        guard !boundaries.isEmpty else { return nil }
        let rows = RowFinder(
            xHeight: xHeight,
            area: area,
            lines: assigned,
            boundaries: boundaries,
            rules: rules
        ).rows()
        return assemble(assigned, rows, boundaries)
    }

    /// Words of every line by columns.
    private func assign(_ boundaries: [TableColumnBoundary]) -> [GridLine] {
        lines.map { line in
            var entries: [GridEntry] = []
            for run in line.runs {
                for part in parts(of: run, at: boundaries) {
                    let first = boundaries.filter { isBeyond($0, part.bbox.x0, part.bbox) }.count
                    let last = boundaries.filter { isBefore($0, part.bbox) }.count
                    let entry = GridEntry(first: min(first, last), last: max(first, last), run: part)
                    if let before = entries.last, before.last >= entry.first {
                        entries[entries.count - 1] = GridEntry(
                            first: min(before.first, entry.first),
                            last: max(before.last, entry.last),
                            run: TypeRun(before.run.words + part.words)
                        )
                    } else {
                        entries.append(entry)
                    }
                }
            }
            return GridLine(entries: entries, bbox: line.bbox, middle: line.middle)
        }
    }

    private func isBeyond(_ boundary: TableColumnBoundary, _ x: Int, _ bbox: PixelRect) -> Bool {
        // Words that begin within the white belong to the right of it, unless they end there too.
        let slack = min(0.5 * xHeight, 0.3 * Double(bbox.width))
        return Double(bbox.x0) + slack >= boundary.middle || bbox.x0 >= boundary.x1
            || (bbox.x0 > boundary.x0 && bbox.midX > Double(boundary.x1))
    }

    private func isBefore(_ boundary: TableColumnBoundary, _ bbox: PixelRect) -> Bool {
        let slack = min(0.5 * xHeight, 0.3 * Double(bbox.width))
        return
            !(Double(bbox.x1) - slack <= boundary.middle || bbox.x1 <= boundary.x0
            || (bbox.x1 < boundary.x1 && bbox.midX < Double(boundary.x0)))
    }

    /// A run divided where a boundary passes through a space of it; runs that cross a boundary in a word stay whole.
    private func parts(of run: TypeRun, at boundaries: [TableColumnBoundary]) -> [TypeRun] {
        let crossed = boundaries.filter {
            Double($0.x1) > Double(run.bbox.x0) + 0.3 * xHeight
                && Double($0.x0) < Double(run.bbox.x1) - 0.3 * xHeight
        }
        guard !crossed.isEmpty, run.words.count > 1 else { return [run] }
        var cuts: [Int] = []
        for boundary in crossed {
            let spaces = run.words.indices.dropFirst().filter { index in
                let (left, right) = (run.words[index - 1].bbox.x1, run.words[index].bbox.x0)
                let slack = Int(0.25 * xHeight)
                return left <= boundary.x1 + slack && right >= boundary.x0 - slack
                    && min(right, boundary.x1) - max(left, boundary.x0) >= (boundary.isRuled ? -slack : 1)
            }
            // A ruled boundary lies in the space itself.
            let best = spaces.max { space(run, $0) < space(run, $1) }
            guard let best else {
                if boundary.isRuled { continue }
                return [run]
            }
            if !boundary.isRuled, space(run, best) < Int(0.6 * xHeight) { return [run] }
            cuts.append(best)
        }
        guard !cuts.isEmpty else { return [run] }
        var parts: [TypeRun] = []
        var start = 0
        for cut in Set(cuts).sorted() + [run.words.count] {
            if cut > start { parts.append(TypeRun(Array(run.words[start..<cut]))) }
            start = cut
        }
        return parts
    }

    private func space(_ run: TypeRun, _ index: Int) -> Int { run.words[index].bbox.x0 - run.words[index - 1].bbox.x1 }

    /// Boundaries to the right of columns that hold nothing but a sign such as `$`, here and there.
    private func signColumns(_ boundaries: [TableColumnBoundary], _ assigned: [GridLine]) -> Set<Int>? {
        var spare: Set<Int> = []
        for column in 0..<boundaries.count where !boundaries[column].isRuled {
            var (signs, next, withNext) = (0, 0, 0)
            var isSign = true
            for line in assigned {
                let here = line.entries.first { $0.first == column && $0.last == column }
                let beside = line.entries.contains { $0.first == column + 1 }
                if beside { next += 1 }
                guard let here else { continue }
                signs += 1
                if beside { withNext += 1 }
                if Double(here.bbox.width) > 1.3 * xHeight || here.run.words.count > 1 { isSign = false }
            }
            if column > 0, isSign, signs > 0, withNext == signs, 10 * signs <= 7 * next { spare.insert(column) }
        }
        return spare
    }

    private func assemble(_ assigned: [GridLine], _ rows: RowFinder.Rows, _ boundaries: [TableColumnBoundary])
        -> TableGrid?
    {
        var cells: [TableGrid.Cell] = []
        for (row, group) in rows.groups.enumerated() {
            var inRow: [(first: Int, last: Int, rowSpan: Int, lines: [TypeRun])] = []
            for piece in group.sorted(by: { ($0.line, $0.entry) < ($1.line, $1.entry) }) {
                let entry = assigned[piece.line].entries[piece.entry]
                if let index = inRow.firstIndex(where: { $0.first <= entry.last && entry.first <= $0.last }) {
                    inRow[index].first = min(inRow[index].first, entry.first)
                    inRow[index].last = max(inRow[index].last, entry.last)
                    inRow[index].lines.append(entry.run)
                    inRow[index].rowSpan = max(inRow[index].rowSpan, piece.rowSpan)
                } else {
                    inRow.append((entry.first, entry.last, piece.rowSpan, [entry.run]))
                }
            }
            for cell in inRow.sorted(by: { $0.first < $1.first }) {
                cells.append(
                    TableGrid.Cell(
                        row: row,
                        column: cell.first,
                        rowSpan: min(cell.rowSpan, rows.groups.count - row),
                        columnSpan: cell.last - cell.first + 1,
                        lines: cell.lines
                    )
                )
            }
        }
        guard let hull = PixelRect.hull(cells.compactMap(\.bbox)) else { return nil }
        let bbox = rules.hull(with: hull)
        var grid = TableGrid(
            bbox: bbox,
            rowEdges: rows.edges(within: bbox),
            columnEdges: [bbox.x0] + boundaries.map { Int($0.middle) } + [bbox.x1],
            cells: cells,
            headerRows: rows.headerRows,
            ruledColumns: boundaries.filter(\.isRuled).count,
            score: 0.5
        )
        grid.widenHeads(boundaries, rules)
        grid.widenOverMissingRules(boundaries, rules)
        return grid
    }
}

extension TableGrid {
    /// In a ruled row, cells reach over boundaries that are not drawn there to places in which nothing is printed.
    fileprivate mutating func widenOverMissingRules(_ boundaries: [TableColumnBoundary], _ rules: TableRules) {
        guard boundaries.contains(where: \.isRuled), rowEdges.count == rows + 1 else { return }
        var isTaken = Set<Int>()
        for cell in cells {
            for row in cell.row..<(cell.row + cell.rowSpan) {
                for column in cell.column..<(cell.column + cell.columnSpan) { isTaken.insert(row * columns + column) }
            }
        }
        for index in cells.indices {
            let cell = cells[index]
            let last = cell.row + cell.rowSpan - 1
            guard last < rows, rowEdges[last + 1] > rowEdges[cell.row] else { continue }
            let height = rowEdges[last + 1] - rowEdges[cell.row]
            let drawn = rules.vertical.filter { rule in
                2 * (min(rule.y1, rowEdges[last + 1]) - max(rule.y0, rowEdges[cell.row])) > height
            }
            guard !drawn.isEmpty else { continue }
            func isOpen(_ boundary: Int) -> Bool {
                boundaries[boundary].isRuled
                    && !drawn.contains { abs($0.midX - boundaries[boundary].middle) < rules.xHeight }
            }
            func isFree(_ column: Int) -> Bool {
                (cell.row...last).allSatisfy { !isTaken.contains($0 * columns + column) }
            }
            var (first, end) = (cell.column, cell.column + cell.columnSpan)
            while end < columns, isOpen(end - 1), isFree(end) { end += 1 }
            while first > 0, isOpen(first - 1), isFree(first - 1) { first -= 1 }
            (cells[index].column, cells[index].columnSpan) = (first, end - first)
            for row in cell.row...last {
                for column in first..<end { isTaken.insert(row * columns + column) }
            }
        }
    }

    /// Heads with a rule below that covers several columns stand over all of these.
    fileprivate mutating func widenHeads(_ boundaries: [TableColumnBoundary], _ rules: TableRules) {
        for index in cells.indices where cells[index].row < headerRows - 1 {
            guard let bbox = cells[index].bbox else { continue }
            guard let rule = rules.spanner(under: bbox) else { continue }
            let first = boundaries.filter { $0.middle <= Double(rule.x0) + 0.5 * rules.xHeight }.count
            let last = boundaries.filter { $0.middle < Double(rule.x1) - 0.5 * rules.xHeight }.count
            guard last > first, first <= cells[index].column, last >= cells[index].column + cells[index].columnSpan - 1
            else {
                continue
            }
            let taken = cells.indices.contains { other in
                other != index && cells[other].row == cells[index].row && cells[other].column <= last
                    && cells[other].column + cells[other].columnSpan - 1 >= first
            }
            guard !taken else { continue }
            cells[index].column = first
            cells[index].columnSpan = last - first + 1
        }
    }
}
