import CorpusModel

/// The rules of one table.
struct TableRules {
    let xHeight: Double
    let area: PixelRect
    /// Horizontal rules by height, those of one height together.
    let levels: [Level]
    /// Vertical rules.
    let vertical: [PixelRect]

    /// Rules at one height.
    struct Level {
        var y0: Int, y1: Int
        /// Extents, left to right.
        var parts: [Range<Int>]

        var middle: Double { Double(y0 + y1) / 2 }

        /// Pixels of `x0..<x1` that are ruled.
        func cover(_ x0: Int, _ x1: Int) -> Int {
            parts.reduce(0) { $0 + max(0, min($1.upperBound, x1) - max($1.lowerBound, x0)) }
        }
    }

    init(xHeight: Double, area: PixelRect, horizontal: [PixelRect], vertical: [PixelRect]) {
        (self.xHeight, self.area, self.vertical) = (xHeight, area, vertical)
        var levels: [Level] = []
        for rule in horizontal.sorted(by: { ($0.midY, $0.x0) < ($1.midY, $1.x0) }) {
            let x = rule.x0..<rule.x1
            if let last = levels.last, rule.midY - last.middle < 0.55 * xHeight {
                levels[levels.count - 1].y0 = min(last.y0, rule.y0)
                levels[levels.count - 1].y1 = max(last.y1, rule.y1)
                levels[levels.count - 1].parts.append(x)
            } else {
                levels.append(Level(y0: rule.y0, y1: rule.y1, parts: [x]))
            }
        }
        self.levels = levels.map { level in
            var merged: [Range<Int>] = []
            for part in level.parts.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
                if let last = merged.last, part.lowerBound <= last.upperBound + Int(0.5 * xHeight) {
                    merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, part.upperBound)
                } else {
                    merged.append(part)
                }
            }
            var level = level
            level.parts = merged
            return level
        }
    }

    /// Levels ruled over most of the table's width.
    var full: [Level] { levels.filter { isFull($0) } }

    func isFull(_ level: Level) -> Bool { 10 * level.cover(area.x0, area.x1) >= 7 * area.width }

    /// Whether a rule lies between two heights over most of `x0..<x1`.
    func divides(_ upper: Double, _ lower: Double, _ x0: Int, _ x1: Int) -> Bool {
        levels.contains { $0.middle > upper && $0.middle < lower && 2 * $0.cover(x0, x1) > x1 - x0 }
    }

    /// The rule just under a head.
    func spanner(under bbox: PixelRect) -> Range<Int>? {
        for level in levels where level.y0 >= bbox.y1 - 2 && Double(level.y0 - bbox.y1) < 1.3 * xHeight {
            if let part = level.parts.first(where: {
                Double($0.lowerBound) <= Double(bbox.x0) + xHeight && Double($0.upperBound) >= Double(bbox.x1) - xHeight
            }) {
                return isFull(level) ? nil : part
            }
        }
        return nil
    }

    /// The table with its rules.
    func hull(with bbox: PixelRect) -> PixelRect {
        var bbox = bbox
        for level in levels where 2 * level.cover(bbox.x0, bbox.x1) > bbox.width {
            if Double(bbox.y0 - level.y1) < 2.5 * xHeight, Double(level.y0 - bbox.y1) < 2.5 * xHeight {
                let hull = PixelRect(
                    x0: level.parts[0].lowerBound,
                    y0: level.y0,
                    x1: level.parts[level.parts.count - 1].upperBound,
                    y1: level.y1
                )
                bbox = bbox.union(hull.intersection(area))
            }
        }
        for rule in vertical where 2 * rule.verticalOverlap(bbox) > rule.height {
            bbox = bbox.union(rule.intersection(area))
        }
        return bbox
    }
}

extension Range<Int> {
    var x0: Int { lowerBound }
    var x1: Int { upperBound }
}
