/// One line of `articles/part-*.jsonl`: one article, with what its page knows about it.
public struct ArticleRecord: Sendable, Hashable, Codable {
    /// `<page id>#a1`.
    public var id: String
    /// Id of the page record.
    public var page: String
    /// See `Article`.
    public var headline: String?, byline: String?, text: String
    /// See `PageMetadata`.
    public var date: String?, title: String?, lccn: String?
    /// See `Article`.
    public var legibility: LegibilityLabel?, confidence: Double?
    /// Boxes of the article's regions in reading order, page pixels.
    public var boxes: [PixelRect]
    /// What a "continued on page" line says.
    public var continues: String?

    /// The record of one of a page's articles.
    public init(_ article: Article, of page: PageRecord) {
        let boxOfRegion = Dictionary(page.regions.map { ($0.id, $0.bbox) }, uniquingKeysWith: { first, _ in first })
        id = "\(page.id)#\(article.id)"
        self.page = page.id
        (headline, byline, text) = (article.headline, article.byline, article.text)
        (date, title, lccn) = (page.metadata.date, page.metadata.title, page.metadata.lccn)
        (legibility, confidence, continues) = (article.legibility, article.confidence, article.continues)
        boxes = article.regions.compactMap { boxOfRegion[$0] }
    }
}
