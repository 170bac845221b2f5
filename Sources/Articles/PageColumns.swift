import CorpusModel

/// The columns of a page, found from the boxes of running text.
///
/// Columns may lean and may overlap where parts of a page are set to different measures; each box of running text
/// belongs to the column whose horizontal extent is most like its own.
struct PageColumns {
    /// Horizontal extent of a column, pixels.
    struct Column {
        /// Left edge, inclusive.
        var x0: Int
        /// Right edge, exclusive.
        var x1: Int

        /// Width in pixels.
        var width: Int { x1 - x0 }
        /// Horizontal centre.
        var midX: Double { Double(x0 + x1) / 2 }

        /// Common part with a box, pixels.
        func overlap(_ box: PixelRect) -> Int { max(0, min(x1, box.x1) - max(x0, box.x0)) }
    }

    /// Columns from left to right; never empty.
    let columns: [Column]

    /// Finds the columns.
    ///
    /// - Parameters:
    ///   - text: boxes of running text; the tallest ones decide.
    ///   - others: boxes of any other kind; used where they cover a part of the page that no text covers.
    ///   - bounds: the page.
    init(text: [PixelRect], others: [PixelRect], bounds: PixelRect) {
        let measure = Self.commonWidth(text.isEmpty ? others : text) ?? bounds.width
        var found: [Column] = []
        let narrow = text.filter { Double($0.width) <= 1.5 * Double(measure) && $0.width > 0 }
        for box in narrow.sorted(by: Self.isTaller) {
            let isKnown = found.contains { column in
                let common = Double(column.overlap(box))
                let hull = Double(max(column.x1, box.x1) - min(column.x0, box.x0))
                // A narrow box (a poem, a signature) makes no column of its own inside another.
                return common > 0.5 * hull || common > 0.7 * Double(min(box.width, column.width))
            }
            if !isKnown { found.append(Column(x0: box.x0, x1: box.x1)) }
        }
        for box in others.filter({ $0.width > 0 }).sorted(by: Self.isTaller) {
            let isCovered = found.contains { 4 * $0.overlap(box) > min(box.width, $0.width) }
            if !isCovered { found.append(Column(x0: box.x0, x1: box.x1)) }
        }
        if found.isEmpty { found = [Column(x0: bounds.x0, x1: max(bounds.x0 + 1, bounds.x1))] }
        columns = found.sorted { ($0.x0 + $0.x1, $0.x0) < ($1.x0 + $1.x1, $1.x0) }
    }

    private static func isTaller(_ a: PixelRect, _ b: PixelRect) -> Bool {
        (b.height, a.x0, a.y0, a.x1) < (a.height, b.x0, b.y0, b.x1)
    }

    /// The width that most of the text is set to: the median, each box counted by its height.
    private static func commonWidth(_ boxes: [PixelRect]) -> Int? {
        let sorted = boxes.filter { !$0.isEmpty }.sorted { ($0.width, $0.height) < ($1.width, $1.height) }
        let total = sorted.reduce(0) { $0 + $1.height }
        var seen = 0
        for box in sorted {
            seen += box.height
            if 2 * seen >= total { return box.width }
        }
        return sorted.last?.width
    }

    /// The column whose extent is most like that of `box`, or the nearest one.
    func home(of box: PixelRect) -> Int {
        var best = (score: -Double.infinity, index: 0)
        for (index, column) in columns.enumerated() {
            let common = column.overlap(box)
            let hull = max(column.x1, box.x1) - min(column.x0, box.x0)
            let score = common > 0 ? Double(common) / Double(max(1, hull)) : -abs(column.midX - box.midX)
            if score > best.score { best = (score, index) }
        }
        return best.index
    }

    /// All columns that `box` lies in: more than one only where it covers a good part of each.
    func span(of box: PixelRect) -> ClosedRange<Int> {
        let home = home(of: box)
        guard Double(box.width) > 1.3 * Double(columns[home].width) else {
            // A box no wider than a column may still straddle a gutter, as a headline centred over two columns does.
            let straddled = columns.indices.filter { index in
                columns[index].overlap(box) * 3 > box.width && box.width * 2 > columns[index].width
            }
            guard let first = straddled.first, let last = straddled.last, straddled.contains(home) else {
                return home...home
            }
            return areApart(first, last) ? first...last : home...home
        }
        let covered = columns.indices.filter { columns[$0].overlap(box) * 5 > columns[$0].width * 2 }
        guard let first = covered.first, let last = covered.last else { return home...home }
        return first...last
    }

    /// Whether two columns stand side by side, not one over the other.
    func areApart(_ left: Int, _ right: Int) -> Bool {
        let common = min(columns[left].x1, columns[right].x1) - max(columns[left].x0, columns[right].x0)
        return Double(common) < 0.3 * Double(min(columns[left].width, columns[right].width))
    }
}
