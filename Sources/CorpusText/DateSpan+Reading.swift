extension DateSpan {
    /// Why a text tells no day, month or year.
    package enum Fault: Error, Sendable, Hashable {
        /// It has the form of a date, but the calendar has no such day.
        case impossible
        /// It may be read in more than one way: `12/11/1920`, `11/15/20`, `191112`, `1911/12`.
        case ambiguous
        /// It has no form that is known.
        case unknown
    }

    /// Reads a date in one of the forms that people write, where it can be read in one way only.
    ///
    /// - A day: `1920-11-15`, `1920/11/15`, `19201115`, each also with a time after it; `Nov-15-1920`,
    ///   `Monday, November 15th, 1920`, `15 Nov. 1920`; `15/11/1920` and `11/15/1920`, as only one of the numbers can be a
    ///   month.
    /// - A month: `1920-11`, `11/1920`, `November 1920`; `192011`, as it can be no day of a year of two digits.
    /// - A year: `1920`.
    ///
    /// Years have four digits, names are English.
    package init(_ text: String) throws(Fault) {
        if let day = CalendarDate(iso: text, allowsTime: true) {
            self.init(day: day)
            return
        }
        let tokens = try Tokens(text)
        if let month = tokens.month {
            try self.init(month: month, tokens.numbers)
        } else {
            try self.init(tokens.numbers, isSlashed: tokens.isSlashed)
        }
    }

    /// A date with the name of its month, and the numbers beside it.
    private init(month: Int, _ numbers: [Tokens.Number]) throws(Fault) {
        let years = numbers.filter { $0.digits == 4 }, others = numbers.filter { $0.digits <= 2 }
        guard years.count + others.count == numbers.count else { throw .unknown }
        switch (years.count, others.count) {
        case (1, 0): try self.init(year: years[0].value, month: month, day: nil)
        case (1, 1): try self.init(year: years[0].value, month: month, day: others[0].value)
        // `Nov 15 20`: of what century?
        case (0, 2): throw .ambiguous
        default: throw .unknown
        }
    }

    /// A date of numbers alone.
    private init(_ numbers: [Tokens.Number], isSlashed: Bool) throws(Fault) {
        let values = numbers.map(\.value)
        let digits = numbers.map(\.digits)
        switch digits {
        case [4]: try self.init(year: values[0], month: nil, day: nil)
        case [8]: try self.init(year: values[0] / 10_000, month: values[0] / 100 % 100, day: values[0] % 100)
        case [6]: try self.init(sixDigits: values[0])
        // `1911/12`: December, or a winter?
        case [4, 2] where isSlashed && values[1] == (values[0] + 1) % 100: throw .ambiguous
        case [4, 1], [4, 2]: try self.init(year: values[0], month: values[1], day: nil)
        case [1, 4], [2, 4]: try self.init(year: values[1], month: values[0], day: nil)
        case [4, 1, 1], [4, 1, 2], [4, 2, 1], [4, 2, 2]:
            try self.init(year: values[0], month: values[1], day: values[2])
        case [1, 1, 4], [1, 2, 4], [2, 1, 4], [2, 2, 4]:
            let (first, second) = (values[0], values[1])
            if first <= 12, second <= 12, first != second { throw .ambiguous }
            try self.init(year: values[2], month: min(first, second), day: max(first, second))
        case [1, 1, 2], [1, 2, 2], [2, 1, 2], [2, 2, 2]: throw .ambiguous
        default: throw .unknown
        }
    }

    /// `192011` is a month unless it may be a day: year, month and day of two digits each, in any of their orders.
    private init(sixDigits number: Int) throws(Fault) {
        let (a, b, c) = (number / 10_000, number / 100 % 100, number % 100)
        func mayBeDay(_ month: Int, _ day: Int) -> Bool { (1...12).contains(month) && (1...31).contains(day) }
        if mayBeDay(b, c) || mayBeDay(b, a) || mayBeDay(a, b) { throw .ambiguous }
        try self.init(year: number / 100, month: c, day: nil)
    }

    private init(year: Int, month: Int?, day: Int?) throws(Fault) {
        let span: Self?
        switch (month, day) {
        case (let month?, let day?): span = CalendarDate(year: year, month: month, day: day).map(Self.init(day:))
        case (let month?, nil): span = Self(year: year, month: month)
        default: span = Self(year: year)
        }
        guard let span else { throw .impossible }
        self = span
    }
}

