import CorpusModel

/// A line between two columns.
struct TableColumnBoundary: Hashable {
    /// White or rule between the columns.
    var x0: Int, x1: Int
    /// Whether a rule is printed there.
    var isRuled: Bool
    /// Lines with words on both sides of it.
    var support: Int

    var middle: Double { Double(x0 + x1) / 2 }
}

/// Finds the lines between the columns of a table from the white that its lines have in common, and from its rules.
struct ColumnBoundaries {
    let xHeight: Double
    let area: PixelRect

    func find(lines: [TableLine], vertical: [PixelRect]) -> [TableColumnBoundary] {
        let ruled = ruledBoundaries(vertical, lines: lines)
        var white = whiteBoundaries(lines)
        let interior = ruled.filter { rule in
            lines.contains { $0.bbox.x0 < rule.x0 } && lines.contains { $0.bbox.x1 > rule.x1 }
        }
        let reach = Int(0.6 * xHeight)
        white.removeAll { gap in interior.contains { $0.x0 <= gap.x1 + reach && gap.x0 - reach <= $0.x1 } }
        if !interior.isEmpty {
            // Where the columns are ruled, white alone must be very plain.
            white.removeAll { $0.support < max(3, lines.count * 2 / 5) || Double($0.x1 - $0.x0) < 1.2 * xHeight }
        }
        return (interior + white).sorted { ($0.x0, $0.x1) < ($1.x0, $1.x1) }
    }

    /// Vertical rules of one place, where together they are a good part of the table's height.
    private func ruledBoundaries(_ rules: [PixelRect], lines: [TableLine]) -> [TableColumnBoundary] {
        var groups: [(bbox: PixelRect, length: Int)] = []
        for rule in rules.sorted(by: { ($0.x0, $0.y0) < ($1.x0, $1.y0) }) {
            if let last = groups.last, Double(rule.x0 - last.bbox.x1) < 0.7 * xHeight {
                groups[groups.count - 1].bbox = last.bbox.union(rule)
                groups[groups.count - 1].length += rule.height
            } else {
                groups.append((rule, rule.height))
            }
        }
        return groups.compactMap { group in
            guard Double(group.length) >= 0.3 * Double(area.height) else { return nil }
            return TableColumnBoundary(x0: group.bbox.x0, x1: group.bbox.x1, isRuled: true, support: lines.count)
        }
    }

    private func whiteBoundaries(_ lines: [TableLine]) -> [TableColumnBoundary] {
        let width = area.width
        guard width > 0, !lines.isEmpty else { return [] }
        let spanning = spanningRuns(lines)
        var cover = [Int](repeating: 0, count: width + 1)
        var support = cover
        func add(_ from: Int, _ to: Int, to counts: inout [Int]) {
            let (a, b) = (min(max(0, from - area.x0), width), min(max(0, to - area.x0), width))
            guard a < b else { return }
            counts[a] += 1
            counts[b] -= 1
        }
        for (number, line) in lines.enumerated() {
            for (place, run) in line.runs.enumerated() where !spanning.contains(RunPlace(line: number, run: place)) {
                add(run.bbox.x0, run.bbox.x1, to: &cover)
            }
            for gap in line.gaps { add(gap.lowerBound, gap.upperBound, to: &support) }
        }
        for x in 1...width {
            cover[x] += cover[x - 1]
            support[x] += support[x - 1]
        }
        let fewest = lines.count <= 4 ? 1 : 2
        func isWhite(_ x: Int) -> Bool { support[x] >= fewest && cover[x] <= support[x] * 8 / 100 }
        var found: [TableColumnBoundary] = []
        var x = 0
        while x < width {
            guard isWhite(x) else {
                x += 1
                continue
            }
            let start = x
            var best = 0
            while x < width, isWhite(x) {
                best = max(best, support[x])
                x += 1
            }
            guard Double(x - start) >= 0.45 * xHeight else { continue }
            found += parted(
                TableColumnBoundary(x0: start + area.x0, x1: x + area.x0, isRuled: false, support: best),
                lines
            )
        }
        return found
    }

    private struct RunPlace: Hashable {
        var line: Int, run: Int
    }

    /// Runs under or above which several lines have a gap: heads over several columns, and long entries.
    private func spanningRuns(_ lines: [TableLine]) -> Set<RunPlace> {
        let inset = Int(0.3 * xHeight)
        var found: Set<RunPlace> = []
        for (number, line) in lines.enumerated() {
            for (place, run) in line.runs.enumerated() {
                var (parted, solid) = (0, 0)
                for (other, otherLine) in lines.enumerated() where other != number {
                    if otherLine.gaps.contains(where: {
                        $0.lowerBound >= run.bbox.x0 + inset && $0.upperBound <= run.bbox.x1 - inset
                    }) {
                        parted += 1
                    } else if otherLine.runs.contains(where: {
                        10 * $0.bbox.horizontalOverlap(run.bbox) >= 6 * run.bbox.width
                    }) {
                        solid += 1
                    }
                }
                let enough = lines.count <= 3 ? 1 : 2
                if parted >= enough, parted > solid { found.insert(RunPlace(line: number, run: place)) }
            }
        }
        return found
    }

    /// A wide gap in which a few runs stand by themselves holds a column with few entries.
    private func parted(_ gap: TableColumnBoundary, _ lines: [TableLine]) -> [TableColumnBoundary] {
        var inside: PixelRect?
        for line in lines {
            for run in line.runs where run.bbox.x0 >= gap.x0 && run.bbox.x1 <= gap.x1 {
                inside = inside?.union(run.bbox) ?? run.bbox
            }
        }
        guard let inside, Double(inside.x0 - gap.x0) >= 0.4 * xHeight, Double(gap.x1 - inside.x1) >= 0.4 * xHeight
        else {
            return [gap]
        }
        return [
            TableColumnBoundary(x0: gap.x0, x1: inside.x0, isRuled: false, support: gap.support),
            TableColumnBoundary(x0: inside.x1, x1: gap.x1, isRuled: false, support: gap.support),
        ]
    }
}
