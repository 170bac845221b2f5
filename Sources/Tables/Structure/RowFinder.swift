import Algorithms
import CorpusModel

/// Finds which lines of a table make up one row.
struct RowFinder {
    let xHeight: Double
    let area: PixelRect
    let lines: [GridLine]
    let boundaries: [TableColumnBoundary]
    let rules: TableRules

    /// An entry of a line and the rows it covers from its own on.
    struct Piece {
        var line: Int, entry: Int
        var rowSpan = 1
    }

    struct Rows {
        /// Entries of each row, top to bottom.
        var groups: [[Piece]]
        var headerRows: Int
        /// Lines between rows.
        var inner: [Int]

        func edges(within bbox: PixelRect) -> [Int] {
            var edges = [bbox.y0]
            for edge in inner { edges.append(min(max(edge, edges[edges.count - 1]), bbox.y1)) }
            return edges + [bbox.y1]
        }
    }

    private var columns: Int { boundaries.count + 1 }

    func rows() -> Rows {
        let ruled = boundaries.contains { $0.isRuled }
        let bands = bands()
        if ruled, isRuledThroughout(bands) { return ruledRows() }
        let head = headLines(bands)
        var groups = headGroups(head)
        let headerRows = groups.count
        groups += bodyGroups(from: head, bands: bands, ruled: ruled)
        return made(groups, headerRows: headerRows)
    }

    // MARK: Rows from rules

    /// Lines between full rules.
    private func bands() -> [Range<Int>] {
        let heights = rules.full.map(\.middle)
        var bands: [Range<Int>] = []
        var start = 0
        for index in lines.indices.dropFirst() {
            if heights.contains(where: { $0 > lines[index - 1].middle && $0 < lines[index].middle }) {
                bands.append(start..<index)
                start = index
            }
        }
        if start < lines.count { bands.append(start..<lines.count) }
        return bands
    }

    /// Whether rules part row from row, so that what lies between two rules is one row.
    private func isRuledThroughout(_ bands: [Range<Int>]) -> Bool {
        guard bands.count >= 2 else { return false }
        return !bands.contains { isSetInRows($0) }
    }

    /// Whether the lines of a band are rows of their own: most columns have an entry in most lines.
    private func isSetInRows(_ band: Range<Int>) -> Bool {
        guard band.count >= 3, let first = band.first, let last = band.last else { return false }
        // Rules under some of the columns part the rows already.
        let isParted = rules.levels.contains { level in
            level.middle > lines[first].middle && level.middle < lines[last].middle && isPartition(level)
        }
        guard !isParted else { return false }
        let counts = (0..<columns).map { column in
            band.filter { lines[$0].entries.contains { $0.first == column && $0.last == column } }.count
        }
        let used = counts.filter { $0 > 0 }.count
        let full = counts.filter { 5 * $0 >= 3 * band.count }.count
        guard full >= 2, 2 * full >= used else { return false }
        // Cells of many words in many lines stand side by side too, but not with numbers.
        let right = band.flatMap { lines[$0].entries.filter { $0.first > 0 } }
        let words = right.reduce(0) { $0 + $1.run.words.count }
        if band.count >= 5 { return 2 * words <= 7 * right.count }
        // Few lines: heads of several lines fill their columns too, but not with numbers.
        let numbers = band.filter { line in
            lines[line].entries.filter { $0.run.words.contains { $0.isNumeric } }.count * 2
                > lines[line].entries.count
        }.count
        return numbers >= band.count - 1
    }

    /// Rows between horizontal rules, also where these pass under some columns only.
    private func ruledRows() -> Rows {
        // Heights at which something is ruled below some line and above another.
        let levels = rules.levels.filter { level in
            lines.contains { $0.middle < level.middle } && lines.contains { $0.middle > level.middle }
                && rules.isFull(level) || isPartition(level)
        }
        var heights: [Double] = []
        for level in levels where heights.last.map({ level.middle - $0 > 0.9 * xHeight }) ?? true {
            heights.append(level.middle)
        }
        // A height with no words above it, up to the one before, parts nothing.
        func row(_ y: Double) -> Int { heights.filter { $0 < y }.count }
        var used = Set<Int>()
        for line in lines { used.insert(row(line.middle)) }
        var groups: [[Piece]] = Array(repeating: [], count: heights.count + 1)
        for (number, line) in lines.enumerated() {
            for (place, entry) in line.entries.enumerated() {
                // A cell reaches up and down to the next rule that passes through its columns.
                let (x0, x1) = extent(of: entry)
                let own = row(line.middle)
                var (top, bottom) = (own, own)
                while top > 0, !isRuled(heights[top - 1], x0, x1) { top -= 1 }
                while bottom < heights.count, !isRuled(heights[bottom], x0, x1) { bottom += 1 }
                groups[top].append(Piece(line: number, entry: place, rowSpan: bottom - top + 1))
            }
        }
        return squeezed(groups, heights: heights)
    }

