/// A date as catalogues and programs write it, with how exactly and how surely it is told.
///
/// Read are, besides the days, months and years of `DateSpan`:
///
/// - EDTF (ISO 8601-2): `1920?` (uncertain), `1920~` (approximate), `1920%` (both), `192X`, `19XX`, `1920-XX`, `1920-11-XX`,
///   `1920-11-15/1920-11-20`, and the older `192u`, `1920-uu`;
/// - catalogues: `[1920?]`, `c1920`, `ca. 1920`, `circa 1920`, `1920s`, `1920-1921`, `November 15, 1920 - November 20, 1920`;
/// - programs: `1920-00-00`, `19201100` for what is unknown; negative whole numbers, which are seconds, or from 10¹¹ on
///   milliseconds, before 1970.
///
/// A day of two numbers up to 12, such as `11/12/1920`, is read as the days between its two readings; `ordered` decides
/// where others have told the order. Where nothing but a year can be made out, such as in `Easter 1920`, it is the year.
package struct DateReading: Sendable, Hashable {
    /// How sure its source is.
    package enum Qualifier: Sendable, Hashable { case uncertain, approximate, both }

    /// Order of the two first numbers of `11/12/1920`.
    package enum Order: Sendable, Hashable { case monthFirst, dayFirst }

    package private(set) var span: DateSpan
    package private(set) var qualifier: Qualifier?
    /// Why the text is not read as it stands: its date does not exist, has two readings, or has an unknown form.
    package private(set) var fault: DateSpan.Fault?
    /// What the text tells about the order of numbers.
    package private(set) var order: Order?
    /// The two numbers and the year of a day that can be read in two ways.
    private var numbers: [Int]?

    /// - Parameter text: a date.
    /// - Throws: where no year can be made out.
    package init(_ text: String) throws(DateSpan.Fault) {
        // Nearly all dates are plain, and there are millions of them.
        if let plain = try? DateSpan(text) {
            span = plain
            order = Self.order(text, of: plain)
            return
        }
        let (bare, qualifier) = Self.unqualified(text)
        self.qualifier = qualifier
        do throws(DateSpan.Fault) {
            span = try Self.span(bare)
            order = Self.order(bare, of: span)
        } catch {
            fault = error
            if error == .ambiguous, let (numbers, both) = Self.bothReadings(bare) {
                (self.numbers, span) = (numbers, both)
            } else if let year = Self.onlyYear(bare) {
                span = year
            } else {
                throw error
            }
        }
    }

    /// The reading where the order of numbers is known.
    package func ordered(_ order: Order) -> DateReading {
        guard let numbers else { return self }
        let (month, day) = order == .monthFirst ? (numbers[0], numbers[1]) : (numbers[1], numbers[0])
        guard let day = CalendarDate(year: numbers[2], month: month, day: day) else { return self }
        var reading = self
        (reading.span, reading.fault, reading.numbers) = (DateSpan(day: day), nil, nil)
        return reading
    }

    /// Whether it has two readings, of which an order of numbers decides.
    package var needsOrder: Bool { numbers != nil }

    // MARK: Forms

    private static func span(_ text: String) throws(DateSpan.Fault) -> DateSpan {
        if let known = unspecified(text) ?? epoch(text) { return known }
        if let (start, end) = parts(text) {
            // Each end may be uncertain by itself.
            guard
                let span = DateSpan(
                    from: try simple(unqualified(start).text),
                    through: try simple(unqualified(end).text)
                )
            else { throw .impossible }
            return span
        }
        return try DateSpan(text)
    }

    private static func simple(_ text: String) throws(DateSpan.Fault) -> DateSpan {
        if let known = unspecified(text) { return known }
        return try DateSpan(text)
    }

    /// The two ends of a span.
    private static func parts(_ text: String) -> (String, String)? {
        for separator in [" to ", " - ", "–", "—"] {
            let ends = text.split(separator: separator, omittingEmptySubsequences: false)
            if ends.count == 2 { return (trimmed(String(ends[0])), trimmed(String(ends[1]))) }
        }
        if let match = text.wholeMatch(of: #/(\d{4})-(\d{4})/#) { return (String(match.1), String(match.2)) }
        let end = #/(\d{4}|\d{3}[Xu]|\d\d[Xu]{2})(-[\dXu]{2}(-[\dXu]{2})?)?[?~%]?/#
        let ends = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard ends.count == 2, ends.allSatisfy({ $0.wholeMatch(of: end) != nil }) else { return nil }
        return (ends[0], ends[1])
    }

    /// A date whose last digits are left open.
    private static func unspecified(_ text: String) -> DateSpan? {
        if let match = text.wholeMatch(of: #/(\d{3})([Xxu]|0'?s)/#), let decade = Int(match.1) {
            return years(decade * 10, 10)
        }
        if let match = text.wholeMatch(of: #/(\d\d)[Xxu]{2}(-[Xxu]{2}(-[Xxu]{2})?)?/#), let century = Int(match.1) {
            return years(century * 100, 100)
        }
        if let match = text.wholeMatch(of: #/(\d{4})-?([Xxu]{2}|00)(-?([Xxu]{2}|00))?/#),
            match.3 != nil || text.contains("-"),
            let year = Int(match.1)
        {
            return DateSpan(year: year)
        }
        if let match = text.wholeMatch(of: #/(\d{4})-?(\d\d)-?([Xxu]{2}|00)/#), let year = Int(match.1),
            let month = Int(match.2)
        {
            return DateSpan(year: year, month: month)
        }
        return nil
    }

    private static func years(_ first: Int, _ count: Int) -> DateSpan? {
        guard let start = DateSpan(year: max(1, first)), let end = DateSpan(year: first + count - 1) else { return nil }
        return DateSpan(from: start, through: end)
    }

    /// Seconds or milliseconds before 1970.
    private static func epoch(_ text: String) -> DateSpan? {
        guard text.utf8.first == UInt8(ascii: "-"), text.utf8.count >= 8, let number = Int(text), number < 0 else {
            return nil
        }
        let seconds = number > -100_000_000_000 ? number : number / 1000
        let day = (seconds - 86_399) / 86_400
        // The calendar of newspapers.
        guard day > -170_000 else { return nil }
        return DateSpan(day: CalendarDate(dayNumber: day))
    }

    /// The text without what says how sure it is.
    private static func unqualified(_ text: String) -> (text: String, qualifier: Qualifier?) {
        var text = trimmed(text)
        var (isUncertain, isApproximate) = (false, false)
        func strip() -> Bool {
            if let first = text.first, let last = text.last, text.count > 2, "[(<".contains(first), "])>".contains(last)
            {
                text = trimmed(String(text.dropFirst().dropLast()))
                return true
            }
            switch text.last {
            case "?": isUncertain = true
            case "~": isApproximate = true
            case "%": (isUncertain, isApproximate) = (true, true)
            default:
                if let match = text.prefixMatch(
                    of: #/(circa|ca\.?|c\.?|about|abt\.?|approx\.?)\s*(?=\d)/#.ignoresCase()
                ) {
                    isApproximate = true
                    text = trimmed(String(text[match.range.upperBound...]))
                    return true
                }
                return false
            }
            text = trimmed(String(text.dropLast()))
            return true
        }
        while !text.isEmpty, strip() {}
        let qualifier: Qualifier? =
            isUncertain && isApproximate ? .both : isUncertain ? .uncertain : isApproximate ? .approximate : nil
        return (text, qualifier)
    }

    /// The numbers of `11/12/1920`, and the days between its two readings; of `1911/12` the two years.
    private static func bothReadings(_ text: String) -> ([Int]?, DateSpan)? {
        if let match = text.wholeMatch(of: #/(\d{4})[\/](\d\d)/#), let year = Int(match.1) {
            return years(year, 2).map { (nil, $0) }
        }
        guard let match = text.prefixMatch(of: #/\s*(\d{1,2})[\/.\-](\d{1,2})[\/.\-](\d{4})\b/#),
            let a = Int(match.1), let b = Int(match.2), let year = Int(match.3),
            let one = CalendarDate(year: year, month: a, day: b),
            let other = CalendarDate(year: year, month: b, day: a),
            let span = DateSpan(from: DateSpan(day: min(one, other)), through: DateSpan(day: max(one, other)))
        else { return nil }
        return ([a, b, year], span)
    }

    /// What `11/15/1920` says of the order of such numbers.
    private static func order(_ text: String, of span: DateSpan) -> Order? {
        let separators = [UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-")]
        guard span.unit == .day, text.utf8.dropFirst().prefix(2).contains(where: separators.contains),
            let match = text.prefixMatch(of: #/(\d{1,2})[\/.\-](\d{1,2})[\/.\-]\d{4}\b/#),
            let a = Int(match.1), let b = Int(match.2), a != b
        else { return nil }
        return a > 12 ? .dayFirst : b > 12 ? .monthFirst : nil
    }

    /// The year of newspapers that stands in a text, where there is one only.
    private static func onlyYear(_ text: String) -> DateSpan? {
        var found: Set<Int> = []
        for digits in text.split(whereSeparator: { !($0.isASCII && $0.isNumber) }) where digits.utf8.count == 4 {
            if let year = Int(digits), (1600...2100).contains(year) { found.insert(year) }
        }
        guard found.count == 1, let year = found.first else { return nil }
        return DateSpan(year: year)
    }

    private static func trimmed(_ text: String) -> String {
        func isBlank(_ character: Character) -> Bool { character.isWhitespace }
        var rest = text[...]
        while let first = rest.first, isBlank(first) { rest.removeFirst() }
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return String(rest)
    }
}
