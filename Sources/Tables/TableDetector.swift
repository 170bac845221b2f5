import CorpusModel

/// Finds the tables of a page.
struct TableDetector {
    let sheet: TableSheet
    private var unit: Double { sheet.unit }

    init(sheet: TableSheet) { self.sheet = sheet }

    /// Tables, top to bottom.
    func tables() -> [TableGrid] {
        var found: [TableGrid] = []
        var claimed: [PixelRect] = []
        for frame in RuleFrames(unit: unit, rules: sheet.rules).frames {
            let runs = sheet.runs.filter { frame.holds($0.box) }
            guard let grid = grid(in: frame, runs: runs), TableJudge(unit: unit, sheet: sheet).isRuledTable(grid, frame) else {
                continue
            }
            guard !claimed.contains(where: { $0.intersection(grid.box).area * 2 > grid.box.area }) else { continue }
            found.append(grid)
            claimed.append(grid.box.union(frame))
        }
        let free = sheet.runs.filter { run in !claimed.contains { $0.holds(run.box) } }
        for area in PageAreas(unit: unit).areas(of: free) {
            for block in BlockFinder(unit: unit, rules: sheet.rules, claimed: claimed).blocks(in: area) {
                guard let grid = grid(in: block.box, runs: block.runs) else { continue }
                guard let score = TableJudge(unit: unit, sheet: sheet).score(grid) else { continue }
                var scored = grid
                scored.score = score
                found.append(scored)
            }
        }
        return found.sorted { ($0.box.y0, $0.box.x0, $0.box.x1) < ($1.box.y0, $1.box.x0, $1.box.x1) }
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
            let upright = PixelRect(x0: all[v].x0 - reach, y0: all[v].y0 - reach, x1: all[v].x1 + reach, y1: all[v].y1 + reach)
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
