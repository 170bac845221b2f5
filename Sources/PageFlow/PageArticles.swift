package import CorpusModel

/// A page's regions in reading order, the articles made of them, and its tables.
///
/// Upright coordinates.
package struct PageArticles: Sendable, Hashable, Codable {
    /// All regions of the page, in reading order, renumbered `r1`, `r2`, ...; words of divided words carry
    /// `subsContent`.
    package var regions: [TextRegion]
    /// Articles in reading order, `a1`, `a2`, ...
    package var articles: [Article]
    /// Tables, `t1`, `t2`, ...: those of table regions in reading order, then those inside articles; `region` is one of
    /// `regions`.
    package var tables: [Table]

    /// Makes the result of the articles stage.
    package init(regions: [TextRegion], articles: [Article], tables: [Table] = []) {
        (self.regions, self.articles, self.tables) = (regions, articles, tables)
    }
}
