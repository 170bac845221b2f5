import CorpusModel

/// Finds groups of lines that are set in columns.
struct BlockFinder {
    let xHeight: Double
    let rules: RuledLines
    /// Places taken by tables already.
    let claimed: [PixelRect]
    /// Solid parts of pictures: bars of charts, halftones.
    let pictures: [PixelRect]

    /// Lines that may be a table.
    struct Block {
        var bbox: PixelRect
        var runs: [TypeRun]
    }

    func blocks(in area: [TypeRun]) -> [Block] {
        let lines = TableLine.lines(of: area, xHeight: xHeight)
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
            if let bbox = PixelRect.hull(part.map(\.bbox)) {
                blocks.append(Block(bbox: ruled(bbox), runs: part.flatMap(\.runs)))
            }
            next = bottom + 1
        }
        return blocks
    }

    /// Whether a line has a gap that no space between words is.
    private func isSet(_ line: TableLine) -> Bool {
        let wide = line.gaps.filter { Double($0.count) >= 1.5 * xHeight }
        guard !wide.isEmpty, !pictures.contains(where: { $0.overlaps(line.bbox) }) else { return false }
        // A number or a bullet before a line of text makes no columns.
        if line.runs.count == 2, Double(line.runs[0].bbox.width) < 3 * xHeight,
            Double(line.runs[1].bbox.width) > 14 * xHeight
        {
            return false
        }
        return true
    }

    private func isText(_ line: TableLine, in bbox: PixelRect) -> Bool {
        guard let run = PixelRect.hull(line.runs.map(\.bbox)) else { return false }
        let words = line.runs.reduce(0) { $0 + $1.words.count }
        return words >= 7 && 100 * run.width >= 50 * bbox.width && Double(run.width) > 20 * xHeight
    }

    /// How many gaps two lines have in common.
    private func sharedGaps(_ a: TableLine, _ b: TableLine) -> Int {
        a.gaps.filter { gap in
            b.gaps.contains { other in
                Double(min(gap.upperBound, other.upperBound) - max(gap.lowerBound, other.lowerBound)) >= 0.6 * xHeight
            }
        }.count
    }

    /// The last line of the table that begins at `first`.
    private func end(of lines: [TableLine], from first: Int) -> Int {
        var last = first
        var set = [first]
        var bbox = lines[first].bbox
        var index = first + 1
        // Lines of running text since the last line with gaps.
        var texts = 0
        var steps: [Double] = []
        var farthest = 0.0
        while index < lines.count {
            let line = lines[index]
            let gap = Double(line.bbox.y0 - lines[index - 1].bbox.y1)
            let crossed = claimed.contains {
                $0.y0 < line.bbox.y0 && $0.y1 > lines[index - 1].bbox.y1 && $0.horizontalOverlap(bbox) > 0
            }
            if crossed { break }
            steps.append(gap)
            let usual = steps.median ?? gap
            if steps.count > 3, gap > 1.6 * xHeight, gap > 3 * usual, hasRule(between: lines[index - 1], line, bbox),
                !beginsWithNumbers(lines, from: index)
            {
                break
            }
            if isSet(line) {
                let shared = set.suffix(5).map { sharedGaps(lines[$0], line) }.max() ?? 0
                let isNear = texts == 0
                guard shared > 0 || (gap < 1.5 * xHeight && line.gaps.count > 1 && isNear) else { break }
                guard max(gap, farthest) <= (shared > 1 ? 8 : isNear ? 4.6 : 2.6) * xHeight else { break }
                farthest = 0
                if index - last > 1 || gap > 2 * xHeight, isHead(line), set.count > 3,
                    set.suffix(3).allSatisfy({ hasNumbers(lines[$0]) }),
                    Double(line.bbox.y0 - lines[last].bbox.y1) > 2.5 * max(usual, 0.4 * xHeight)
                {
                    // Heads again, after numbers: the next table.
                    break
                }
                last = index
                texts = 0
                set.append(index)
                bbox = bbox.union(line.bbox)
            } else {
                guard gap <= 7.5 * xHeight, index - last <= 5 else { break }
                farthest = max(farthest, gap)
                if isText(line, in: bbox) {
                    texts += 1
                    if gap > 1.3 * xHeight || texts > 1 { break }
                }
                if gap > 2 * xHeight, line.runs.reduce(0, { $0 + $1.words.count }) >= 5,
                    hasRule(between: lines[index - 1], line, bbox)
                {
                    break
                }
            }
            index += 1
        }
        return last
    }

    private func hasNumbers(_ line: TableLine) -> Bool {
        let right = line.runs.dropFirst()
        return 2 * right.filter { $0.words.contains { $0.isNumeric || $0.isSign } }.count > right.count
    }

    /// Whether a line reads like the heads of several columns.
    private func isHead(_ line: TableLine) -> Bool {
        guard line.runs.count >= 3 else { return false }
        return 3 * line.runs.filter { $0.words.allSatisfy { $0.isNumeric || $0.isSign } }.count
            <= line.runs.count
    }

    /// Whether the next line with gaps has numbers to the right, as no head has.
    private func beginsWithNumbers(_ lines: [TableLine], from start: Int) -> Bool {
        for line in lines[start..<min(lines.count, start + 4)] where isSet(line) {
            let right = line.runs.dropFirst()
            return 2 * right.filter { $0.words.contains { $0.isNumeric || $0.isSign } }.count > right.count
        }
        return false
    }

    private func hasRule(between above: TableLine, _ below: TableLine, _ bbox: PixelRect) -> Bool {
        rules.horizontal.contains {
            $0.midY > above.middle && $0.midY < below.middle && 10 * $0.horizontalOverlap(bbox) > 7 * bbox.width
        }
    }

    /// Lines of the head above the first line with gaps.
    private func start(of lines: [TableLine], from first: Int, to last: Int, notBefore free: Int) -> Int {
        guard let bbox = PixelRect.hull(lines[first...last].map(\.bbox)) else { return first }
        var start = first
        // A rule as wide as the table closes it at the top.
        let top = rules.horizontal.filter {
            $0.y1 <= lines[first].bbox.y0 && Double(lines[first].bbox.y0 - $0.y1) < 14 * xHeight
                && 10 * $0.horizontalOverlap(bbox) >= 7 * bbox.width
                && Double($0.width) < Double(bbox.width) + 12 * xHeight
        }.map(\.y0).min()
        var index = first - 1
        while index >= free, first - index <= 8 {
            let line = lines[index]
            let gap = Double(lines[index + 1].bbox.y0 - line.bbox.y1)
            guard gap < 2.2 * xHeight, !isText(line, in: bbox) else { break }
            if let top, line.middle > Double(top) {
                start = index
            } else if !hasRule(between: line, lines[index + 1], bbox), gap < 1.3 * xHeight,
                line.bbox.x0 > bbox.x0 + bbox.width / 4, line.bbox.x1 <= bbox.x1 + Int(2 * xHeight)
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
        guard let bbox = PixelRect.hull(lines[first...last].map(\.bbox)) else { return last }
        var index = last + 1
        while index < lines.count, index - last <= 4 {
            let line = lines[index]
            guard Double(line.bbox.y0 - lines[index - 1].bbox.y1) < 1.6 * xHeight else { break }
            if hasRule(between: lines[index - 1], line, bbox) { break }
            if isText(line, in: bbox), index - last > 1 { break }
            let closes = rules.horizontal.contains {
                $0.midY > line.middle && Double($0.y0 - line.bbox.y1) < 1.5 * xHeight
                    && 10 * $0.horizontalOverlap(bbox) > 7 * bbox.width
                    && Double($0.width) < Double(bbox.width) + 12 * xHeight
            }
            if closes, line.bbox.x0 >= bbox.x0 - Int(xHeight), line.bbox.x1 <= bbox.x1 + Int(xHeight) { return index }
            index += 1
        }
        return last
    }

    /// The box with the rules that close it.
    private func ruled(_ bbox: PixelRect) -> PixelRect {
        var out = bbox
        for rule in rules.horizontal {
            guard Double(rule.y0 - bbox.y1) < 1.6 * xHeight, Double(bbox.y0 - rule.y1) < 1.6 * xHeight else { continue }
            guard 10 * rule.horizontalOverlap(bbox) >= 6 * bbox.width,
                Double(rule.width) < Double(bbox.width) + 14 * xHeight
            else {
                continue
            }
            out = out.union(rule)
        }
        return out
    }
}
