import CorpusModel

/// Finds the tables of a page.
struct TableDetector {
    let sheet: TableSheet
    private var xHeight: Double { sheet.xHeight }

    init(sheet: TableSheet) { self.sheet = sheet }

    /// Tables, top to bottom.
    func tables() -> [TableGrid] {
        var found: [Candidate] = []
        var claimed: [PixelRect] = []
        let classifier = TableClassifier(xHeight: xHeight, sheet: sheet)
        for frame in RuleFrames(xHeight: xHeight, rules: sheet.rules).frames {
            let runs = sheet.runs.filter { frame.holds($0.bbox) }
            guard var grid = grid(in: frame, runs: runs), classifier.isRuledTable(grid, frame) else { continue }
            guard !claimed.contains(where: { $0.intersection(grid.bbox).area * 2 > grid.bbox.area }) else { continue }
            grid.score = max(0.5, classifier.score(grid) ?? 0.5)
            found.append(Candidate(grid: grid, runs: runs))
            claimed.append(grid.bbox.union(frame))
        }
        let free = sheet.runs.filter { run in !claimed.contains { $0.holds(run.bbox) } }
        for area in PageAreas(xHeight: xHeight).areas(of: free) {
            for block in BlockFinder(
                xHeight: xHeight,
                rules: sheet.rules,
                claimed: claimed,
                pictures: sheet.solidPictures
            )
            .blocks(in: area) {
                guard var grid = grid(in: block.bbox, runs: block.runs), let score = classifier.score(grid) else {
                    continue
                }
                grid.score = score
                found.append(Candidate(grid: grid, runs: block.runs))
            }
        }
        return joined(found.sorted(by: Candidate.precedes)).map(\.grid)
    }

    private struct Candidate {
        var grid: TableGrid
        var runs: [TypeRun]

        static func precedes(_ a: Candidate, _ b: Candidate) -> Bool {
            (a.grid.bbox.y0, a.grid.bbox.x0, a.grid.bbox.x1) < (b.grid.bbox.y0, b.grid.bbox.x0, b.grid.bbox.x1)
        }
    }

    /// Tables with parts of one table made one: parts that follow close upon each other in the same columns.
    private func joined(_ parts: [Candidate]) -> [Candidate] {
        var out: [Candidate] = []
        for part in parts {
            guard let above = out.lastIndex(where: { continues($0.grid, part.grid) }) else {
                out.append(part)
                continue
            }
            let bbox = out[above].grid.bbox.union(part.grid.bbox)
            let between = sheet.runs.filter { run in
                bbox.holds(run.bbox) && !out[above].runs.contains(run) && !part.runs.contains(run)
            }
            let runs = out[above].runs + between + part.runs
            guard var whole = grid(in: bbox, runs: runs),
                let score = TableClassifier(xHeight: xHeight, sheet: sheet).score(whole)
            else {
                out.append(part)
                continue
            }
            whole.score = score
            out[above] = Candidate(grid: whole, runs: runs)
        }
        return out
    }

    private func continues(_ above: TableGrid, _ below: TableGrid) -> Bool {
        let distance = Double(below.bbox.y0 - above.bbox.y1)
        guard distance < 9 * xHeight, distance > -1.5 * xHeight, !below.hasHead else { return false }
        let isAsWide =
            abs(Double(above.bbox.x0 - below.bbox.x0)) < 3 * xHeight
            && abs(Double(above.bbox.x1 - below.bbox.x1)) < 6 * xHeight
        let inner = (above.columnEdges.dropFirst().dropLast(), below.columnEdges.dropFirst().dropLast())
        let shared = inner.0.filter { edge in inner.1.contains { abs(Double($0 - edge)) < 2.5 * xHeight } }.count
        guard isAsWide, 3 * shared >= min(inner.0.count, inner.1.count), shared > 0 else { return false }
        // What stands between them must lead over from one to the other, and be no running text.
        let between = PixelRect(x0: above.bbox.x0, y0: above.bbox.y1, x1: above.bbox.x1, y1: below.bbox.y0)
        let lines = TableLine.lines(of: sheet.runs.filter { between.holds($0.bbox) }, xHeight: xHeight)
        var last = above.bbox.y1
        for line in lines {
            let isText = line.gaps.isEmpty && 2 * line.bbox.width > above.bbox.width
            guard Double(line.bbox.y0 - last) < 2.2 * xHeight, !isText else { return false }
            last = max(last, line.bbox.y1)
        }
        guard lines.isEmpty || lines.contains(where: { $0.gaps.count > 1 }) else { return false }
        return Double(below.bbox.y0 - last) < 2.2 * xHeight
    }

    /// The table that fills a place; `nil` where no columns can be told apart there.
    func table(filling place: PixelRect) -> TableGrid? {
        let runs = sheet.runs.filter { place.holds($0.bbox) }
        guard var grid = grid(in: place, runs: runs) else { return nil }
        grid.score = TableClassifier(xHeight: xHeight, sheet: sheet).score(grid) ?? 0.3
        return grid
    }

    func grid(in bbox: PixelRect, runs: [TypeRun]) -> TableGrid? {
        let margin = Int(0.5 * xHeight)
        let area = bbox.grown(by: margin)
        return GridBuilder(
            xHeight: xHeight,
            area: area,
            runs: runs,
            horizontal: sheet.rules.horizontal.filter { area.holds($0) }.map { $0.intersection(area) },
            vertical: sheet.rules.vertical.filter { area.holds($0) }.map { $0.intersection(area) }
        ).grid()
    }
}

extension PixelRect {
    /// Whether more than half of `other` lies inside.
    func holds(_ other: PixelRect) -> Bool { 2 * intersection(other).area > other.area }
}