/// Numbers and the month of a date, in the order in which they are written.
private struct Tokens {
    struct Number {
        var value: Int
        /// How many digits it is written with.
        var digits: Int
    }

    var numbers: [Number] = []
    /// `1...12`, where the month is named.
    var month: Int?
    /// Whether a slash parts its numbers.
    var isSlashed = false

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
    private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    /// Parts a text at spaces, commas, full stops, one hyphen or one slash.
    init(_ text: String) throws(DateSpan.Fault) {
        var rest = Self.withoutTime(Array(text.utf8.drop { $0 == 0x20 }))[...]
        while let last = rest.last, Self.isLoose(last) { rest.removeLast() }
        guard let first = rest.first, Self.isDigit(first) || Self.isLetter(first) else { throw .unknown }
        while !rest.isEmpty {
            let digits = rest.prefix(while: Self.isDigit)
            rest = rest.dropFirst(digits.count)
            let letters = rest.prefix(while: Self.isLetter)
            rest = rest.dropFirst(letters.count)
            if !digits.isEmpty {
                guard digits.count <= 8 else { throw .unknown }
                let value = digits.reduce(0) { $0 * 10 + Int($1) - 48 }
                numbers.append(Number(value: value, digits: digits.count))
            }
            if !letters.isEmpty {
                try take(
                    String(decoding: letters, as: UTF8.self).lowercased(),
                    isAfterDay: (1...2).contains(digits.count)
                )
            }
            let separators = rest.prefix { !Self.isDigit($0) && !Self.isLetter($0) }
            rest = rest.dropFirst(separators.count)
            let marks = separators.filter { !Self.isLoose($0) }
            guard marks.isEmpty || marks.count == 1 && marks.allSatisfy({ $0 == 0x2D || $0 == 0x2F }),
                !rest.isEmpty || separators.isEmpty
            else { throw .unknown }
            isSlashed = isSlashed || marks.first == 0x2F
        }
    }

    private mutating func take(_ word: String, isAfterDay: Bool) throws(DateSpan.Fault) {
        if isAfterDay, ["st", "nd", "rd", "th"].contains(word) { return }
        if word == "of" { return }
        guard word.count >= 3 else { throw .unknown }
        if Self.weekdays.contains(where: { $0.hasPrefix(word) }) { return }
        guard month == nil, let index = Self.months.firstIndex(where: { $0.hasPrefix(word) }) else { throw .unknown }
        month = index + 1
    }

    /// A text without the time of day at its end: ` 12:30`, `T00:00:00Z`, and `T000000` after eight digits.
    private static func withoutTime(_ bytes: [UInt8]) -> [UInt8] {
        func isClock(from place: Int) -> Bool {
            let digits = bytes[place...].prefix(while: isDigit)
            let next = place + digits.count
            return (1...2).contains(digits.count) && next < bytes.count && bytes[next] == UInt8(ascii: ":")
        }
        for place in bytes.indices.dropFirst() {
            if bytes[place - 1] == UInt8(ascii: " ") || bytes[place - 1] == UInt8(ascii: "T"), isClock(from: place) {
                return Array(bytes[..<(place - 1)])
            }
        }
        if bytes.count > 9, bytes[8] == UInt8(ascii: "T"), bytes[..<8].allSatisfy(isDigit), isDigit(bytes[9]) {
            return Array(bytes[..<8])
        }
        return bytes
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    /// Space, comma, full stop.
    private static func isLoose(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x2C || byte == 0x2E }
}
