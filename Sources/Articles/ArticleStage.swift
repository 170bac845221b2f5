import CorpusModel
package import PageFlow

/// Joins the regions of a page into articles, from their places and their text.
///
/// Pure geometry and text: reading order over the whole page (`ReadingOrder`), articles over several columns
/// (`ArticleGrouper`), then paragraphs, divided words and "continued" lines. The result does not depend on the order in
/// which regions and separators come.
package struct ArticleStage: Stage {
    /// Makes the stage; it has no settings.
    package init() {}

    /// `articles`.
    package var identity: StageIdentity { StageIdentity(name: "articles", version: 2) }

    /// Regions in reading order and the articles made of them; never throws.
    @concurrent package func run(_ page: PageText) async throws -> PageArticles { assemble(page) }

    /// Synchronous variant of `run(_:)`.
    package func assemble(_ page: PageText) -> PageArticles {
        var page = page
        page.regions = BylineSplitter().split(page.regions)
        let topology = PageTopology.of(page)
        var grouper = ArticleGrouper(page: topology)
        let groups = grouper.groups()
        var regions = topology.order.enumerated().map { place, index in
            var region = topology.items[index].region
            region.layout.id = "r\(place + 1)"
            region.layout.regionClass = topology.items[index].regionClass
            return region
        }
        let vocabulary = Vocabulary(lines: regions.lazy.flatMap(\.lines))
        let articles = groups.enumerated().map { number, members in
            ArticleComposer(vocabulary: vocabulary)
                .article(id: "a\(number + 1)", of: members.map { topology.rank[$0] }, in: &regions)
        }
        return PageArticles(regions: regions, articles: articles)
    }
}

extension PageTopology {
    /// Columns, corrected classes and reading order of a page.
    static func of(_ page: PageText) -> PageTopology {
        let regions = page.regions.sorted(by: TextRegion.canonicallyPrecedes)
        let text = regions.filter { $0.layout.regionClass == .article }.map(\.layout.bbox)
        let others = regions.filter { ![.article, .masthead, .header].contains($0.layout.regionClass) }
        let grid = PageColumns(text: text, others: others.map(\.layout.bbox), bounds: page.bounds)
        let items = regions.map { region in
            PageItem(
                region: region,
                regionClass: region.layout.regionClass,
                span: grid.span(of: region.layout.bbox)
            )
        }
        return PageTopology(items: items, grid: grid, page: page)
    }
}
