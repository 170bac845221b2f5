import CorpusModel

/// The order in which the regions of a page are read.
///
/// Columns are cut into stretches by what lies across them (headlines over several columns, running text set wider);
/// a stretch is read from top to bottom, and before every stretch to its right unless something that lies across both
/// parts them. Pictures and advertisements over several columns cut nothing: text runs around them.
struct ReadingOrder {
    /// A stretch of one column, or one region across columns.
    private struct Stretch {
        var box: PixelRect
        var members: [Int]
        var isBarrier: Bool
    }

    private let items: [PageItem]
    private let grid: PageColumns

    /// Prepares the order of `items`, which stand in canonical order.
    init(items: [PageItem], grid: PageColumns) { (self.items, self.grid) = (items, grid) }

    /// Indices of all items in reading order.
    func order() -> [Int] {
        let head = pageHead()
        let floating = items.indices.filter { !head.contains($0) && isFloating(items[$0]) }
        let flow = items.indices.filter { !head.contains($0) && !isFloating(items[$0]) }
        var ordered = sorted(stretches(of: flow)).flatMap(\.members)
        for index in floating {
            ordered.insert(index, at: place(of: items[index].box, in: ordered))
        }
        return items.indices.filter(head.contains) + ordered
    }

    /// Name plate, date lines and ears above all text: read first.
    private func pageHead() -> Set<Int> {
        let text = items.filter { $0.isFlow || $0.regionClass == .advertisement }
        return Set(
            items.indices.filter { index in
                let item = items[index]
                guard item.isOutside, item.regionClass != .advertisement else { return false }
                return !text.contains { other in
                    other.box.y0 < item.box.y0 && other.box.horizontalOverlap(item.box) * 4 > other.box.width
                }
            }
        )
    }

    private func isFloating(_ item: PageItem) -> Bool {
        item.isWide && (item.isPicture || item.regionClass == .advertisement || item.regionClass == .table)
    }

    /// Right after the last region above `box` that shares its left part; before everything where there is none.
    private func place(of box: PixelRect, in ordered: [Int]) -> Int {
        let left = PixelRect(x0: box.x0, y0: box.y0, x1: box.x0 + max(1, box.width / 4), y1: box.y1)
        let above = ordered.lastIndex { index in
            let other = items[index].box
            return other.midY < box.midY && other.horizontalOverlap(left) > 0
        }
        return above.map { $0 + 1 } ?? 0
    }

    private func stretches(of flow: [Int]) -> [Stretch] {
        var stretches: [Stretch] = []
        for index in flow where items[index].isWide {
            stretches.append(Stretch(box: items[index].box, members: [index], isBarrier: true))
        }
        for (number, column) in grid.columns.enumerated() {
            let crossing = flow.filter { items[$0].span.contains(number) }
            var current: [Int] = []
            func close() {
                guard let hull = PixelRect.hull(current.map { items[$0].box }) else { return }
                let box = PixelRect(x0: column.x0, y0: hull.y0, x1: column.x1, y1: hull.y1)
                stretches.append(Stretch(box: box, members: current, isBarrier: false))
                current = []
            }
            for index in crossing.sorted(by: { (items[$0].box.y0, $0) < (items[$1].box.y0, $1) }) {
                if items[index].isWide { close() } else { current.append(index) }
            }
            close()
        }
        return stretches
    }

    /// Puts stretches in an order that keeps every "is read before"; where these contradict each other, the one with
    /// the fewest open claims against it comes first, then the leftmost, then the topmost.
    private func sorted(_ stretches: [Stretch]) -> [Stretch] {
        let barriers = stretches.indices.filter { stretches[$0].isBarrier }
        var waiting = stretches.indices.map { target in
            Set(
                stretches.indices.filter { source in
                    source != target && isRead(source, before: target, among: stretches, barriers: barriers)
                }
            )
        }
        var left = Array(stretches.indices)
        var result: [Stretch] = []
        while !left.isEmpty {
            let next = left.min { a, b in
                let (first, second) = (stretches[a].box, stretches[b].box)
                return (waiting[a].count, first.x0, first.y0, a) < (waiting[b].count, second.x0, second.y0, b)
            }
            guard let next else { break }
            result.append(stretches[next])
            left.removeAll { $0 == next }
            for index in left { waiting[index].remove(next) }
        }
        return result
    }

    private func isRead(_ source: Int, before target: Int, among stretches: [Stretch], barriers: [Int]) -> Bool {
        let (a, b) = (stretches[source].box, stretches[target].box)
        if overlapsAcross(a, b) { return a.midY < b.midY || (a.midY == b.midY && source < target) }
        let isLeft = a.midX < b.midX
        let (left, right) = isLeft ? (a, b) : (b, a)
        // The right one comes first only where something across both lies under it and over the left one.
        let isParted = barriers.contains { index in
            let barrier = stretches[index].box
            return index != source && index != target && overlapsAcross(barrier, left)
                && overlapsAcross(barrier, right) && right.midY < barrier.midY && right.y1 <= barrier.y1
                && barrier.midY < left.midY && barrier.y0 <= left.y0
        }
        return isLeft != isParted
    }

    private func overlapsAcross(_ a: PixelRect, _ b: PixelRect) -> Bool {
        a.horizontalOverlap(b) * 4 > min(a.width, b.width)
    }
}
