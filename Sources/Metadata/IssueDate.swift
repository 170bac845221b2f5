import CorpusText

/// Days of newspapers among those of the calendar: between 1600 and 2100, so that other numbers are not taken for dates.
enum IssueDate {
    private static let years = 1600...2100

    /// A day that exists; `nil` for any other.
    static func day(year: Int, month: Int, day: Int) -> CalendarDate? {
        years.contains(year) ? CalendarDate(year: year, month: month, day: day) : nil
    }

    /// A day written as `1920-11-15`; `nil` for anything else.
    static func day(iso text: String) -> CalendarDate? {
        CalendarDate(iso: text).flatMap { years.contains($0.parts.year) ? $0 : nil }
    }
}
