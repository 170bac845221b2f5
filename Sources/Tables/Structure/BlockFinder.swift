import CorpusModel

/// Finds groups of lines that are set in columns.
struct BlockFinder {
    let unit: Double
    let rules: RuledLines
    /// Places taken by tables already.
    let claimed: [PixelRect]
    /// Solid parts of pictures: bars of charts, halftones.
    let pictures: [PixelRect]

    /// Lines that may be a table.
    struct Block {
        var box: PixelRect
        var runs: [TypeRun]
    }

    func blocks(in area: [TypeRun]) -> [Block] {
        let lines = TableLine.lines(of: area, unit: unit)
        var blocks: [Block] = []
        var (next, free) = (0, 0)
        while next < lines.count {
            guard isSet(lines[next]) else {
                next += 1
                continue
            }
            let last = end(of: lines, from: next)
            let first = start(of: lines, from: next, to: last, notBefore: free)
            let bottom = foot(of: lines, from: first, to: last)
            let part = lines[first...bottom]
            free = bottom + 1
            if let box = PixelRect.hull(part.map(\.box)) {
                blocks.append(Block(box: ruled(box), runs: part.flatMap(\.runs)))
            }
            next = bottom + 1
        }
        return blocks
    }

    /// Whether a line has a gap that no space between words is.
    private func isSet(_ line: TableLine) -> Bool {
        let wide = line.gaps.filter { Double($0.count) >= 1.5 * unit }
        guard !wide.isEmpty, !pictures.contains(where: { $0.overlaps(line.box) }) else { return false }
        // A number or a bullet before a line of text makes no columns.
        if line.runs.count == 2, Double(line.runs[0].box.width) < 3 * unit, Double(line.runs[1].box.width) > 14 * unit {
            return false
        }
        return true
    }

    private func isText(_ line: TableLine, in box: PixelRect) -> Bool {
        guard let run = PixelRect.hull(line.runs.map(\.box)) else { return false }
        let words = line.runs.reduce(0) { $0 + $1.words.count }
        return words >= 7 && 100 * run.width >= 50 * box.width && Double(run.width) > 20 * unit
    }

    /// How many gaps two lines have in common.
    private func sharedGaps(_ a: TableLine, _ b: TableLine) -> Int {
        a.gaps.filter { gap in
            b.gaps.contains { other in
                Double(min(gap.upperBound, other.upperBound) - max(gap.lowerBound, other.lowerBound)) >= 0.6 * unit
            }
        }.count
    }

    /// The last line of the table that begins at `first`.
    private func end(of lines: [TableLine], from first: Int) -> Int {
        var last = first
        var set = [first]
        var box = lines[first].box
        var index = first + 1
        // Lines of running text since the last line with gaps.
        var texts = 0
        var steps: [Double] = []
        var farthest = 0.0
        while index < lines.count {
            let line = lines[index]
            let gap = Double(line.box.y0 - lines[index - 1].box.y1)
            let crossed = claimed.contains {
                $0.y0 < line.box.y0 && $0.y1 > lines[index - 1].box.y1 && $0.horizontalOverlap(box) > 0
            }
            if crossed { break }
            steps.append(gap)
            let usual = steps.sorted()[steps.count / 2]
            if steps.count > 3, gap > 1.6 * unit, gap > 3 * usual, hasRule(between: lines[index - 1], line, box),
                !beginsWithFigures(lines, from: index)
            {
                break
            }
            if isSet(line) {
                let shared = set.suffix(5).map { sharedGaps(lines[$0], line) }.max() ?? 0
                let isNear = texts == 0
                guard shared > 0 || (gap < 1.5 * unit && line.gaps.count > 1 && isNear) else { break }
                guard max(gap, farthest) <= (shared > 1 ? 8 : isNear ? 4.6 : 2.6) * unit else { break }
                farthest = 0
                if index - last > 1 || gap > 2 * unit, isHead(line), set.count > 3,
                    set.suffix(3).allSatisfy({ hasFigures(lines[$0]) }),
                    Double(line.box.y0 - lines[last].box.y1) > 2.5 * max(usual, 0.4 * unit)
                {
                    // Heads again, after figures: the next table.
                    break
                }
                last = index
                texts = 0
                set.append(index)
                box = box.union(line.box)
            } else {
                guard gap <= 7.5 * unit, index - last <= 5 else { break }
                farthest = max(farthest, gap)
                if isText(line, in: box) {
                    texts += 1
                    if gap > 1.3 * unit || texts > 1 { break }
                }
                if gap > 2 * unit, line.runs.reduce(0, { $0 + $1.words.count }) >= 5,
                    hasRule(between: lines[index - 1], line, box)
                {
                    break
                }
            }
            index += 1
        }
        return last
    }

