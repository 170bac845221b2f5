/// What is known about the page from its path or a sidecar; unknown stays absent.
package struct PageMetadata: Sendable, Hashable, Codable {
    /// Title of the newspaper.
    package var title: String?
    /// Library of Congress Control Number of the title.
    package var lccn: String?
    /// Date of issue: a day `1920-11-15`, or what is known of it: a month `1920-11`, a year `1920`, a decade `192X`, the days
    /// from one to another `1920-11-15/1920-11-20`.
    package var date: String?
    /// What `date` is where it is no day; absent for a day.
    package var datePrecision: DatePrecision?
    /// How sure `date` is where its source does not vouch for it.
    package var dateQualifier: DateQualifier?
    /// Edition within the day, from 1.
    package var edition: Int?
    /// Page number within the issue, from 1: the printed one where it is known.
    package var page: Int?
    /// Page number as printed where it is no plain number: `A1`.
    package var pageLabel: String?
    /// Place of the page in the issue, from 1, whatever is printed on it: `seq-1` of Chronicling America.
    package var sequence: Int?
    /// Label of the section that the page is in.
    package var section: String?
    /// Volume and number of the issue, as printed.
    package var volume: String?, issue: String?
    /// Place of publication: city, state or like part of a country, country; names in full.
    package var city: String?, state: String?, country: String?
    /// Years in which the newspaper began and ended.
    package var firstYear: Int?, lastYear: Int?
    /// Further columns of the user's sidecar, by name.
    package var extra: [String: String]?

    private enum CodingKeys: String, CodingKey {
        case title, lccn, date, edition, page, sequence, section, volume, issue, city, state, country, extra
        case pageLabel = "page_label"
        case firstYear = "first_year"
        case lastYear = "last_year"
        case datePrecision = "date_precision"
        case dateQualifier = "date_qualifier"
    }

    /// Metadata of a page; everything may be unknown.
    package init(
        title: String? = nil,
        lccn: String? = nil,
        date: String? = nil,
        datePrecision: DatePrecision? = nil,
        dateQualifier: DateQualifier? = nil,
        edition: Int? = nil,
        page: Int? = nil,
        extra: [String: String]? = nil
    ) {
        (self.title, self.lccn, self.date) = (title, lccn, date)
        (self.datePrecision, self.dateQualifier) = (datePrecision, dateQualifier)
        (self.edition, self.page, self.extra) = (edition, page, extra)
    }
}

/// What a date names that is no day.
package enum DatePrecision: String, Sendable, Hashable, Codable {
    case month, year, decade, century
    /// All days from one to another.
    case range
}

/// How sure a date is, in the words of EDTF (ISO 8601-2).
package enum DateQualifier: String, Sendable, Hashable, Codable {
    /// `1920?`: it may be another.
    case uncertain
    /// `1920~`, circa 1920: it is near the true one.
    case approximate
    /// `1920%`: both.
    case both
}
