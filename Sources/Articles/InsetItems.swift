import CorpusModel

/// Items with a headline of their own, set narrower into the column between another article's headline and its text.
struct InsetItems {
    /// The first headline of each inset item; it is no deck of the headline above it.
    private(set) var heads: Set<Int> = []
    /// For what follows an inset item, byline or body: the headline it belongs to.
    private(set) var resumed: [Int: Int] = [:]

    /// Finds the inset items of a page.
    init(page: PageTopology) {
        for index in page.items.indices { find(before: index, page) }
    }

    /// Looks upwards from `index`: bodies set narrower, their headlines, and over these a headline without text.
    private mutating func find(before index: Int, _ page: PageTopology) {
        let items = page.items
        let column = page.column(of: index)
        guard [.byline, .article].contains(items[index].regionClass), !items[index].isWide,
            let outer = measure(from: index, in: column, page)
        else { return }
        let stack = page.stacks[column].prefix { $0 != index }.reversed().filter { !items[$0].isPicture }
        let bodies = stack.prefix { items[$0].regionClass == .article }
        let decks = Array(
            stack.dropFirst(bodies.count).prefix { items[$0].regionClass == .headline && !items[$0].isWide }
        )
        guard let measure = PixelRect.hull(bodies.map { items[$0].box }), decks.count > 1 else { return }
        let margin = 3 * outer.width / 100
        guard measure.x0 > outer.x0 + margin, measure.x1 < outer.x1 - margin else { return }
        // Decks no wider than the inset text belong to it, but never all of them.
        let own = decks.dropLast().prefix { deck in
            items[deck].box.x0 >= measure.x0 - margin && items[deck].box.x1 <= measure.x1 + margin
        }
        guard let head = own.last else { return }
        heads.insert(head)
        resumed[index] = decks[own.count]
    }

    /// The extent of the text at `index`, or of the text under a byline there.
    private func measure(from index: Int, in column: Int, _ page: PageTopology) -> PixelRect? {
        if page.items[index].regionClass == .article { return page.items[index].box }
        guard let body = page.below(index, in: column, where: { !$0.isPicture }),
            page.items[body].regionClass == .article
        else { return nil }
        return page.items[body].box
    }
}
