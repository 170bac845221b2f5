/// Names of the fields of anyone's articles.
package struct FieldNames: Sendable, Hashable, Codable {
    /// The fields an article must have.
    package var id: String, text: String
    /// The fields it may have: date (`1920-11-15`, `1920-11` or another form that `DateSpan` reads), newspaper, headline, and the page it stands on.
    package var date: String, newspaper: String, headline: String, page: String

    package init(
        id: String = "id",
        text: String = "text",
        date: String = "date",
        newspaper: String = "series",
        headline: String = "headline",
        page: String = "page"
    ) {
        (self.id, self.text, self.date) = (id, text, date)
        (self.newspaper, self.headline, self.page) = (newspaper, headline, page)
    }

    /// Broadsheet's own articles: a newspaper is known by its LCCN.
    package static let corpus = Self(newspaper: "lccn")
}
