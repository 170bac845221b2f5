/// One line of `articles/part-*.jsonl`: one article, with what its page knows about it, and all its parts where it goes on
/// on other pages of its issue.
package struct ArticleRecord: Sendable, Hashable, Codable {
    /// A part of an article that stands on several pages.
    package struct Part: Sendable, Hashable, Codable {
        /// Id of the page record.
        package var page: String
        /// Id of the article within that record: `a1`.
        package var article: String
        /// Ids of its regions within that record, in reading order, and their boxes, pixels of that page.
        package var regions: [String], boxes: [PixelRect]
        /// Its headline: of a part after the first the jump head; absent where it has none.
        package var headline: String?
        /// How sure it is that it continues the part before, `0...1`; absent in the first part.
        package var linkConfidence: Double?

        private enum CodingKeys: String, CodingKey {
            case page, article, regions, boxes, headline
            case linkConfidence = "link_confidence"
        }

        /// The part of an article that stands on one page.
        package init(_ article: Article, of page: PageRecord, linkConfidence: Double? = nil) {
            (self.page, self.article, regions) = (page.id, article.id, article.regions)
            boxes = article.boxes(on: page)
            (headline, self.linkConfidence) = (article.headline, linkConfidence.map(recordPrecision))
        }
    }

    /// `<page id>#a1`; of an article in parts that of the first.
    package var id: String
    /// Id of the page record; of an article in parts that of the first.
    package var page: String
    /// See `Article`; the text is that of all parts.
    package var headline: String?, byline: String?, text: String
    /// See `PageMetadata`.
    package var date: String?, datePrecision: DatePrecision?, dateQualifier: DateQualifier?
    /// See `PageMetadata`.
    package var title: String?, lccn: String?
    /// Place of publication of the newspaper; see `PageMetadata`.
    package var city: String?, state: String?, country: String?
    /// Years of the newspaper; see `PageMetadata`.
    package var firstYear: Int?, lastYear: Int?
    /// See `Article`; of parts the worst label, and the mean confidence weighted by length.
    package var legibility: LegibilityLabel?, confidence: Double?
    /// Boxes of the article's regions in reading order, page pixels; of an article in parts those of the first.
    package var boxes: [PixelRect]
    /// What a "continued on page" line says that was not followed.
    package var continues: String?
    /// The parts of an article that goes on on other pages, in order; absent where there is one alone.
    package var parts: [Part]?

    private enum CodingKeys: String, CodingKey {
        case id, page, headline, byline, text, date, title, lccn, city, state, country, legibility, confidence, boxes
        case continues, parts
        case datePrecision = "date_precision"
        case dateQualifier = "date_qualifier"
        case firstYear = "first_year"
        case lastYear = "last_year"
    }

    /// The record of one of a page's articles.
    package init(_ article: Article, of page: PageRecord) {
        id = "\(page.id)#\(article.id)"
        self.page = page.id
        (headline, byline, text) = (article.headline, article.byline, article.text)
        (date, title, lccn) = (page.metadata.date, page.metadata.title, page.metadata.lccn)
        (city, state, country) = (page.metadata.city, page.metadata.state, page.metadata.country)
        (firstYear, lastYear) = (page.metadata.firstYear, page.metadata.lastYear)
        (datePrecision, dateQualifier) = (page.metadata.datePrecision, page.metadata.dateQualifier)
        (legibility, confidence, continues) = (article.legibility, article.confidence, article.continues)
        boxes = article.boxes(on: page)
    }
}

extension Article {
    /// Boxes of its regions in reading order.
    fileprivate func boxes(on page: PageRecord) -> [PixelRect] {
        let boxOfRegion = Dictionary(page.regions.map { ($0.id, $0.bbox) }, uniquingKeysWith: { first, _ in first })
        return regions.compactMap { boxOfRegion[$0] }
    }
}
