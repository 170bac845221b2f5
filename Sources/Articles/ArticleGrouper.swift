import CorpusModel
import PageFlow

/// Decides which regions are one article.
///
/// Headlines take what stands beneath them, in every column they cover; decks stack. A body beneath no headline of its
/// own is either an item without a headline or runs on from elsewhere: from the body above it, from the foot of the
/// column before, or from above something set into its column. Geometry and text are weighed together
/// (`BodyEdges`, `prior`), and each body is continued at most once.
struct ArticleGrouper {
    /// A possible continuation.
    private struct Link {
        var from: Int
        var to: Int
        var score: Double
    }

    private let page: PageTopology
    private let edges: [BodyEdges]
    private let insets: InsetItems
    private var sets: DisjointSets

    init(page: PageTopology) {
        self.page = page
        edges = page.items.map { $0.regionClass == .article ? BodyEdges(lines: $0.region.lines) : .unread }
        insets = InsetItems(page: page)
        sets = DisjointSets(count: page.items.count)
    }

    private var items: [PageItem] { page.items }

    /// The articles: each the indices of its items in reading order, articles in the order of their first items.
    mutating func groups() -> [[Int]] {
        stackHeadlines()
        let open = assignToHeadlines()
        continueBodies(open)
        joinBanners()
        Attachments(page: page).attach(&sets)
        var groups: [Int: [Int]] = [:]
        for index in page.order where !items[index].isOutside {
            groups[sets.root(of: index), default: []].append(index)
        }
        return groups.values.sorted { page.rank[$0[0]] < page.rank[$1[0]] }
    }

    // MARK: Headlines

    private func isFlow(_ item: PageItem) -> Bool { !item.isPicture }

    /// What stands directly above in a column, pictures left aside.
    private func above(_ index: Int, in column: Int) -> Int? { page.above(index, in: column, where: isFlow) }

    /// What stands directly below in a column, pictures left aside.
    private func below(_ index: Int, in column: Int) -> Int? { page.below(index, in: column, where: isFlow) }

    private func isHeadline(_ index: Int) -> Bool { items[index].regionClass == .headline }

    /// Joins decks of one width that follow each other, and a narrower head over a wider one.
    private mutating func stackHeadlines() {
        for lower in items.indices where isHeadline(lower) && !insets.heads.contains(lower) {
            let column = page.column(of: lower)
            guard let upper = above(lower, in: column), isHeadline(upper) else { continue }
            if items[upper].span == items[lower].span || !items[upper].isWide { sets.join(upper, lower) }
        }
    }

    /// Gives bylines and bodies to the headlines above them; returns the bodies that have none.
    private mutating func assignToHeadlines() -> [Int] {
        var open: [Int] = []
        for index in page.order where [.byline, .article].contains(items[index].regionClass) {
            let column = page.column(of: index)
            guard let upper = above(index, in: column) else {
                open.append(index)
                continue
            }
            switch items[upper].regionClass {
            case .headline where isFirstColumn(column, under: upper) || !hasOtherHead(upper, before: column):
                sets.join(upper, index)
            case .byline: sets.join(upper, index)
            case .article:
                if let head = insets.resumed[index] {
                    sets.join(head, index)
                } else {
                    open.append(index)
                }
            default: open.append(index)
            }
        }
        return open
    }

    private func isFirstColumn(_ column: Int, under headline: Int) -> Bool {
        items[headline].span.lowerBound == column
    }

    /// Whether a headline over several columns has, in a column before the given one, a narrower headline beneath it.
    private func hasOtherHead(_ headline: Int, before column: Int) -> Bool {
        items[headline].span.contains { number in
            guard number < column, let lower = below(headline, in: number) else { return false }
            return isHeadline(lower)
        }
    }

    /// A headline with no text of its own takes the first headline beneath it.
    private mutating func joinBanners() {
        for index in page.order where isHeadline(index) && items[index].isWide {
            let lower = items[index].span.compactMap { below(index, in: $0) }
            guard !lower.contains(where: { !isHeadline($0) && sets.areJoined($0, index) }) else { continue }
            if let first = lower.first, isHeadline(first) { sets.join(index, first) }
        }
    }

    // MARK: Running on

