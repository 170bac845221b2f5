import CorpusModel

/// Groups of rules that touch.
struct RuleFrames {
    /// Hulls of groups that could rule a table, largest first.
    private(set) var frames: [PixelRect] = []

    init(xHeight: Double, rules: RuledLines) {
        let all = rules.horizontal + rules.vertical
        let split = rules.horizontal.count
        let reach = Int(0.9 * xHeight)
        var sets = DisjointSets(count: all.count)
        for v in split..<all.count {
            let upright = all[v].grown(by: reach)
            for h in 0..<split where upright.overlaps(all[h]) { sets.join(v, h) }
        }
        for members in sets.sets() {
            let levels = members.filter { $0 < split }.count
            let uprights = members.count - levels
            guard let hull = PixelRect.hull(members.map { all[$0] }), levels >= 2, uprights >= 1 else { continue }
            guard Double(hull.width) > 8 * xHeight, Double(hull.height) > 3 * xHeight else { continue }
            // Somewhere an vertical rule goes from one horizontal rule to another.
            let isClosed = members.contains { v in
                guard v >= split else { return false }
                let touched = members.filter { h in
                    h < split && all[h].x0 - reach < all[v].x1 && all[v].x0 < all[h].x1 + reach
                        && all[h].y0 - reach < all[v].y1 && all[v].y0 < all[h].y1 + reach
                }
                .map { all[$0].midY }
                return (touched.max() ?? 0) - (touched.min() ?? 0) > 1.2 * xHeight
            }
            guard isClosed else { continue }
            frames.append(hull)
        }
        frames.sort { ($1.area, $0.y0, $0.x0) < ($0.area, $1.y0, $1.x0) }
    }
}
