/// A day of the proleptic Gregorian calendar.
package struct CalendarDate: Sendable, Hashable, Comparable {
    /// Days since 1 January 1970; negative before it.
    package let dayNumber: Int

    package init(dayNumber: Int) { self.dayNumber = dayNumber }

    /// A day that exists, in the years 1 to 9999; `nil` for any other.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.length(ofMonth: month, year)
        else { return nil }
        // Years are counted from March on, so that a leap day is the last of its year, in eras of 400 years.
        let march = (month + 9) % 12
        let shifted = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = shifted.quotientAndRemainder(dividingBy: 400)
        let dayOfYear = (153 * march + 2) / 5 + day - 1
        dayNumber = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// A day that exists, written `1920-11-15`; `nil` for anything else.
    ///
    /// - Parameters:
    ///   - text: ten ASCII characters, or more where a time may follow.
    ///   - allowsTime: whether a time may follow, after `T` or a space; it is passed over.
    package init?(iso text: String, allowsTime: Bool = false) {
        let bytes = Array(text.utf8)
        let hyphen = UInt8(ascii: "-")
        guard
            bytes.count == 10
                || allowsTime && bytes.count > 10 && [UInt8(ascii: "T"), UInt8(ascii: " ")].contains(bytes[10]),
            bytes[4] == hyphen, bytes[7] == hyphen, let year = Self.number(bytes[0..<4]),
            let month = Self.number(bytes[5..<7]), let day = Self.number(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        digits.reduce(into: Int?(0)) { value, byte in
            let digit = Int(byte) - 48
            value = (0...9).contains(digit) ? value.map { $0 * 10 + digit } : nil
        }
    }

    /// Days of a month.
    static func length(ofMonth month: Int, _ year: Int) -> Int {
        month == 2 ? length(ofYear: year) - 337 : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// Days of a year.
    static func length(ofYear year: Int) -> Int {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 366 : 365
    }

    /// Year, month `1...12` and day `1...31`.
    package var parts: (year: Int, month: Int, day: Int) {
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * march + 2) / 5 + 1
        let month = march < 10 ? march + 3 : march - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// `1920-11-15`.
    package var iso: String {
        let (year, month, day) = parts
        return "\(year.zeroPadded(to: 4))-\(month.zeroPadded(to: 2))-\(day.zeroPadded(to: 2))"
    }

    /// Day of the week, from 0 for Sunday to 6 for Saturday.
    package var weekday: Int {
        // 1 January 1970 was a Thursday.
        let remainder = (dayNumber + 4) % 7
        return remainder < 0 ? remainder + 7 : remainder
    }

    package static func < (first: Self, second: Self) -> Bool { first.dayNumber < second.dayNumber }
}
