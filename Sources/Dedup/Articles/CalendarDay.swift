/// A day as a number: days since 1 January 1970 in the Gregorian calendar.
package struct CalendarDay: Sendable, Hashable, Comparable {
    package var number: Int

    package init(number: Int) { self.number = number }

    /// A day that exists, written `1920-11-15`, perhaps with a time after it; `nil` for anything else.
    package init?(iso text: String) {
        let bytes = Array(text.utf8)
        func digits(_ range: Range<Int>) -> Int? {
            range.reduce(into: Int?(0)) { value, index in
                let digit = Int(bytes[index]) - 48
                value = (0...9).contains(digit) ? value.map { $0 * 10 + digit } : nil
            }
        }
        let hyphen = UInt8(ascii: "-")
        guard bytes.count == 10 || bytes.count > 10 && (bytes[10] == UInt8(ascii: "T") || bytes[10] == 32),
            bytes[4] == hyphen, bytes[7] == hyphen,
            let year = digits(0..<4), let month = digits(5..<7), let day = digits(8..<10),
            year > 0, (1...12).contains(month), day >= 1, day <= Self.length(ofMonth: month, year)
        else { return nil }
        // Days of a civil date: years from March on, in eras of 400 years.
        let march = (month + 9) % 12
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * march + 2) / 5 + day - 1
        number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func length(ofMonth month: Int, _ year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// `1920-11-15`.
    package var iso: String {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * march + 2) / 5 + 1
        let month = march < 10 ? march + 3 : march - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    package static func < (first: Self, second: Self) -> Bool { first.number < second.number }
}
