import CorpusModel

/// Finds the tables of a page.
struct TableDetector {
    let sheet: TableSheet
    private var unit: Double { sheet.unit }

    init(sheet: TableSheet) { self.sheet = sheet }

    /// Tables, top to bottom.
    func tables() -> [TableGrid] {
        var found: [Candidate] = []
        var claimed: [PixelRect] = []
        let judge = TableClassifier(unit: unit, sheet: sheet)
        for frame in RuleFrames(unit: unit, rules: sheet.rules).frames {
            let runs = sheet.runs.filter { frame.holds($0.box) }
            guard var grid = grid(in: frame, runs: runs), judge.isRuledTable(grid, frame) else { continue }
            guard !claimed.contains(where: { $0.intersection(grid.box).area * 2 > grid.box.area }) else { continue }
            grid.score = max(0.5, judge.score(grid) ?? 0.5)
            found.append(Candidate(grid: grid, runs: runs))
            claimed.append(grid.box.union(frame))
        }
        let free = sheet.runs.filter { run in !claimed.contains { $0.holds(run.box) } }
        for area in PageAreas(unit: unit).areas(of: free) {
            for block in BlockFinder(unit: unit, rules: sheet.rules, claimed: claimed, pictures: sheet.solidPictures)
                .blocks(in: area)
            {
                guard var grid = grid(in: block.box, runs: block.runs), let score = judge.score(grid) else { continue }
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
            (a.grid.box.y0, a.grid.box.x0, a.grid.box.x1) < (b.grid.box.y0, b.grid.box.x0, b.grid.box.x1)
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
            let box = out[above].grid.box.union(part.grid.box)
            let between = sheet.runs.filter { run in
                box.holds(run.box) && !out[above].runs.contains(run) && !part.runs.contains(run)
            }
            let runs = out[above].runs + between + part.runs
            guard var whole = grid(in: box, runs: runs),
                let score = TableClassifier(unit: unit, sheet: sheet).score(whole)
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
        let distance = Double(below.box.y0 - above.box.y1)
        guard distance < 9 * unit, distance > -1.5 * unit, !below.hasHead else { return false }
        let isAsWide =
            abs(Double(above.box.x0 - below.box.x0)) < 3 * unit && abs(Double(above.box.x1 - below.box.x1)) < 6 * unit
        let inner = (above.columnEdges.dropFirst().dropLast(), below.columnEdges.dropFirst().dropLast())
        let shared = inner.0.filter { edge in inner.1.contains { abs(Double($0 - edge)) < 2.5 * unit } }.count
        guard isAsWide, 3 * shared >= min(inner.0.count, inner.1.count), shared > 0 else { return false }
        // What stands between them must lead over from one to the other, and be no running text.
        let between = PixelRect(x0: above.box.x0, y0: above.box.y1, x1: above.box.x1, y1: below.box.y0)
        let lines = TableLine.lines(of: sheet.runs.filter { between.holds($0.box) }, unit: unit)
        var last = above.box.y1
        for line in lines {
            let isText = line.gaps.isEmpty && 2 * line.box.width > above.box.width
            guard Double(line.box.y0 - last) < 2.2 * unit, !isText else { return false }
            last = max(last, line.box.y1)
        }
        guard lines.isEmpty || lines.contains(where: { $0.gaps.count > 1 }) else { return false }
        return Double(below.box.y0 - last) < 2.2 * unit
    }

    /// The table that fills a place; `nil` where no columns can be told apart there.
    func table(filling place: PixelRect) -> TableGrid? {
        let runs = sheet.runs.filter { place.holds($0.box) }
        guard var grid = grid(in: place, runs: runs) else { return nil }
        grid.score = TableClassifier(unit: unit, sheet: sheet).score(grid) ?? 0.3
        return grid
    }

    func grid(in box: PixelRect, runs: [TypeRun]) -> TableGrid? {
        let margin = Int(0.5 * unit)
        let area = PixelRect(x0: box.x0 - margin, y0: box.y0 - margin, x1: box.x1 + margin, y1: box.y1 + margin)
        return GridBuilder(
            unit: unit,
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

/// Groups of rules that touch.
struct RuleFrames {
    /// Hulls of groups that could rule a table, largest first.
    private(set) var frames: [PixelRect] = []

    init(unit: Double, rules: RuledLines) {
        let all = rules.horizontal + rules.vertical
        let split = rules.horizontal.count
        let reach = Int(0.9 * unit)
        var parents = Array(all.indices)
        func root(_ index: Int) -> Int {
            var at = index
            while parents[at] != at {
                parents[at] = parents[parents[at]]
                at = parents[at]
            }
            return at
        }
        for v in split..<all.count {
            let upright = PixelRect(
                x0: all[v].x0 - reach,
                y0: all[v].y0 - reach,
                x1: all[v].x1 + reach,
                y1: all[v].y1 + reach
            )
            for h in 0..<split where upright.overlaps(all[h]) {
                let (a, b) = (root(v), root(h))
                if a != b { parents[max(a, b)] = min(a, b) }
            }
        }
        var groups: [Int: [Int]] = [:]
        for index in all.indices { groups[root(index), default: []].append(index) }
        for key in groups.keys.sorted() {
            let members = groups[key] ?? []
            let levels = members.filter { $0 < split }.count
            let uprights = members.count - levels
            guard let hull = PixelRect.hull(members.map { all[$0] }), levels >= 2, uprights >= 1 else { continue }
            guard Double(hull.width) > 8 * unit, Double(hull.height) > 3 * unit else { continue }
            // Somewhere an upright rule goes from one level rule to another.
            let isClosed = members.contains { v in
                guard v >= split else { return false }
                let touched = members.filter { h in
                    h < split && all[h].x0 - reach < all[v].x1 && all[v].x0 < all[h].x1 + reach
                        && all[h].y0 - reach < all[v].y1 && all[v].y0 < all[h].y1 + reach
                }
                .map { all[$0].midY }
                return (touched.max() ?? 0) - (touched.min() ?? 0) > 1.2 * unit
            }
            guard isClosed else { continue }
            frames.append(hull)
        }
        frames.sort { ($1.area, $0.y0, $0.x0) < ($0.area, $1.y0, $1.x0) }
    }
}
