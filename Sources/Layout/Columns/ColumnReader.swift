import CorpusModel

/// Reads a column from top to bottom: tells display lines from body, and cuts it into headlines and bodies at rules,
/// dashes and headlines.
struct ColumnReader {
    /// x-height and stroke width of the body type, pixels.
    let xHeight: Double, bodyStroke: Double

    /// Blocks of a column, top to bottom.
    ///
    /// - Parameters:
    ///   - lines: the column's lines, top to bottom.
    ///   - rules: rules and dashes inside the column, top to bottom.
    ///   - edges: left and right boundary of the column at a row.
    /// - Returns: blocks without the ornaments, which only cut.
    func blocks(
        _ lines: [TypeLine],
        rules: [PixelRect],
        edges: (Int) -> (left: Double, right: Double)
    ) -> [ColumnBlock] {
        guard !lines.isEmpty else { return [] }
        let all = place(lines, edges: edges)
        let ornaments = all.filter { isOrnament($0) || isBead($0, on: rules) }.map(\.line.bbox)
        var placed = all.filter { !isOrnament($0) && !isBead($0, on: rules) }
        let cuts = cutPositions(of: placed, rules: rules, ornaments: ornaments)
        assignRoles(&placed, cuts: cuts)
        assignTables(&placed, cuts: cuts)
        return cut(placed, cuts: cuts)
    }

    /// Whether a line is no type but an ornamental dash: a few wide pieces alone in the middle.
    private func isOrnament(_ line: PlacedLine) -> Bool {
        line.line.letterCount <= 4 && Double(line.line.bbox.height) < 1.6 * xHeight
            && Double(line.line.bbox.width) > 4 * xHeight
            && Double(line.line.inkWidth) > 0.85 * Double(line.line.bbox.width)
            && line.isCentred
    }

    /// Whether a line is no type but the dot or diamond in the middle of a dash.
    private func isBead(_ line: PlacedLine, on rules: [PixelRect]) -> Bool {
        let box = line.line.bbox
        guard line.line.letterCount <= 3, Double(box.height) < 1.2 * xHeight, Double(box.width) < 5 * xHeight else {
            return false
        }
        return rules.contains {
            Double($0.y0) < Double(box.y1) + 0.2 * xHeight && Double(box.y0) < Double($0.y1) + 0.2 * xHeight
                && Double(max($0.x0, box.x0) - min($0.x1, box.x1)) < 2 * xHeight
        }
    }

    /// Measures each line against the edges of the column's type.
    private func place(_ lines: [TypeLine], edges: (Int) -> (left: Double, right: Double)) -> [PlacedLine] {
        let offsets = lines.map { line -> (left: Double, right: Double, width: Double) in
            let edge = edges(Int(line.bbox.midY))
            return (Double(line.bbox.x0) - edge.left, edge.right - Double(line.bbox.x1), Double(line.bbox.width))
        }
        let wide = 0.8 * (offsets.map(\.width).quantile(9, of: 10) ?? 0)
        let left = offsets.filter { $0.width >= wide }.map(\.left).quantile(1, of: 3) ?? 0
        let right = offsets.filter { $0.width >= wide }.map(\.right).quantile(1, of: 3) ?? 0
        // Strokes are compared with the lines around: where the scan is dark all type looks bold.
        let strokes = lines.indices.map { index in
            let near = lines[max(0, index - 12)..<min(lines.count, index + 13)].filter { $0.letterCount > 8 }
                .map(\.stroke)
            return near.count < 5 ? bodyStroke : max(bodyStroke * 0.8, near.median ?? 0)
        }
        return lines.indices.map { index in
            let (offset, bodyStroke) = (offsets[index], strokes[index])
            var line = lines[index]
            // Dirt in a margin does not widen a line.
            let (over, beyond) = (left - offset.left, right - offset.right)
            if over > 2 * xHeight { line.bbox.x0 += Int(over - 0.5 * xHeight) }
            if beyond > 2 * xHeight { line.bbox.x1 = max(line.bbox.x0, line.bbox.x1 - Int(beyond - 0.5 * xHeight)) }
            let (leftIndent, rightIndent) = (
                max(offset.left - left, -2 * xHeight), max(offset.right - right, -2 * xHeight)
            )
            let difference = abs(leftIndent - rightIndent)
            let isEven = line.evenness > 0.6 && line.letterCount >= 4
            return PlacedLine(
                line: line,
                leftIndent: leftIndent,
                rightIndent: rightIndent,
                size: line.letterHeight / xHeight / (isEven ? 1.4 : 1),
                weight: line.stroke / max(0.1, bodyStroke),
                isCentred: leftIndent > 1.2 * xHeight && rightIndent > 1.2 * xHeight
                    && difference < 0.35 * (leftIndent + rightIndent) + xHeight,
                isFull: leftIndent < 2.5 * xHeight && rightIndent < 1.5 * xHeight,
                isCapitals: isEven && line.letterHeight > 1.25 * xHeight
            )
        }
    }

    /// For each gap before a line, what parts it from the line before.
    private func cutPositions(of lines: [PlacedLine], rules: [PixelRect], ornaments: [PixelRect]) -> [Cut] {
        var cuts = [Cut](repeating: .none, count: lines.count)
        if !cuts.isEmpty { cuts[0] = .dash }  // the top of a column parts as well as a dash does
        let measure = lines.map { Double($0.line.bbox.width) }.quantile(9, of: 10) ?? 0
        for (index, rule) in (rules + ornaments).enumerated() {
            let row = rule.midY
            // A dash, or the smear of a fold, inside a line of text parts nothing.
            let beside = lines.contains { line in
                let box = line.line.bbox
                return Double(box.y0) + 0.3 * xHeight < row && row < Double(box.y1) - 0.3 * xHeight
                    && rule.horizontalOverlap(box) * 2 > min(rule.width, box.width)
            }
            if beside { continue }
            guard let next = lines.firstIndex(where: { $0.line.bbox.midY > row }) else { continue }
            cuts[next] = max(cuts[next], cut(by: rule, in: measure, isOrnament: index >= rules.count))
        }
        return cuts
    }