    /// Takes out rows that no cell begins and ends in.
    private func squeezed(_ groups: [[Piece]], heights: [Double]) -> Rows {
        let own = groups.indices.filter { row in groups[row].contains { $0.rowSpan == 1 } }
        let kept = own.isEmpty ? groups.indices.filter { !groups[$0].isEmpty } : own
        var out: [[Piece]] = Array(repeating: [], count: kept.count)
        for (row, group) in groups.enumerated() {
            for piece in group {
                let covered = kept.indices.filter { kept[$0] >= row && kept[$0] < row + piece.rowSpan }
                var piece = piece
                let start = covered.first ?? kept.lastIndex { $0 < row } ?? 0
                piece.rowSpan = max(1, covered.count)
                out[start].append(piece)
            }
        }
        let inner = kept.dropFirst().map { row in Int(heights[row - 1]) }
        let rows = Rows(groups: out, headerRows: 0, inner: inner)
        return Rows(groups: rows.groups, headerRows: headerRows(rows.groups), inner: inner)
    }

    private func isPartition(_ level: TableRules.Level) -> Bool {
        // Under at least one whole column, from boundary to boundary.
        guard lines.contains(where: { $0.middle < level.middle }), lines.contains(where: { $0.middle > level.middle })
        else {
            return false
        }
        let edges = [area.x0] + boundaries.map { Int($0.middle) } + [area.x1]
        return edges.adjacentPairs().contains { left, right in
            right > left && 100 * level.cover(left, right) >= 85 * (right - left)
        }
    }

    private func extent(of entry: GridEntry) -> (Int, Int) {
        let left = entry.first == 0 ? area.x0 : Int(boundaries[entry.first - 1].middle)
        let right = entry.last >= boundaries.count ? area.x1 : Int(boundaries[entry.last].middle)
        return (max(left, min(entry.bbox.x0, right - 1)), max(right, left + 1))
    }

    private func isRuled(_ height: Double, _ x0: Int, _ x1: Int) -> Bool {
        rules.levels.contains { abs($0.middle - height) <= 0.9 * xHeight && 2 * $0.cover(x0, x1) > x1 - x0 }
    }

    /// Rows of the head in a ruled table: those before numbers begin.
    private func headerRows(_ groups: [[Piece]]) -> Int {
        for (row, group) in groups.enumerated() {
            let entries = group.map { lines[$0.line].entries[$0.entry] }.filter { $0.first > 0 }
            guard !entries.isEmpty else { continue }
            let numbers = entries.filter { $0.run.words.contains { $0.isNumeric || $0.isSign } }.count
            if row > 0, 2 * numbers >= entries.count { return min(row, groups.count - 1) }
        }
        return groups.count > 1 ? 1 : 0
    }

    // MARK: Head

    /// How many lines belong to the head.
    private func headLines(_ bands: [Range<Int>]) -> Int {
        if let first = bands.first, bands.count > 1, first.count * 2 <= lines.count, first.count <= 9 {
            return first.count
        }
        // Without rules: lines before the first in which numbers stand to the right.
        for (index, line) in lines.enumerated() {
            let right = line.entries.filter { $0.first > 0 }
            guard !right.isEmpty else { continue }
            let numbers = right.filter { $0.run.words.contains { $0.isNumeric || $0.isSign } }.count
            if 2 * numbers > right.count {
                return index <= min(8, lines.count / 2) ? index : 0
            }
        }
        return 0
    }

