import CorpusModel
package import PageFlow

/// Joins the regions of a page into articles, from their places and their text.
///
/// Pure geometry and text: reading order over the whole page (`ReadingOrder`), articles over several columns
/// (`ArticleGrouper`), then paragraphs, divided words and "continued" lines. The result does not depend on the order in
/// which regions, separators and tables come. Tables are led to the regions as they are numbered here.
package struct ArticleStage: Stage {
    /// Whether columns follow each other from the right.
    private let readsFromRight: Bool

    /// Makes the stage.
    package init(readsFromRight: Bool = false) { self.readsFromRight = readsFromRight }

    /// `articles`.
    package var identity: StageIdentity {
        StageIdentity(name: "articles", version: 4, settings: readsFromRight ? ["direction": "rtl"] : [:])
    }

    /// Regions in reading order and the articles made of them; never throws.
    @concurrent package func run(_ page: PageText) async throws -> PageArticles { assemble(page) }

    /// Synchronous variant of `run(_:)`.
    ///
    /// A page that is read from the right is assembled as its mirror image.
    package func assemble(_ page: PageText) -> PageArticles {
        guard readsFromRight else { return assembledFromLeft(page) }
        return assembledFromLeft(page.mirrored).mirrored(in: page.bounds)
    }

    private func assembledFromLeft(_ page: PageText) -> PageArticles {
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
        let tables = Self.numbered(page.tables, in: topology)
        let composer = ArticleComposer(vocabulary: Vocabulary(lines: regions.lazy.flatMap(\.lines)), tables: tables)
        let articles = groups.enumerated().map { number, members in
            composer.article(id: "a\(number + 1)", of: members.map { topology.rank[$0] }, in: &regions)
        }
        return PageArticles(regions: regions, articles: articles, tables: tables)
    }

    /// Tables in order, numbered, with the ids of their regions in reading order: those of regions that are tables, then
    /// those inside regions of text, then those of no region.
    private static func numbered(_ tables: [Table], in topology: PageTopology) -> [Table] {
        let places = Dictionary(
            topology.order.enumerated().map { place, index in (topology.items[index].region.layout.id, place) },
            uniquingKeysWith: { first, _ in first }
        )
        let placed = tables.map { table in (table: table, place: table.region.flatMap { places[$0] }) }
        func key(_ table: Table, _ place: Int?) -> (Int, Int, Int, Int) {
            let isOwn = place.map { topology.items[topology.order[$0]].regionClass == .table }
            return (isOwn.map { $0 ? 0 : 1 } ?? 2, place ?? 0, table.bbox.y0, table.bbox.x0)
        }
        return placed.sorted { key($0.table, $0.place) < key($1.table, $1.place) }.enumerated().map { number, placed in
            var table = placed.table
            table.id = "t\(number + 1)"
            table.region = placed.place.map { "r\($0 + 1)" }
            return table
        }
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
