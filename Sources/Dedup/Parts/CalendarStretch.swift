import CorpusFiles
package import CorpusText

/// Days of the calendar that one part of a search is of.
package struct CalendarStretch: Sendable, Hashable {
    /// First and last day.
    package let from: CalendarDate, to: CalendarDate

    /// - Parameters:
    ///   - from: the first day, `1911-01-01`.
    ///   - to: the last day.
    /// - Throws: `DedupError` with `badSettings` where one is no day, or the last comes before the first.
    package init(from: String, to: String) throws(DedupError) {
        func day(_ text: String) throws(DedupError) -> CalendarDate {
            if let day = CalendarDate(iso: text) { return day }
            throw DedupError(.badSettings, "the first and the last day must be written as 1911-01-31, not \(text)")
        }
        (self.from, self.to) = (try day(from), try day(to))
        guard self.from <= self.to else {
            throw DedupError(.badSettings, "the first day, \(from), comes after the last, \(to)")
        }
    }

    /// The days by their numbers.
    var days: ClosedRange<Int> { from.dayNumber...to.dayNumber }
}

extension CalendarStretch: CustomStringConvertible {
    package var description: String { "\(from.iso) to \(to.iso)" }
}
