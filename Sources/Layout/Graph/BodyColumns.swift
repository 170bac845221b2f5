import CorpusModel

/// Divides the lines of a body that goes over several columns by mistake: a body stands in one column, and lines of two columns
/// read row by row are no text.
struct BodyColumns {
    /// Lines wider than so many times the median go over columns themselves.
    private static let wide = 1.4
    /// Fewer lines than this are no column.
    private static let fewest = 3

    /// Columns of lines, from left to right.
    ///
    /// - Parameter boxes: of the lines, in any order.
    /// - Returns: indices of the lines of each column, in ascending order; one list of all where they are one column.
    static func columns(_ boxes: [PixelRect]) -> [[Int]] {
        let all = Array(boxes.indices)
        let widths = boxes.map { Double($0.width) }
        let narrow = all.filter { widths[$0] <= wide * (widths.median ?? 0) }
        var sets = DisjointSets(count: boxes.count)
        for (place, one) in narrow.enumerated() {
            for other in narrow[(place + 1)...] where isOverOther(boxes[one], boxes[other]) { sets.join(one, other) }
        }
        let found = sets.sets().filter { $0.count >= fewest && narrow.contains($0[0]) }
        guard found.count > 1 else { return [all] }
        let hulls = found.map { column in PixelRect.hull(column.map { boxes[$0] }) ?? boxes[column[0]] }
        var columns = [[Int]](repeating: [], count: found.count)
        for line in all {
            // A line over two columns goes where it begins.
            let best = hulls.indices.min { distance(boxes[line], hulls[$0]) < distance(boxes[line], hulls[$1]) } ?? 0
            columns[found.firstIndex { $0.contains(line) } ?? best].append(line)
        }
        return hulls.indices.sorted { (hulls[$0].x0, $0) < (hulls[$1].x0, $1) }.map { columns[$0] }
    }

    /// Left and right edge of the lines of one column, without those that run over into the next; `nil` for few lines.
    static func edges(of boxes: [PixelRect]) -> Range<Int>? {
        guard boxes.count >= 2 * fewest, let median = boxes.map({ Double($0.width) }).median else { return nil }
        return PixelRect.hull(boxes.filter { Double($0.width) <= wide * median }).map { $0.x0..<$0.x1 }
    }

    /// Whether two lines stand one over the other, sharing more than half of the narrower.
    private static func isOverOther(_ one: PixelRect, _ other: PixelRect) -> Bool {
        2 * one.horizontalOverlap(other) > min(one.width, other.width)
    }

    private static func distance(_ line: PixelRect, _ column: PixelRect) -> Int { abs(line.x0 - column.x0) }
}
