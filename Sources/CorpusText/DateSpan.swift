/// A day, a month, a year, or the days from one to another, as catalogues and file names date things.
package struct DateSpan: Sendable, Hashable {
    /// How exact a date is.
    package enum Unit: UInt8, Sendable, Hashable, CaseIterable, Comparable {
        case day, month, year
        /// Days from one to another that are none of these: some days, some years, a decade.
        case span

        package static func < (first: Self, second: Self) -> Bool { first.rawValue < second.rawValue }
    }

    /// First and last day.
    package let first: CalendarDate, last: CalendarDate
    package let unit: Unit

    /// A single day.
    package init(day: CalendarDate) { (first, last, unit) = (day, day, .day) }

    /// A month that exists, in the years 1 to 9999; `nil` for any other.
    package init?(year: Int, month: Int) {
        guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
        let length = CalendarDate.length(ofMonth: month, year)
        (self.first, last, unit) = (first, CalendarDate(dayNumber: first.dayNumber + length - 1), .month)
    }

    /// A year from 1 to 9999; `nil` for any other.
    package init?(year: Int) {
        guard let first = CalendarDate(year: year, month: 1, day: 1) else { return nil }
        let length = CalendarDate.length(ofYear: year)
        (self.first, last, unit) = (first, CalendarDate(dayNumber: first.dayNumber + length - 1), .year)
    }

    /// All days from the first of one span to the last of another; `nil` where that is before.
    package init?(from start: DateSpan, through end: DateSpan) {
        guard start.first <= end.last else { return nil }
        let (first, last) = (start.first, end.last)
        if first == last {
            self.init(day: first)
            return
        }
        for same in [start, end] where same.first == first && same.last == last {
            self = same
            return
        }
        self.init(first: first, last: last, unit: .span)
    }

    private init(first: CalendarDate, last: CalendarDate, unit: Unit) {
        (self.first, self.last, self.unit) = (first, last, unit)
    }

    /// Days between the days of two spans that are nearest to each other; 0 where the spans have a day in common.
    package func days(to other: Self) -> Int {
        max(0, other.first.dayNumber - last.dayNumber, first.dayNumber - other.last.dayNumber)
    }

    /// Years that it is made of, whole decades and centuries among them; `nil` where it is not of whole years.
    private var years: ClosedRange<Int>? {
        let (start, end) = (first.parts, last.parts)
        return (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) ? start.year...end.year : nil
    }

    /// Whether it is the ten years of a decade, or the hundred that begin with the same two digits.
    package var isDecade: Bool { years.map { $0.lowerBound % 10 == 0 && $0.count == 10 } ?? false }
    package var isCentury: Bool { years.map { $0.lowerBound % 100 == 0 && $0.count == 100 } ?? false }

    /// The day `1920-11-15`, the month `1920-11` or the year `1920`, as ISO 8601 has them; `192X`, `19XX`, `1911/1912` or
    /// `1920-11-15/1920-11-20` as EDTF (ISO 8601-2) has other spans.
    package var iso: String {
        let day = first.iso
        switch unit {
        case .day: return day
        case .month: return String(day.dropLast(3))
        case .year: return String(day.dropLast(6))
        case .span:
            if isDecade { return day.prefix(3) + "X" }
            if isCentury { return day.prefix(2) + "XX" }
            return years != nil ? "\(day.dropLast(6))/\(last.iso.dropLast(6))" : "\(day)/\(last.iso)"
        }
    }
}