    private mutating func continueBodies(_ open: [Int]) {
        let links = open.flatMap(candidates).filter { $0.score > 0 }.sorted {
            ($1.score, page.rank[$0.to], page.rank[$0.from]) < ($0.score, page.rank[$1.to], page.rank[$1.from])
        }
        var (continued, found): (Set<Int>, Set<Int>) = ([], [])
        for link in links where !continued.contains(link.from) && !found.contains(link.to) {
            continued.insert(link.from)
            found.insert(link.to)
            sets.join(link.from, link.to)
        }
        for index in open where !found.contains(index) { giveToWideHeadline(index) }
    }

    /// A body in a later column under a headline across columns belongs to that headline.
    private mutating func giveToWideHeadline(_ index: Int) {
        guard let upper = above(index, in: page.column(of: index)), isHeadline(upper) else { return }
        sets.join(upper, index)
    }

    private func candidates(for target: Int) -> [Link] {
        sameColumn(target) + previousColumns(target)
    }

    private func score(_ from: Int, _ to: Int, prior: Double) -> Link {
        let ending = items[from].regionClass == .article ? edges[from].ending : 2
        return Link(from: from, to: to, score: prior + ending + edges[to].opening)
    }

    /// Bodies above in the same column: the nearest one, and the one before an item set between them.
    private func sameColumn(_ target: Int) -> [Link] {
        let column = page.column(of: target)
        let bodies = page.stacks[column].prefix { $0 != target }.filter { items[$0].regionClass == .article }
        var links: [Link] = []
        if let nearest = bodies.last { links.append(score(nearest, target, prior: prior(nearest, target, in: column))) }
        // The text before an item with a headline may go on after it.
        let interrupted = page.between(bodies.first ?? target, target, in: column).last { isHeadline($0) }
        if let interrupted, let before = bodies.last(where: { page.rank[$0] < page.rank[interrupted] }),
            before != bodies.last
        {
            links.append(score(before, target, prior: -4.5))
        }
        return links
    }

    /// Weight of geometry for two bodies of a column with no other between them.
    private func prior(_ upper: Int, _ lower: Int, in column: Int) -> Double {
        let between = page.between(upper, lower, in: column).map { items[$0] }
        if between.contains(where: { $0.regionClass == .headline || $0.regionClass == .byline }) { return -4.5 }
        if between.contains(where: \.isOutside) { return -3 }
        if between.contains(where: { $0.regionClass == .table }) { return 4 }
        // A picture stands in the midst of its article far more often than between two, whatever the paragraphs around it say.
        if between.contains(where: \.isPicture) { return 3 }
        if !between.isEmpty { return 1.5 }
        guard page.knowsSeparators else { return -5 }
        if page.isParted(upper, lower, in: column, by: [.dash, .horizontal]) { return -4 }
        return page.gap(upper, lower) < 1.2 ? 6 : 1.5
    }

    /// Bodies at the feet of the columns before, from the nearest column that has one.
    private func previousColumns(_ target: Int) -> [Link] {
        let column = page.column(of: target)
        var links: [Link] = []
        var skipped = 0
        for number in (0..<column).reversed() where page.grid.areApart(number, column) {
            var hasFeet = false
            for candidate in page.stacks[number] where page.rank[candidate] < page.rank[target] {
                let isFoot = isFoot(candidate, in: number)
                guard isFoot || isFollowedByBody(candidate, in: number) else { continue }
                hasFeet = hasFeet || isFoot
                let prior = (isTop(target, in: column) ? 1.5 : -2.5) - (isFoot ? 0 : 2.5) - 3 * Double(skipped)
                links.append(score(candidate, target, prior: prior))
            }
            guard hasFeet else { continue }
            skipped += 1
            if skipped == 2 { break }
        }
        return links
    }

    /// Whether text stops here: nothing to be read follows in the column before something across or outside.
    private func isFoot(_ index: Int, in column: Int) -> Bool {
        guard items[index].isFlow, page.column(of: index) == column || items[index].span.upperBound == column else {
            return false
        }
        guard let next = below(index, in: column) else { return true }
        return items[next].isOutside || (isHeadline(next) && items[next].isWide)
    }

    /// Whether another body follows with no headline: the text may stop here, and the other come from elsewhere.
    private func isFollowedByBody(_ index: Int, in column: Int) -> Bool {
        guard items[index].regionClass == .article, let next = below(index, in: column) else { return false }
        return items[next].regionClass == .article && !sets.areJoined(index, next)
    }

    /// Whether a column begins here: nothing to be read precedes before something across or outside.
    private func isTop(_ index: Int, in column: Int) -> Bool {
        guard let upper = above(index, in: column) else { return true }
        return items[upper].isOutside || (isHeadline(upper) && items[upper].isWide)
    }
}
