import CorpusModel
import Raster

/// Lines of type on the network's map: which line each cell belongs to.
///
/// Connected cells are a line; where two lines touch, each grows from its surest cells. A gutter parts what the map does not.
/// Pieces side by side that no gutter parts are one line, however wide the space between them.
struct LineLabels {
    /// A line on the map.
    struct Line {
        /// Hull, cells.
        var bbox: PixelRect
        /// Number of cells.
        var area: Int
    }

    /// Lines in the order of their first cell.
    private(set) var lines: [Line] = []
    private let columns: Int, rows: Int
    /// Probability of a gutter in cells twice as wide and high, and how many of these are in a row.
    private let gutters: [Float], gutterColumns: Int
    /// Index of each cell's line, -1 for none.
    private var labels: [Int32]

    /// Cells above this probability are of a line, and from those above the second one a line grows.
    private static let least: Float = 0.5, sure: Float = 0.8
    /// Pieces before a piece, by their left edges, among which its left neighbour is looked for.
    private static let neighbours = 48
    /// Coarse cells above and below in which a gutter goes on, two lines or so.
    private static let reach = 6
    /// A gutter above this probability parts lines.
    private static let gutter: Float = 0.5
    /// Printed rules that part columns: rows and place at each row, cells.
    private let rules: [(rows: Range<Int>, place: [Int])]

    /// Finds the lines of a page.
    ///
    /// - Parameters:
    ///   - maps: what the network sees.
    ///   - rules: upright printed rules between columns, working pixels; they part lines as gutters do.
    init(_ maps: LayoutMaps, rules: [PageInk.VerticalRule] = []) {
        let map = maps.lines
        self.rules = rules.map { rule in
            let rows = Int(Double(rule.bbox.y0) * map.scale)..<Int(Double(rule.bbox.y1) * map.scale)
            return (
                rows,
                rows.map { row in
                    let at = min(rule.centre.count - 1, max(0, Int(Double(row) / map.scale) - rule.bbox.y0))
                    return Int(rule.centre[at] * map.scale)
                }
            )
        }
        (columns, rows) = (map.columns, map.rows)
        (gutters, gutterColumns) = (maps.gutters(reach: Self.reach), maps.columns)
        labels = [Int32](repeating: -1, count: rows * columns)
        var inside = [Bool](repeating: false, count: rows * columns)
        var seeds = [UInt8](repeating: 0, count: rows * columns)
        for y in 0..<rows {
            for x in 0..<columns {
                let value = map.values[y * map.rowLength + x]
                guard value > Self.least, gutter(x, y) < Self.gutter else { continue }
                inside[y * columns + x] = true
                if value > Self.sure { seeds[y * columns + x] = 1 }
            }
        }
        let found = ConnectedComponents(BinaryImage(width: columns, height: rows, pixels: seeds))
        var queue: [Int] = []
        for run in found.runs {
            for x in run.x0..<run.x1 {
                let cell = Int(run.y) * columns + Int(x)
                labels[cell] = run.component
                queue.append(cell)
            }
        }
        grow(&queue, within: inside)
        lines = found.components.map { Line(bbox: $0.bbox, area: 0) }
        measure()
        join()
    }

    private func gutter(_ x: Int, _ y: Int) -> Float {
        gutters[min(y / 2 * gutterColumns + min(x / 2, gutterColumns - 1), gutters.count - 1)]
    }

