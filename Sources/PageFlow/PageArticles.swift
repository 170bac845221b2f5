package import CorpusModel

/// A page's regions in reading order and the articles made of them.
///
/// Upright coordinates.
package struct PageArticles: Sendable, Hashable, Codable {
    /// All regions of the page, in reading order, renumbered `r1`, `r2`, ...; words of divided words carry
    /// `subsContent`.
    package var regions: [TextRegion]
    /// Articles in reading order, `a1`, `a2`, ...
    package var articles: [Article]

    /// Makes the result of the articles stage.
    package init(regions: [TextRegion], articles: [Article]) { (self.regions, self.articles) = (regions, articles) }
}
