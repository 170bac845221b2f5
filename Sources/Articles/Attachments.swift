import CorpusModel
import PageFlow

/// Gives tables, pictures and captions to the articles they belong to.
struct Attachments {
    private let page: PageTopology

    init(page: PageTopology) { self.page = page }

    private var items: [PageItem] { page.items }

    /// Joins each table, picture and caption with an article, where it has one.
    func attach(_ sets: inout DisjointSets) {
        for index in page.order where items[index].regionClass == .table { attachTable(index, &sets) }
        for index in page.order where items[index].regionClass == .caption { attachCaption(index, &sets) }
        for index in page.order where items[index].regionClass == .photograph || items[index].regionClass == .cartoon {
            attachPicture(index, &sets)
        }
    }

    /// A table belongs to the headline or text directly above it, unless a rule parts them.
    private func attachTable(_ index: Int, _ sets: inout DisjointSets) {
        let column = page.column(of: index)
        guard let upper = page.above(index, in: column, where: { !$0.isPicture }), !items[upper].isOutside else {
            return
        }
        if items[upper].regionClass == .article,
            page.isParted(upper, index, in: column, by: [.horizontal]),
            page.isParted(upper, index, in: column, by: [.dash])
        {
            return
        }
        sets.join(upper, index)
    }

    /// A caption belongs to the nearest picture above or below it.
    private func attachCaption(_ index: Int, _ sets: inout DisjointSets) {
        let box = items[index].box
        let near = items.indices.filter { other in
            let item = items[other]
            return (item.regionClass == .photograph || item.regionClass == .cartoon)
                && item.box.horizontalOverlap(box) * 2 > min(item.box.width, box.width)
                && distance(item.box, box) < max(4 * page.pitch, Double(item.box.height) / 4)
        }
        let nearest = near.min { a, b in
            (distance(items[a].box, box), page.rank[a]) < (distance(items[b].box, box), page.rank[b])
        }
        if let nearest { sets.join(nearest, index) }
    }

    /// A picture belongs to the article whose headline stands directly above it, or whose text runs around it.
    private func attachPicture(_ index: Int, _ sets: inout DisjointSets) {
        let span = items[index].span
        for column in span {
            guard let upper = page.above(index, in: column, where: { !$0.isPicture }),
                let lower = page.below(index, in: column, where: { !$0.isPicture }),
                !items[upper].isOutside, !items[lower].isOutside
            else { continue }
            if sets.areJoined(upper, lower) {
                sets.join(upper, index)
                return
            }
        }
        let box = items[index].box
        let around = page.order.first { other in
            guard items[other].regionClass == .headline else { return false }
            let hull = PixelRect.hull(items.indices.filter { sets.areJoined($0, other) }.map { items[$0].box })
            return hull.map { $0.intersection(box).area * 10 > box.area * 9 } ?? false
        }
        if let around { sets.join(around, index) }
    }

    private func distance(_ a: PixelRect, _ b: PixelRect) -> Double {
        Double(max(0, max(a.y0 - b.y1, b.y0 - a.y1)))
    }
}
