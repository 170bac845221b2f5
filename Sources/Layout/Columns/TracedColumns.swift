import CorpusModel

/// Columns between boundaries that are traced through gutters and rules.
struct TracedColumns {
    private let ink: PageInk
    private let pictures: [Picture]
    private let grid: ColumnGrid
    /// Lines of each strip, top to bottom.
    private var lines: [[TypeLine]]
    /// Horizontal rules and dashes of each strip, cut to it, top to bottom.
    private var rules: [[PixelRect]]

    init(of ink: PageInk, pictures: [Picture]) {
        (self.ink, self.pictures) = (ink, pictures)
        let xHeight = ink.xHeight
        let tracer = ColumnTracer(ink: ink)
        grid = ColumnGrid(
            boundaries: tracer.trace(),
            bandHeight: tracer.bandHeight,
            bandCount: tracer.bandCount,
            pageWidth: ink.width
        )
        var letters = [[PageInk.Letter]](repeating: [], count: grid.strips.count)
        for letter in ink.letters
        where !pictures.contains(where: { 2 * $0.bbox.intersection(letter.bbox).area > letter.bbox.area }) {
            if let strip = grid.strip(atX: letter.bbox.midX, row: Int(letter.bbox.midY)) {
                letters[strip].append(letter)
            }
        }
        lines = []
        for (index, strip) in grid.strips.enumerated() {
            let finder = LineFinder(xHeight: xHeight)
            lines.append(finder.lines(of: letters[index], maxGap: strip.columnSpan == 1 ? 40 : 4))
        }
        rules = [[PixelRect]](repeating: [], count: grid.strips.count)
        for rule in ink.horizontalRules {
            for (index, strip) in grid.strips.enumerated() {
                let row = Int(rule.midY)
                guard strip.bands.contains(min(tracer.bandCount - 1, row / grid.bandHeight)) else { continue }
                let x0 = max(rule.x0, Int(grid.leftEdge(of: strip, row: row)))
                let x1 = min(rule.x1, Int(grid.rightEdge(of: strip, row: row)))
                guard Double(x1 - x0) > 1.5 * xHeight else { continue }
                rules[index].append(PixelRect(x0: x0, y0: rule.y0, x1: x1, y1: rule.y1))
            }
        }
        for index in rules.indices { rules[index].sort { ($0.y0, $0.x0) < ($1.y0, $1.x0) } }
    }

    /// The columns: strips between the same boundaries are one column where nothing stands between them.
    func columns() -> [PageColumn] {
        var columns: [PageColumn] = []
        var lastOfPair: [[Int]: (column: Int, bottom: Int)] = [:]
        let order = grid.strips.indices.sorted {
            (grid.strips[$0].bands.lowerBound, $0) < (grid.strips[$1].bands.lowerBound, $1)
        }
        for index in order {
            let strip = grid.strips[index]
            let found = lines[index].filter { isType($0, in: strip) }
            guard !found.isEmpty else { continue }
            let pair = [strip.left, strip.right]
            if let last = lastOfPair[pair], !isInterrupted(from: last.bottom, to: strip.bands.lowerBound, strip) {
                columns[last.column].lines += found
                columns[last.column].rules += rules[index]
                lastOfPair[pair] = (last.column, strip.bands.upperBound)
            } else {
                columns.append(
                    PageColumn(
                        lines: found,
                        rules: rules[index],
                        edges: { [grid] row in
                            (grid.leftEdge(of: strip, row: row), grid.rightEdge(of: strip, row: row))
                        }
                    )
                )
                lastOfPair[pair] = (columns.count - 1, strip.bands.upperBound)
            }
        }
        return columns
    }

    /// Whether lines of other strips, or a picture, stand between two parts of a column.
    private func isInterrupted(from top: Int, to bottom: Int, _ strip: ColumnStrip) -> Bool {
        let rows = (top * grid.bandHeight)..<max(top * grid.bandHeight + 1, bottom * grid.bandHeight)
        let gap = PixelRect(
            x0: Int(grid.leftEdge(of: strip, row: rows.lowerBound)),
            y0: rows.lowerBound,
            x1: Int(grid.rightEdge(of: strip, row: rows.lowerBound)),
            y1: rows.upperBound
        )
        if pictures.contains(where: { $0.bbox.overlaps(gap) }) { return true }
        for (index, other) in grid.strips.enumerated()
        where other.bands.overlaps(top..<max(top + 1, bottom)) && (other.left, other.right) != (strip.left, strip.right)
        {
            if lines[index].contains(where: { gap.overlaps($0.bbox) && $0.letterCount > 3 }) { return true }
        }
        return false
    }

    /// Whether a line is type and not dirt: in the outer margins a few stray marks are no line.
    private func isType(_ line: TypeLine, in strip: ColumnStrip) -> Bool {
        if strip.left >= 0, strip.right < grid.boundaries.count {
            return line.letterCount >= 2 || line.letterHeight > ink.xHeight
        }
        return line.letterCount >= 4
    }
}