    private func hasFigures(_ line: TableLine) -> Bool {
        let right = line.runs.dropFirst()
        return 2 * right.filter { $0.words.contains { $0.looksLikeFigures || $0.isSign } }.count > right.count
    }

    /// Whether a line reads like the heads of several columns.
    private func isHead(_ line: TableLine) -> Bool {
        guard line.runs.count >= 3 else { return false }
        return 3 * line.runs.filter { $0.words.allSatisfy { $0.looksLikeFigures || $0.isSign } }.count
            <= line.runs.count
    }

    /// Whether the next line with gaps has figures to the right, as no head has.
    private func beginsWithFigures(_ lines: [TableLine], from start: Int) -> Bool {
        for line in lines[start..<min(lines.count, start + 4)] where isSet(line) {
            let right = line.runs.dropFirst()
            return 2 * right.filter { $0.words.contains { $0.looksLikeFigures || $0.isSign } }.count > right.count
        }
        return false
    }

    private func hasRule(between above: TableLine, _ below: TableLine, _ box: PixelRect) -> Bool {
        rules.horizontal.contains {
            $0.midY > above.middle && $0.midY < below.middle && 10 * $0.horizontalOverlap(box) > 7 * box.width
        }
    }

    /// Lines of the head above the first line with gaps.
    private func start(of lines: [TableLine], from first: Int, to last: Int, notBefore free: Int) -> Int {
        guard let box = PixelRect.hull(lines[first...last].map(\.box)) else { return first }
        var start = first
        // A rule as wide as the table closes it at the top.
        let top = rules.horizontal.filter {
            $0.y1 <= lines[first].box.y0 && Double(lines[first].box.y0 - $0.y1) < 14 * unit
                && 10 * $0.horizontalOverlap(box) >= 7 * box.width && Double($0.width) < Double(box.width) + 12 * unit
        }.map(\.y0).min()
        var index = first - 1
        while index >= free, first - index <= 8 {
            let line = lines[index]
            let gap = Double(lines[index + 1].box.y0 - line.box.y1)
            guard gap < 2.2 * unit, !isText(line, in: box) else { break }
            if let top, line.middle > Double(top) {
                start = index
            } else if !hasRule(between: line, lines[index + 1], box), gap < 1.3 * unit,
                line.box.x0 > box.x0 + box.width / 4, line.box.x1 <= box.x1 + Int(2 * unit)
            {
                // A head that stands over columns other than the first.
                start = index
            } else {
                break
            }
            index -= 1
        }
        return start
    }

    /// Lines that go on below the last line with gaps, down to the rule that closes the table.
    private func foot(of lines: [TableLine], from first: Int, to last: Int) -> Int {
        guard let box = PixelRect.hull(lines[first...last].map(\.box)) else { return last }
        var index = last + 1
        while index < lines.count, index - last <= 4 {
            let line = lines[index]
            guard Double(line.box.y0 - lines[index - 1].box.y1) < 1.6 * unit else { break }
            if hasRule(between: lines[index - 1], line, box) { break }
            if isText(line, in: box), index - last > 1 { break }
            let closes = rules.horizontal.contains {
                $0.midY > line.middle && Double($0.y0 - line.box.y1) < 1.5 * unit
                    && 10 * $0.horizontalOverlap(box) > 7 * box.width
                    && Double($0.width) < Double(box.width) + 12 * unit
            }
            if closes, line.box.x0 >= box.x0 - Int(unit), line.box.x1 <= box.x1 + Int(unit) { return index }
            index += 1
        }
        return last
    }

    /// The box with the rules that close it.
    private func ruled(_ box: PixelRect) -> PixelRect {
        var out = box
        for rule in rules.horizontal {
            guard Double(rule.y0 - box.y1) < 1.6 * unit, Double(box.y0 - rule.y1) < 1.6 * unit else { continue }
            guard 10 * rule.horizontalOverlap(box) >= 6 * box.width, Double(rule.width) < Double(box.width) + 14 * unit
            else {
                continue
            }
            out = out.union(rule)
        }
        return out
    }
}
