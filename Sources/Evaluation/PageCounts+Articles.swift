import CorpusModel

extension PageCounts {
    /// A region that belongs to an article.
    private struct Part {
        var regionClass: RegionClass?
        var box: ScaledBox
    }

    /// Articles as sets of cells of text, and headlines with their bodies.
    mutating func countArticles(_ page: ScoredPage, _ truth: PageTruth) {
        let wanted = Self.parts(
            of: truth.articles.map(\.regions),
            truth.regions.map { ($0.id, Part(regionClass: $0.regionClass, box: ScaledBox($0.bbox))) }
        )
        let found = Self.parts(
            of: page.articles.map(\.regions),
            page.regions.map { ($0.id, Part(regionClass: $0.regionClass, box: $0.box)) }
        )
        let (want, have) = (Self.grid(of: wanted, truth), Self.grid(of: found, truth))
        compareCells(want, have)
        countLinksKept(wanted, have)
        countLinksMade(found, want)
    }

    /// The true article that each found one shares most of its text with, by the found one's id.
    static func trueArticles(_ page: ScoredPage, _ truth: PageTruth) -> [String: String] {
        let wanted = parts(
            of: truth.articles.map(\.regions),
            truth.regions.map { ($0.id, Part(regionClass: $0.regionClass, box: ScaledBox($0.bbox))) }
        )
        let page = page.scaled(to: truth)
        let found = parts(
            of: page.articles.map(\.regions),
            page.regions.map { ($0.id, Part(regionClass: $0.regionClass, box: $0.box)) }
        )
        let grid = grid(of: wanted, truth)
        var trueArticles: [String: String] = [:]
        for (article, parts) in zip(page.articles, found) {
            let text = parts.filter { [.headline, .byline, .article].contains($0.regionClass) }
            let votes = text.flatMap { grid.labels(in: $0.box) }.filter { $0 > 0 }
            guard let id = article.id, let best = mostFrequent(votes) else { continue }
            trueArticles[id] = truth.articles[Int(best) - 1].id
        }
        return trueArticles
    }

    private static func parts(of articles: [[String]], _ regions: [(String, Part)]) -> [[Part]] {
        let byID = Dictionary(regions, uniquingKeysWith: { _, last in last })
        return articles.map { $0.compactMap { byID[$0] } }
    }

    /// Number of the article in each cell of its headline, byline and body; later articles lie over earlier ones.
    private static func grid(of articles: [[Part]], _ truth: PageTruth) -> CellGrid {
        var grid = CellGrid(over: truth)
        for (index, parts) in articles.enumerated() {
            for part in parts where [.headline, .byline, .article].contains(part.regionClass) {
                grid.fill(part.box, with: index + 1)
            }
        }
        return grid
    }

    /// Matches articles at an intersection over union above one half, which makes partners unique, and sums B-cubed.
    ///
    /// Cells without true article text are free.
    private mutating func compareCells(_ want: CellGrid, _ have: CellGrid) {
        struct Pair: Hashable {
            var want: Int32, have: Int32
        }
        var sizeOfWanted: [Int32: Int] = [:]
        var sizeOfFound: [Int32: Int] = [:]
        var common: [Pair: Int] = [:]
        for (wanted, found) in zip(want.labels, have.labels) where wanted > 0 {
            sizeOfWanted[wanted, default: 0] += 1
            sizeOfFound[found, default: 0] += 1
            common[Pair(want: wanted, have: found), default: 0] += 1
        }
        bcubed.wanted = sizeOfWanted.values.reduce(0, +)
        sizeOfFound[0] = nil
        for (pair, count) in common.sorted(by: { ($0.key.want, $0.key.have) < ($1.key.want, $1.key.have) }) {
            guard let wanted = sizeOfWanted[pair.want], let found = sizeOfFound[pair.have] else { continue }
            if 2 * count > wanted + found - count { articles.right += 1 }
            bcubed.precisionSum += Double(count * count) / Double(found)
            bcubed.recallSum += Double(count * count) / Double(wanted)
        }
        articles.found = sizeOfFound.count
        articles.wanted = sizeOfWanted.count
        bcubed.covered = sizeOfFound.values.reduce(0, +)
    }

    /// First headline and bodies of an article that has both.
    private func link(_ parts: [Part]) -> (headline: ScaledBox, bodies: [ScaledBox])? {
        let bodies = parts.filter { $0.regionClass == .article }.map(\.box)
        guard let headline = parts.first(where: { $0.regionClass == .headline }), !bodies.isEmpty else { return nil }
        return (headline.box, bodies)
    }

    /// Counts true articles: does the found one that holds most of the body hold half of the headline too.
    private mutating func countLinksKept(_ articles: [[Part]], _ have: CellGrid) {
        for case let link? in articles.map(link) {
            linksWanted += 1
            let votes = link.bodies.flatMap { have.labels(in: $0) }.filter { $0 > 0 }
            guard let best = mostFrequent(votes) else { continue }
            let headline = have.labels(in: link.headline)
            if !headline.isEmpty && 2 * headline.count(where: { $0 == best }) >= headline.count { linksKept += 1 }
        }
    }

    /// Counts found articles: are headline and body mostly from one true article.
    private mutating func countLinksMade(_ articles: [[Part]], _ want: CellGrid) {
        for case let link? in articles.map(link) {
            let headline = mostFrequent(want.labels(in: link.headline).filter { $0 > 0 })
            let body = mostFrequent(link.bodies.flatMap { want.labels(in: $0) }.filter { $0 > 0 })
            guard let headline, let body else { continue }
            linksMade += 1
            if headline == body { linksRight += 1 }
        }
    }
}
