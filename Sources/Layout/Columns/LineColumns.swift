import CorpusModel

/// Columns made of lines: a line goes on in the one below it where neither has another neighbour.
///
/// Seen from each line upwards and downwards: a head over two columns has two lines below it and begins no column of either;
/// the lines of a column have one above and one below, short ones too.
struct LineColumns {
    private let ink: PageInk
    private let pictures: [Picture]
    private let lines: [TypeLine]
    private var xHeight: Double { ink.xHeight }

    /// Takes lines from top to bottom.
    init(of lines: [TypeLine], ink: PageInk, pictures: [Picture]) {
        (self.lines, self.ink, self.pictures) = (lines, ink, pictures)
    }

    /// The columns, by their first lines.
    func columns() -> [PageColumn] {
        let seen = neighboursAbove()
        // A line sees past a short one to the line above that; what it sees there is not its neighbour.
        let above = seen.map { neighbours in
            neighbours.filter { upper in !neighbours.contains { $0 != upper && leads($0, to: upper, seen) } }
        }
        var below = [[Int]](repeating: [], count: lines.count)
        for (line, neighbours) in above.enumerated() { for neighbour in neighbours { below[neighbour].append(line) } }
        var sets = DisjointSets(count: lines.count)
        for (line, neighbours) in above.enumerated() {
            if let only = neighbours.first, neighbours.count == 1, below[only] == [line], goesOn(only, line) {
                sets.join(only, line)
            }
        }
        let runs = sets.sets().map { run in run.map { lines[$0] } }
        return joined(runs.sorted { ($0[0].bbox.y0, $0[0].bbox.x0) < ($1[0].bbox.y0, $1[0].bbox.x0) }).map(column)
    }

    /// Runs of lines as columns: a run goes on in one below it between the same edges, and takes in few lines that stand
    /// between its own; what goes over an edge interrupts it.
    private func joined(_ runs: [[TypeLine]]) -> [[TypeLine]] {
        var open: [[TypeLine]] = []
        for run in runs {
            let top = run[0].bbox.y0
            let fitting = open.indices.filter { index in
                let column = open[index]
                guard let last = column.last, Double(top - last.bbox.y1) < 20 * xHeight else { return false }
                return isSame(column, run) && !isInterrupted(column, before: top)
            }
            if let nearest = fitting.max(by: { (open[$0].last?.bbox.y1 ?? 0, $1) < (open[$1].last?.bbox.y1 ?? 0, $0) })
            {
                open[nearest] = (open[nearest] + run).sorted { ($0.bbox.midY, $0.bbox.x0) < ($1.bbox.midY, $1.bbox.x0) }
            } else {
                open.append(run)
            }
        }
        return open
    }

    /// Fewer lines than this have no edges of their own.
    private static let fewest = 4

    /// Whether a run of lines stands between the edges of a column: a long one at both, a short one anywhere.
    private func isSame(_ column: [TypeLine], _ run: [TypeLine]) -> Bool {
        let (upper, lower) = (column.suffix(12), run.prefix(12))
        guard let around = PixelRect.hull(upper.map(\.bbox)), let hull = PixelRect.hull(lower.map(\.bbox)) else {
            return false
        }
        let (few, some) = column.count <= run.count ? (column, run) : (run, column)
        let overlaps = run[0].bbox.y0 < (column.last?.bbox.y1 ?? 0)
        if overlaps, run.count >= Self.fewest { return false }
        let slack = 2 * xHeight
        if few.count < Self.fewest, some.count >= Self.fewest {
            let (inner, outer) = column.count <= run.count ? (around, hull) : (hull, around)
            return Double(inner.x0) > Double(outer.x0) - slack && Double(inner.x1) < Double(outer.x1) + slack
        }
        let (edges, next) = (ColumnEdges(of: Array(upper)), ColumnEdges(of: Array(lower)))
        let (above, below) = (edges.edges(at: around.y1), next.edges(at: hull.y0))
        return abs(above.left - below.left) < slack && abs(above.right - below.right) < slack
    }

    /// Whether type over the edge of a column, or a picture, stands below it.
    private func isInterrupted(_ column: [TypeLine], before top: Int) -> Bool {
        guard let last = column.last?.bbox, let hull = PixelRect.hull(column.suffix(12).map(\.bbox)), top > last.y1
        else {
            return false
        }
        let between = PixelRect(x0: hull.x0, y0: last.y1, x1: hull.x1, y1: top)
        if pictures.contains(where: { $0.bbox.overlaps(between) }) { return true }
        return lines.contains { line in
            let box = line.bbox
            guard box.midY > Double(last.y1), box.midY < Double(top), line.letterCount > 3,
                Double(box.horizontalOverlap(hull)) > 3 * xHeight
            else { return false }
            return Double(hull.x0 - box.x0) > 3 * xHeight || Double(box.x1 - hull.x1) > 3 * xHeight
        }
    }

