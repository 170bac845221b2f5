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
        let above = neighboursAbove()
        var below = [[Int]](repeating: [], count: lines.count)
        for (line, neighbours) in above.enumerated() { for neighbour in neighbours { below[neighbour].append(line) } }
        var sets = DisjointSets(count: lines.count)
        for (line, neighbours) in above.enumerated() {
            if let only = neighbours.first, neighbours.count == 1, below[only] == [line], goesOn(only, line) {
                sets.join(only, line)
            }
        }
        return sets.sets().map { column in column.map { lines[$0] } }.map(column)
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
            let seen = shared.filter { neighbour, count in
                let narrower = min(lines[neighbour].bbox.width, line.bbox.width) / cell + 1
                return 10 * count >= 3 * narrower
            }
            above.append(seen.keys.sorted())
        }
        return above
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