    private func cut(by rule: PixelRect, in measure: Double, isOrnament: Bool) -> Cut {
        let share = Double(rule.width) / max(1, measure)
        return share > 0.8 ? .full : share > 0.33 || isOrnament ? .rule : .dash
    }

    private func assignRoles(_ lines: inout [PlacedLine], cuts: [Cut]) {
        for index in lines.indices {
            let line = lines[index]
            let isWord = line.line.letterCount >= 3 && Double(line.line.bbox.width) > 3 * xHeight
            let isLarge = line.size > 1.3 && (isWord || line.size > 2.5)
            let isStanding = line.isCentred && isWord && (line.weight > 1.2 || line.size > 1.12)
            if isLarge || isStanding { lines[index].role = .display }
        }
        // Bold type or capitals that open what follows a rule or dash, though they fill the column.
        for start in lines.indices where cuts[start] != .none {
            var end = start
            while end < lines.count, end == start || cuts[end] == .none, lines[end].isEmphatic, end - start < 5 {
                end += 1
            }
            guard end > start, end - start < 5, end < lines.count, lines[end].weight < 1.15 else { continue }
            for index in start..<end { lines[index].role = .display }
        }
        // Runs of large type that fill the column line after line are a leading article set larger, not a headline.
        for run in runs(of: lines, role: .display, cuts: cuts) where run.count >= 5 {
            let full = run.count { lines[$0].isFull && lines[$0].size < 1.9 }
            if full * 10 > run.count * 6 { for index in run { lines[index].role = .body } }
        }
        // A cross-head belongs to the body it stands in: display no larger than the body, nothing parting it from above.
        for run in runs(of: lines, role: .display, cuts: cuts) {
            guard let first = run.first, first > 0, cuts[first] == .none, lines[first - 1].role == .body else {
                continue
            }
            let size = run.map { lines[$0].size }.max() ?? 0
            guard size < 1.45 || run.allSatisfy({ lines[$0].line.letterCount < 5 }) else { continue }
            for line in run { lines[line].role = .body }
        }
        // At the foot of a column, where the page is worn, a line is no headline: nothing follows it.
        for run in runs(of: lines, role: .display, cuts: cuts) where run.upperBound == lines.count && run.lowerBound > 5
        {
            if run.allSatisfy({ lines[$0].size < 1.5 }) { for line in run { lines[line].role = .body } }
        }
        // A deck between the deck above and a dash below, in lighter type or filling the column.
        var index = 0
        while index < lines.count {
            let start = index
            index += 1
            while index < lines.count, cuts[index] == .none { index += 1 }
            let segment = start..<index
            guard segment.count <= 5, start > 0, lines[start - 1].role == .display, cuts[start] != .none,
                index < lines.count
            else { continue }
            let deck = lines[segment], count = Double(segment.count)
            let isDeckType =
                deck.reduce(0) { $0 + $1.weight } > 1.12 * count || deck.reduce(0) { $0 + $1.size } > 1.1 * count
            let isPyramid = deck.count { $0.isCentred } * 2 >= segment.count
            if isDeckType || isPyramid || deck.contains(where: { $0.role == .display }) {
                for line in segment { lines[line].role = .display }
            }
        }
    }

    /// Marks rows of tables: neighbouring lines that fill the column around one wide gap, empty or with leaders.
    private func assignTables(_ lines: inout [PlacedLine], cuts: [Cut]) {
        var index = 0
        while index < lines.count {
            let start = index
            var common = 0..<Int.max
            while index < lines.count, lines[index].role == .body, lines[index].isFull,
                Double(lines[index].line.widestGap.count) > 3.5 * xHeight, index == start || cuts[index] < .rule
            {
                let narrowed = common.clamped(to: lines[index].line.widestGap)
                guard Double(narrowed.count) > 1.5 * xHeight else { break }
                common = narrowed
                index += 1
            }
            if index - start >= 4 { for line in start..<index { lines[line].role = .table } }
            index = max(index, start + 1)
        }
    }

    /// Runs of neighbouring lines of a role, broken at cuts.
    private func runs(of lines: [PlacedLine], role: LineRole, cuts: [Cut]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        while index < lines.count {
            guard lines[index].role == role else {
                index += 1
                continue
            }
            let start = index
            index += 1
            while index < lines.count, lines[index].role == role, cuts[index] == .none { index += 1 }
            found.append(start..<index)
        }
        return found
    }

    /// Cuts the column: a headline is all decks up to the body, a body ends at the next rule, dash or headline.
    private func cut(_ lines: [PlacedLine], cuts: [Cut]) -> [ColumnBlock] {
        var blocks: [ColumnBlock] = []
        for (index, line) in lines.enumerated() {
            let regionClass = line.role.regionClass
            if var last = blocks.last, last.regionClass == regionClass,
                Double(line.line.bbox.y0 - last.bbox.y1) < 12 * xHeight,
                cuts[index] < (regionClass == .headline ? .full : .rule)
            {
                last.lines.append(line)
                last.bbox = last.bbox.union(line.line.bbox)
                blocks[blocks.count - 1] = last
            } else {
                blocks.append(ColumnBlock(regionClass: regionClass, lines: [line], bbox: line.line.bbox))
            }
        }
        return blocks
    }
}
