/// A day, a month or a year, as catalogues and file names date things.
package struct DateSpan: Sendable, Hashable {
    /// How exact a date is.
    package enum Unit: UInt8, Sendable, Hashable, CaseIterable, Comparable {
        case day, month, year

        package static func < (first: Self, second: Self) -> Bool { first.rawValue < second.rawValue }
    }

    /// First day.
    package let first: CalendarDate
    package let unit: Unit

    /// A single day.
    package init(day: CalendarDate) { (first, unit) = (day, .day) }

    /// A month that exists, in the years 1 to 9999; `nil` for any other.
    package init?(year: Int, month: Int) {
        guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
        (self.first, unit) = (first, .month)
    }

    /// A year from 1 to 9999; `nil` for any other.
    package init?(year: Int) {
        guard let first = CalendarDate(year: year, month: 1, day: 1) else { return nil }
        (self.first, unit) = (first, .year)
    }

    /// Last day.
    package var last: CalendarDate {
        if unit == .day { return first }
        let (year, month, _) = first.parts
        switch unit {
        case .day: return first
        case .month: return CalendarDate(dayNumber: first.dayNumber + CalendarDate.length(ofMonth: month, year) - 1)
        case .year: return CalendarDate(dayNumber: first.dayNumber + CalendarDate.length(ofYear: year) - 1)
        }
    }

    /// Days between the days of two spans that are nearest to each other; 0 where the spans have a day in common.
    package func days(to other: Self) -> Int {
        max(0, other.first.dayNumber - last.dayNumber, first.dayNumber - other.last.dayNumber)
    }

    /// The day `1920-11-15`, the month `1920-11` or the year `1920`, as ISO 8601 has them.
    package var iso: String {
        let day = first.iso
        switch unit {
        case .day: return day
        case .month: return String(day.dropLast(3))
        case .year: return String(day.dropLast(6))
        }
    }
}
