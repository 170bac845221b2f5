/// A newspaper as a catalogue describes it: one line of a table of titles.
package struct NewspaperTitle: Sendable, Hashable, Codable {
    /// Normal form of the Library of Congress Control Number.
    package var lccn: String
    /// Name, without what cataloguers add.
    package var title: String
    /// Other names, where the catalogue gives any.
    package var otherTitles: [String]?
    /// Place of publication, names in full.
    package var city: String?, state: String?, country: String?
    /// Years of the first and the last issue; absent where unknown, the last also while the newspaper appears.
    package var firstYear: Int?, lastYear: Int?
    /// International Standard Serial Number.
    package var issn: String?
    /// How often it appears, as the catalogue says it.
    package var frequency: String?

    private enum CodingKeys: String, CodingKey {
        case lccn, title, city, state, country, issn, frequency
        case otherTitles = "other_titles"
        case firstYear = "first_year"
        case lastYear = "last_year"
    }

    package init(
        lccn: String,
        title: String,
        city: String? = nil,
        state: String? = nil,
        country: String? = nil,
        firstYear: Int? = nil,
        lastYear: Int? = nil
    ) {
        (self.lccn, self.title) = (lccn, title)
        (self.city, self.state, self.country) = (city, state, country)
        (self.firstYear, self.lastYear) = (firstYear, lastYear)
    }

    /// This title, with what it lacks taken from another catalogue's.
    func completed(by other: Self) -> Self {
        var whole = self
        // A place is taken whole or not at all, lest a city end up in another state.
        if city == nil, state == nil || state == other.state {
            (whole.city, whole.state, whole.country) = (other.city, other.state ?? state, other.country ?? country)
        }
        whole.otherTitles = otherTitles ?? other.otherTitles
        whole.country = whole.country ?? other.country
        whole.firstYear = firstYear ?? other.firstYear
        whole.lastYear = lastYear ?? other.lastYear
        whole.issn = issn ?? other.issn
        whole.frequency = frequency ?? other.frequency
        return whole
    }
}
