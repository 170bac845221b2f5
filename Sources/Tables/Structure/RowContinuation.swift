import Algorithms
import CorpusModel

/// Tells whether a line goes on with the row above it, or begins one.
struct RowContinuation {
    let xHeight: Double
    let lines: [GridLine]
    /// Right end that words of each column reach.
    private let limits: [Int]
    /// Left end of each column's words.
    private let starts: [Int]
    /// Distance of lines within a cell, and whether rows are set wider apart than that.
    private let leading: Double
    private let isSpaced: Bool

    init(xHeight: Double, lines: [GridLine], columns: Int, from head: Int) {
        (self.xHeight, self.lines) = (xHeight, lines)
        var limits = [Int](repeating: 0, count: columns)
        var starts = [Int](repeating: Int.max, count: columns)
        for line in lines.dropFirst(head) {
            for entry in line.entries where entry.first == entry.last {
                limits[entry.first] = max(limits[entry.first], entry.bbox.x1)
                starts[entry.first] = min(starts[entry.first], entry.bbox.x0)
            }
        }
        (self.limits, self.starts) = (limits, starts)
        let body = Array(lines.dropFirst(head))
        let steps = body.adjacentPairs().map { $1.middle - $0.middle }.filter { $0 > 0.9 * xHeight }
        let leading = steps.quantile(1, of: 10) ?? 2.2 * xHeight
        self.leading = leading
        let wide = steps.filter { $0 > 1.3 * leading }.count
        // Lines set close under others: mostly with few entries where they are wrapped cells, with all where rows.
        let close = body.adjacentPairs().filter { $1.middle - $0.middle < 1.3 * leading }.map(\.1)
        let thin = close.filter { 2 * $0.entries.count <= columns || $0.entries.count == 1 }.count
        let isWrapped = 10 * thin >= 6 * close.count
        isSpaced =
            steps.count >= 4 && wide >= 2 && leading < 3 * xHeight
            && (isWrapped ? 100 * wide >= 12 * steps.count : 10 * wide >= 4 * steps.count)
    }

    /// Whether `line` belongs to the row of the lines `open`, the last of which is `last`.
    func continues(_ open: [Int], _ line: Int, after last: Int, rules: TableRules) -> Bool {
        let (above, below) = (lines[last], lines[line])
        let step = below.middle - above.middle
        let columnsBelow = below.entries.map(\.first)
        let row = open.flatMap { lines[$0].entries }
        // Set half a line lower or higher: centred beside two lines.
        let isBeside = step < 0.75 * leading && step < 1.2 * xHeight
        if isBeside {
            return !below.entries.contains { entry in
                row.contains { $0.shares(entry) && Double(entry.bbox.y0 - $0.bbox.y1) < -0.3 * xHeight }
            }
        }
        for entry in below.entries where rules.divides(above.middle, below.middle, entry.bbox.x0, entry.bbox.x1) {
            return false
        }
        guard step < 1.25 * leading || step < 2.6 * xHeight else { return false }
        let rowColumns = Set(row.map(\.first))
        let shared = columnsBelow.filter { rowColumns.contains($0) }
        // A line that fills as many columns as the row above is a row itself.
        if isSpaced, step < 1.2 * leading {
            let isPart = columnsBelow.count < max(2, rowColumns.count) || rowColumns.count < columnsBelow.count
            if isPart || !hasNumbers(below) { return true }
        }
        if columnsBelow.count >= 2, rowColumns.count >= 2 {
            // Several columns of words wrap together; numbers do not.
            guard shared.count == columnsBelow.count, !hasNumbers(below), columnsBelow.count < rowColumns.count else {
                return false
            }
            return shared.allSatisfy { isFull($0, last, line) }
        }
        guard columnsBelow.count == 1 || rowColumns.count == 1, let column = shared.first, shared.count == 1 else {
            return false
        }
        if rowColumns.count == 1, columnsBelow.count > 1 {
            // Only the first column's words above: a heading, unless they had to be broken off.
            return isFull(column, last, line)
        }
        if columnsBelow.count == 1, rowColumns.count >= 1 {
            let entry = below.entries[0]
            if entry.run.words.count == 1, entry.run.words[0].isNumeric, column > 0 { return false }
            if column > 0, rowColumns.count > 1 { return isFull(column, last, line) || step < 0.9 * leading }
            return isFull(column, last, line)
        }
        return false
    }

    private func hasNumbers(_ line: GridLine) -> Bool {
        let right = line.entries.filter { $0.first > 0 }
        return right.contains { $0.run.words.contains { $0.isNumeric } }
    }

    /// Whether the first word of the line below would not have found room in the line above.
    private func isFull(_ column: Int, _ above: Int, _ below: Int) -> Bool {
        guard let upper = lines[above].entries.first(where: { $0.first == column }),
            let lower = lines[below].entries.first(where: { $0.first == column }),
            let word = lower.run.words.first, column < limits.count
        else { return false }
        guard limits[column] - starts[column] > Int(6 * xHeight) else { return false }
        return Double(upper.bbox.x1 + word.bbox.width) + 0.55 * xHeight > Double(max(limits[column], upper.bbox.x1))
            + 0.3
            * xHeight
    }
}
