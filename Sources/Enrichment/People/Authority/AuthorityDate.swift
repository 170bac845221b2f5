/// A day, month or year as authority files have it: `1856-10-20`, `1856-10`, `1856`, `-0043`.
package struct AuthorityDate: Sendable, Hashable {
    /// Year; 0 is the year before the year 1.
    package let year: Int
    /// First and last day that it may be, in days of months that all have 31: to be compared, not counted.
    package let first: Int, last: Int

    /// Days of a year in this count.
    package static let yearLength = 372

    /// Reads a date; `nil` for what is none.
    package init?(_ text: String) {
        var rest = text[...]
        let isBefore = rest.first == "-"
        if isBefore { rest = rest.dropFirst() }
        let parts = rest.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { 48...57 ~= $0 } }),
            (1...4).contains(parts[0].utf8.count), let number = Int(parts[0])
        else { return nil }
        year = isBefore ? -number : number
        guard parts.count > 1 else {
            (first, last) = (year * Self.yearLength, year * Self.yearLength + Self.yearLength - 1)
            return
        }
        guard let month = Int(parts[1]), (1...12).contains(month) else { return nil }
        let start = year * Self.yearLength + (month - 1) * 31
        guard parts.count > 2 else {
            (first, last) = (start, start + 30)
            return
        }
        guard let day = Int(parts[2]), (1...31).contains(day) else { return nil }
        (first, last) = (start + day - 1, start + day - 1)
    }

    /// Years from another date to this one, with fractions.
    func years(since other: AuthorityDate) -> Double {
        (Double(first + last) - Double(other.first + other.last)) / Double(2 * Self.yearLength)
    }
}
