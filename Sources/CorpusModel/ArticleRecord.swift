/// One line of `articles/part-*.jsonl`: one article, with what its page knows about it.
package struct ArticleRecord: Sendable, Hashable, Codable {
    /// `<page id>#a1`.
    package var id: String
    /// Id of the page record.
    package var page: String
    /// See `Article`.
    package var headline: String?, byline: String?, text: String
    /// See `PageMetadata`.
    package var date: String?, title: String?, lccn: String?
    /// See `Article`.
    package var legibility: LegibilityLabel?, confidence: Double?
    /// Boxes of the article's regions in reading order, page pixels.
    package var boxes: [PixelRect]
    /// What a "continued on page" line says.
    package var continues: String?

    /// The record of one of a page's articles.
    package init(_ article: Article, of page: PageRecord) {
        let boxOfRegion = Dictionary(page.regions.map { ($0.id, $0.bbox) }, uniquingKeysWith: { first, _ in first })
        id = "\(page.id)#\(article.id)"
        self.page = page.id
        (headline, byline, text) = (article.headline, article.byline, article.text)
        (date, title, lccn) = (page.metadata.date, page.metadata.title, page.metadata.lccn)
        (legibility, confidence, continues) = (article.legibility, article.confidence, article.continues)
        boxes = article.regions.compactMap { boxOfRegion[$0] }
    }
}
