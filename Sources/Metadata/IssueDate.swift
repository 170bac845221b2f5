import CorpusText

/// Days of newspapers among those of the calendar: between 1600 and 2100, so that other numbers are not taken for dates.
enum IssueDate {
    private static let years = 1600...2100

    /// A day that exists; `nil` for any other.
    static func day(year: Int, month: Int, day: Int) -> CalendarDate? {
        years.contains(year) ? CalendarDate(year: year, month: month, day: day) : nil
    }

    /// Whether newspapers may have been printed in all of some days.
    static func isPossible(_ span: DateSpan) -> Bool {
        years.contains(span.first.parts.year) && years.contains(span.last.parts.year)
    }
}
