import CorpusModel
import PageFlow
import Raster

/// Wide gaps in the lines of a region of text: a quick look before its columns are searched for, which few regions need.
struct RowGaps {
    /// For each row of type, top to bottom, whether some letters stand far from the next; lines side by side are one row.
    private(set) var gaps: [Bool] = []

    /// Rows with gaps, among as many as `window` that follow upon each other, that speak for columns.
    private static let fewest = 3, window = 5
    /// x-heights without ink that are more than a word space of justified type.
    private static let widest = 3.0

    /// Whether columns are worth a search: rows with gaps follow upon each other, or no lines are known.
    var mayBeTable: Bool {
        gaps.isEmpty
            || gaps.indices.contains { start in
                gaps[start..<min(start + Self.window, gaps.count)].count { $0 } >= Self.fewest
            }
    }

    /// Looks at the ink of lines, upright pixels, halfway up their letters: above leader dots and below most ascenders.
    init(of lines: [LineGeometry], on page: GrayImage) {
        let lines = lines.filter { !$0.bbox.intersection(page.bounds).isEmpty }
        guard let hull = PixelRect.hull(lines.map(\.bbox))?.intersection(page.bounds) else { return }
        let part = page.cropped(to: hull)
        // Halfway between paper and ink.
        let threshold = (Int(part.percentile(0.75)) + Int(part.percentile(0.02))) / 2
        var row: [LineGeometry] = []
        for line in lines.sorted(by: { ($0.bbox.y0, $0.bbox.x0) < ($1.bbox.y0, $1.bbox.x0) }) {
            if let first = row.first, 2 * first.bbox.verticalOverlap(line.bbox) <= first.bbox.height {
                gaps.append(Self.hasGap(row, on: page, darkerThan: threshold))
                row = []
            }
            row.append(line)
        }
        gaps.append(Self.hasGap(row, on: page, darkerThan: threshold))
    }

    private static func hasGap(_ row: [LineGeometry], on page: GrayImage, darkerThan threshold: Int) -> Bool {
        guard let hull = PixelRect.hull(row.map(\.bbox))?.intersection(page.bounds), let xHeight = row.medianXHeight
        else { return false }
        let (top, bottom) = (hull.y0 + hull.height / 4, hull.y0 + hull.height * 13 / 20)
        let limit = Int(widest * xHeight)
        var last: Int?
        for x in hull.x0..<hull.x1
        where (top...max(top, bottom)).contains(where: { Int(page[x, min($0, page.height - 1)]) < threshold }) {
            if let last, x - last > limit { return true }
            last = x
        }
        return false
    }
}