    /// Rows of the head: words under each other are one cell where nothing parts them, and cells sink to the body.
    private func headGroups(_ count: Int) -> [[Piece]] {
        struct Cell {
            var pieces: [Piece]
            var first: Int, last: Int
            var top: Int, bottom: Int
            var level = 0
        }
        var cells: [Cell] = []
        for line in 0..<count {
            for (place, entry) in lines[line].entries.enumerated() {
                let above = cells.lastIndex { cell in
                    cell.first == entry.first && cell.last == entry.last
                        && Double(entry.bbox.y0 - cell.bottom) < 1.0 * xHeight
                        && !rules.divides(
                            Double(cell.bottom) - 1,
                            Double(entry.bbox.y0) + 1,
                            entry.bbox.x0,
                            entry.bbox.x1
                        )
                        && !cells.contains { other in
                            other.top > cell.top && other.first <= entry.last && entry.first <= other.last
                                && other.bottom > cell.bottom && other.bottom <= entry.bbox.y0 + Int(0.3 * xHeight)
                        }
                }
                if let above {
                    cells[above].pieces.append(Piece(line: line, entry: place))
                    cells[above].bottom = max(cells[above].bottom, entry.bbox.y1)
                } else {
                    cells.append(
                        Cell(
                            pieces: [Piece(line: line, entry: place)],
                            first: entry.first,
                            last: entry.last,
                            top: entry.bbox.y0,
                            bottom: entry.bbox.y1
                        )
                    )
                }
            }
        }
        // Levels counted from below.
        for index in cells.indices.reversed() {
            for below in cells.indices
            where below > index && cells[below].first <= cells[index].last
                && cells[index].first <= cells[below].last
                && cells[below].top >= cells[index].bottom - Int(0.5 * xHeight)
            {
                cells[index].level = max(cells[index].level, cells[below].level + 1)
            }
        }
        // Cells side by side stand in one row: the higher of two that share most of their height decides.
        for _ in 0..<3 {
            for index in cells.indices {
                for other in cells.indices where cells[other].level > cells[index].level {
                    let (a, b) = (cells[index], cells[other])
                    let common = min(a.bottom, b.bottom) - max(a.top, b.top)
                    let isAlone = !cells.contains { $0.level == b.level && $0.first <= a.last && a.first <= $0.last }
                    if isAlone, 2 * common > a.bottom - a.top, a.bottom < b.bottom + Int(0.6 * xHeight) {
                        cells[index].level = b.level
                    }
                }
            }
        }
        let depth = (cells.map(\.level).max() ?? -1) + 1
        var groups: [[Piece]] = Array(repeating: [], count: depth)
        for cell in cells { groups[depth - 1 - cell.level] += cell.pieces }
        return groups.filter { !$0.isEmpty }
    }

    // MARK: Body

    private func bodyGroups(from head: Int, bands: [Range<Int>], ruled: Bool) -> [[Piece]] {
        var groups: [[Piece]] = []
        let wraps = RowContinuation(xHeight: xHeight, lines: lines, columns: columns, from: head)
        for band in bands {
            let part = max(band.lowerBound, head)..<max(band.upperBound, head)
            guard !part.isEmpty else { continue }
            let isOneRow = ruled && bands.count >= 3 && !isSetInRows(band)
            var open: [Int] = []
            for line in part {
                if let last = open.last, isOneRow || wraps.continues(open, line, after: last, rules: rules) {
                    open.append(line)
                } else {
                    if !open.isEmpty { groups.append(pieces(of: open)) }
                    open = [line]
                }
            }
            if !open.isEmpty { groups.append(pieces(of: open)) }
        }
        return groups
    }

    private func pieces(of group: [Int]) -> [Piece] {
        group.flatMap { line in lines[line].entries.indices.map { Piece(line: line, entry: $0) } }
    }

    private func made(_ groups: [[Piece]], headerRows: Int) -> Rows {
        let boxes = groups.map { group in PixelRect.hull(group.map { lines[$0.line].entries[$0.entry].bbox }) }
        var inner: [Int] = []
        for (above, below) in boxes.adjacentPairs() {
            guard let above, let below else { continue }
            inner.append((min(above.y1, below.y1) + max(above.y0, below.y0)) / 2)
        }
        return Rows(groups: groups, headerRows: headerRows, inner: inner)
    }
}
