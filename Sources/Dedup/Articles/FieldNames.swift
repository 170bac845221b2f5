/// Names of the fields of anyone's articles.
package struct FieldNames: Sendable, Hashable, Codable {
    /// The fields an article must have.
    package var id: String, text: String
    /// The fields it may have: day (`1920-11-15`), paper, headline, and the page it stands on.
    package var date: String, series: String, headline: String, page: String

    package init(
        id: String = "id",
        text: String = "text",
        date: String = "date",
        series: String = "series",
        headline: String = "headline",
        page: String = "page"
    ) {
        (self.id, self.text, self.date) = (id, text, date)
        (self.series, self.headline, self.page) = (series, headline, page)
    }

    /// Broadsheet's own articles: a paper is told by its LCCN.
    package static let corpus = Self(series: "lccn")
}