    /// The line with most of the cells of a rectangle, working pixels; `nil` for none.
    func line(in box: PixelRect, scale: Double) -> Int? {
        let (x0, y0) = (max(0, Int(Double(box.x0) * scale)), max(0, Int(Double(box.y0) * scale)))
        let (x1, y1) = (min(columns, Int(Double(box.x1) * scale) + 1), min(rows, Int(Double(box.y1) * scale) + 1))
        var counts: [Int32: Int] = [:]
        for y in y0..<max(y0, y1) {
            for x in x0..<max(x0, x1) where labels[y * columns + x] >= 0 {
                counts[labels[y * columns + x], default: 0] += 1
            }
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { Int($0.key) }
    }

    /// Lets lines grow over the cells that may be theirs, all at the same pace.
    private mutating func grow(_ queue: inout [Int], within inside: [Bool]) {
        var next = 0
        while next < queue.count {
            let cell = queue[next]
            next += 1
            let (x, y) = (cell % columns, cell / columns)
            func reach(_ other: Int) {
                guard inside[other], labels[other] < 0 else { return }
                labels[other] = labels[cell]
                queue.append(other)
            }
            if x > 0 { reach(cell - 1) }
            if x + 1 < columns { reach(cell + 1) }
            if y > 0 { reach(cell - columns) }
            if y + 1 < rows { reach(cell + columns) }
        }
    }

    /// Takes the measure of the lines as they have grown.
    private mutating func measure() {
        for y in 0..<rows {
            for x in 0..<columns {
                let label = Int(labels[y * columns + x])
                guard label >= 0 else { continue }
                lines[label].area += 1
                lines[label].bbox.x0 = min(lines[label].bbox.x0, x)
                lines[label].bbox.y0 = min(lines[label].bbox.y0, y)
                lines[label].bbox.x1 = max(lines[label].bbox.x1, x + 1)
                lines[label].bbox.y1 = max(lines[label].bbox.y1, y + 1)
            }
        }
    }

    /// Joins pieces of one line.
    private mutating func join() {
        let order = lines.indices.sorted { (lines[$0].bbox.x0, $0) < (lines[$1].bbox.x0, $1) }
        var sets = DisjointSets(count: lines.count)
        let bucket = 16
        var buckets: [Int: [Int]] = [:]
        for index in order {
            let box = lines[index].bbox
            let rows = (box.y0 / bucket)...((box.y1 - 1) / bucket)
            // The nearest piece to the left on the same row.
            var best: (index: Int, gap: Int)?
            for row in rows {
                for other in (buckets[row] ?? []).suffix(Self.neighbours) {
                    let left = lines[other].bbox
                    let (lower, higher) = (min(left.height, box.height), max(left.height, box.height))
                    let gap = box.x0 - left.x1
                    guard 2 * left.verticalOverlap(box) > lower, higher <= 3 * max(2, lower), gap > -2 * lower else {
                        continue
                    }
                    if best.map({ gap < $0.gap }) ?? true { best = (other, gap) }
                }
            }
            if let best, isOneLine(lines[best.index].bbox, box) { sets.join(best.index, index) }
            for row in rows { buckets[row, default: []].append(index) }
        }
        var numbers: [Int: Int32] = [:]
        var joined: [Line] = []
        let roots = lines.indices.map { sets.find($0) }
        for (index, root) in roots.enumerated() {
            if let number = numbers[root] {
                joined[Int(number)].bbox = joined[Int(number)].bbox.union(lines[index].bbox)
                joined[Int(number)].area += lines[index].area
            } else {
                numbers[root] = Int32(joined.count)
                joined.append(lines[index])
            }
        }
        for cell in labels.indices where labels[cell] >= 0 { labels[cell] = numbers[roots[Int(labels[cell])]] ?? -1 }
        lines = joined
    }

    /// Whether nothing parts two pieces side by side: no gutter, no rule, and no more space than twelve times their height.
    private func isOneLine(_ left: PixelRect, _ right: PixelRect) -> Bool {
        guard right.x0 > left.x1 else { return true }
        guard right.x0 - left.x1 <= 12 * max(2, min(left.height, right.height)) else { return false }
        let (top, bottom) = (max(left.y0, right.y0), min(left.y1, right.y1))
        let y = (top + bottom) / 2
        let isRuled = rules.contains { rule in
            rule.rows.contains(y) && (left.x1 - 1...right.x0).contains(rule.place[y - rule.rows.lowerBound])
        }
        return !isRuled && !(left.x1..<right.x0).contains { gutter($0, y) > Self.gutter / 2 }
    }
}
