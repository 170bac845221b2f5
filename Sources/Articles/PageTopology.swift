import CorpusModel
import PageFlow

/// What stands above, below and between what on a page.
struct PageTopology {
    /// The page's regions in canonical order.
    let items: [PageItem]
    /// The page's columns.
    let grid: PageColumns
    /// For each column, all items that lie in it, from top to bottom.
    let stacks: [[Int]]
    /// For each item, its place in reading order.
    let rank: [Int]
    /// Items in reading order.
    let order: [Int]
    /// Rules and dashes that lie across columns; upright ones are left out.
    let separators: [Separator]
    /// Whether the layout knows rules and dashes at all: it has found one of any kind.
    ///
    /// Where it does not, each box of text is taken for an item.
    let knowsSeparators: Bool
    /// Usual distance of one line of body type from the next, pixels.
    let pitch: Double

    /// Finds columns and reading order of a page.
    init(items: [PageItem], grid: PageColumns, page: PageText) {
        (self.items, self.grid) = (items, grid)
        stacks = grid.columns.indices.map { column in
            items.indices.filter { items[$0].span.contains(column) }
                .sorted { (items[$0].box.y0, $0) < (items[$1].box.y0, $1) }
        }
        order = ReadingOrder(items: items, grid: grid).order()
        var rank = [Int](repeating: 0, count: items.count)
        for (place, index) in order.enumerated() { rank[index] = place }
        self.rank = rank
        separators = page.separators.filter { $0.kind != .vertical }
            .sorted { ($0.bbox.y0, $0.bbox.x0, $0.bbox.x1) < ($1.bbox.y0, $1.bbox.x0, $1.bbox.x1) }
        knowsSeparators = !page.separators.isEmpty
        let widths = grid.columns.map(\.width).sorted()
        pitch = page.bodyXHeight > 0 ? 2.3 * page.bodyXHeight : Double(widths[widths.count / 2]) / 14
    }

    /// The column an item belongs to: of several, the first.
    func column(of item: Int) -> Int { items[item].span.lowerBound }

    /// The nearest item above in the given column for which `isSeen` holds.
    func above(_ item: Int, in column: Int, where isSeen: (PageItem) -> Bool) -> Int? {
        let stack = stacks[column]
        guard let place = stack.firstIndex(of: item) else { return nil }
        return stack[..<place].last { isSeen(items[$0]) }
    }

    /// The nearest item below in the given column for which `isSeen` holds.
    func below(_ item: Int, in column: Int, where isSeen: (PageItem) -> Bool) -> Int? {
        let stack = stacks[column]
        guard let place = stack.firstIndex(of: item) else { return nil }
        return stack[(place + 1)...].first { isSeen(items[$0]) }
    }

    /// The items between two of a column.
    func between(_ upper: Int, _ lower: Int, in column: Int) -> [Int] {
        let stack = stacks[column]
        guard let first = stack.firstIndex(of: upper), let last = stack.firstIndex(of: lower), first < last else {
            return []
        }
        return Array(stack[(first + 1)..<last])
    }

    /// Whether a rule or dash lies between two items of a column.
    func isParted(_ upper: Int, _ lower: Int, in column: Int, by kinds: Set<Separator.Kind>) -> Bool {
        let strip = grid.columns[column]
        let (top, bottom) = (items[upper].box, items[lower].box)
        let slack = pitch / 2
        return separators.contains { separator in
            guard kinds.contains(separator.kind) else { return false }
            let (box, middle) = (separator.bbox, separator.bbox.midY)
            guard middle > Double(top.y1) - slack, middle < Double(bottom.y0) + slack else { return false }
            return separator.kind == .dash
                ? box.midX > Double(strip.x0) && box.midX < Double(strip.x1)
                : strip.overlap(box) * 2 > strip.width
        }
    }

    /// White space between two items, in lines of body type.
    func gap(_ upper: Int, _ lower: Int) -> Double {
        Double(items[lower].box.y0 - items[upper].box.y1) / pitch
    }
}
