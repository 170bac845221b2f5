/// What is known about the page from its path or a sidecar; unknown stays absent.
package struct PageMetadata: Sendable, Hashable, Codable {
    /// Title of the newspaper.
    package var title: String?
    /// Library of Congress Control Number of the title.
    package var lccn: String?
    /// Date of issue, ISO 8601: `1920-11-15`.
    package var date: String?
    /// Edition within the day, from 1.
    package var edition: Int?
    /// Page number within the issue, from 1.
    package var page: Int?
    /// Further columns of the user's sidecar, by name.
    package var extra: [String: String]?

    /// Metadata of a page; everything may be unknown.
    package init(
        title: String? = nil,
        lccn: String? = nil,
        date: String? = nil,
        edition: Int? = nil,
        page: Int? = nil,
        extra: [String: String]? = nil
    ) {
        (self.title, self.lccn, self.date) = (title, lccn, date)
        (self.edition, self.page, self.extra) = (edition, page, extra)
    }
}