    /// For each line, those above it that see it: nothing stands between, and they share a good part of the narrower one.
    private func neighboursAbove() -> [[Int]] {
        let cell = max(1, Int(xHeight / 2))
        var skyline = [Int](repeating: -1, count: ink.width / cell + 2)
        var above: [[Int]] = []
        for (index, line) in lines.enumerated() {
            let cells = (max(0, line.bbox.x0) / cell)..<(max(0, line.bbox.x1) / cell + 1)
            var shared: [Int: Int] = [:]
            for at in cells {
                if skyline[at] >= 0 { shared[skyline[at], default: 0] += 1 }
                skyline[at] = index
            }
            let visible = shared.filter { neighbour, count in
                let narrower = min(lines[neighbour].bbox.width, line.bbox.width) / cell + 1
                return 10 * count >= 3 * narrower
            }
            above.append(visible.keys.sorted())
        }
        return above
    }

    /// Whether one comes from a line to another by neighbours above, in a few steps.
    private func leads(_ line: Int, to upper: Int, _ above: [[Int]], steps: Int = 6) -> Bool {
        guard steps > 0 else { return false }
        return above[line].contains { $0 == upper || ($0 > upper && leads($0, to: upper, above, steps: steps - 1)) }
    }

    /// Whether two lines, one over the other, may be of one column.
    private func goesOn(_ upper: Int, _ lower: Int) -> Bool {
        let (upper, lower) = (lines[upper].bbox, lines[lower].bbox)
        guard Double(lower.y0 - upper.y1) < 20 * xHeight else { return false }
        let between = PixelRect(
            x0: max(upper.x0, lower.x0),
            y0: min(upper.y1, lower.y0),
            x1: min(upper.x1, lower.x1),
            y1: max(upper.y1, lower.y0)
        )
        return !pictures.contains { $0.bbox.overlaps(between) }
    }

    /// A column of lines, with the rules between them.
    private func column(_ lines: [TypeLine]) -> PageColumn {
        let lines = lines.sorted { ($0.bbox.midY, $0.bbox.x0) < ($1.bbox.midY, $1.bbox.x0) }
        let edges = ColumnEdges(of: lines)
        let (top, bottom) = (lines.first?.bbox.y0 ?? 0, lines.last?.bbox.y1 ?? 0)
        // What stands above the first line parts it from what is above.
        let reach = Int(4 * xHeight)
        let rules = ink.horizontalRules.compactMap { rule -> PixelRect? in
            guard rule.y1 > top - reach, rule.y0 < bottom else { return nil }
            let (left, right) = edges.edges(at: Int(rule.midY))
            let (x0, x1) = (max(rule.x0, Int(left)), min(rule.x1, Int(right)))
            guard Double(x1 - x0) > 1.5 * xHeight else { return nil }
            return PixelRect(x0: x0, y0: rule.y0, x1: x1, y1: rule.y1)
        }
        return PageColumn(
            lines: lines,
            rules: rules.sorted { ($0.y0, $0.x0) < ($1.y0, $1.x0) },
            edges: { edges.edges(at: $0) }
        )
    }
}

/// The edges of a column's type, which may lean or bend: where most of the lines around begin and end.
private struct ColumnEdges {
    private var rows: [Double] = []
    private var left: [Double] = [], right: [Double] = []
    /// Lines above and below that are looked at.
    private static let reach = 12

    init(of lines: [TypeLine]) {
        for index in lines.indices {
            let near = lines[max(0, index - Self.reach)...min(lines.count - 1, index + Self.reach)].map(\.bbox)
            rows.append(lines[index].bbox.midY)
            left.append(Double(near.map(\.x0).quantile(1, of: 5) ?? 0))
            right.append(Double(near.map(\.x1).quantile(4, of: 5) ?? 0))
        }
    }

    func edges(at row: Int) -> (left: Double, right: Double) {
        guard !rows.isEmpty else { return (0, 0) }
        var (low, high) = (0, rows.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle] < Double(row) { low = middle + 1 } else { high = middle }
        }
        return (left[low], right[low])
    }
}
