/// Reads month and day of a dateline, damaged ones by what is likely on the newspaper's day.
struct DateReader: Sendable {
    struct Reading: Sendable {
        /// 1 to 12; day and year where they can be read.
        var month: Int, day: Int?, year: Int?
        /// First and one past the last token.
        var tokens: Range<Int>
        /// Hundredths of a misread letter, with what speaks against a day so long before the newspaper's.
        var cost: Int
    }

    private static let months = [
        ["january", "jan"], ["february", "feb"], ["march", "mar"], ["april", "apr"], ["may"], ["june", "jun"],
        ["july", "jul"],
        ["august", "aug"], ["september", "sept", "sep"], ["october", "oct"], ["november", "nov"], ["december", "dec"],
    ].map { $0.map { Array($0.utf8) } }

    private static let dayTexts = (0...31).map { Array(String($0).utf8) }

    private let model: ConfusionModel
    /// Day of the newspaper.
    let page: CalendarDay?
    /// Year of the newspaper, where only that is known.
    let pageYear: Int?

    /// A reader for the newspaper of a day `1916-03-10`, or a month or year.
    init(date: String?, model: ConfusionModel = .newspaper) {
        self.model = model
        page = date.flatMap { CalendarDay($0) }
        pageYear = page?.year ?? date.flatMap { Int($0.prefix(4)) }.flatMap { (1000...2999).contains($0) ? $0 : nil }
    }

    /// The likeliest date that begins at a token; `nil` where there is none.
    func date(at token: Int, of text: HeadText) -> Reading? {
        let tokens = text.tokens
        guard
            mayBeJoined(token, of: text) || mayBeDay(token + 1, of: text) || mayBeDay(token + 2, of: text)
                || tokens[token].range.count <= 9 && isMonth(text.key(tokens[token].range))
        else { return nil }
        var best: Reading?
        for length in 1...2 where token + length < tokens.count + 1 {
            let last = token + length - 1
            // A month torn in two is taken only of short pieces.
            if length == 2 {
                guard tokens[token].range.count <= 4, tokens[last].range.count <= 4,
                    tokens[last].range.lowerBound - tokens[token].range.upperBound <= 2
                else { continue }
            }
            let read = text.squashed(tokens[token].range.lowerBound..<tokens[last].range.upperBound)
            guard (2...11).contains(read.count) else { continue }
            for (month, cost) in monthsLike(read) {
                let all = cost + (length == 2 ? 20 : 0) + (HeadText.isSmall(read[0]) && cost == 0 ? 60 : 0)
                guard let reading = day(after: last, month: month, cost: all, first: token, of: text) else { continue }
                if best.map({ $0.cost > reading.cost }) ?? true { best = reading }
            }
        }
        return best ?? joined(token, of: text)
    }

    /// Whether a piece may hold month and day.
    private func mayBeJoined(_ token: Int, of text: HeadText) -> Bool {
        let signs = text.signs[text.tokens[token].range]
        guard (5...13).contains(signs.count), let first = signs.first, HeadText.isCapital(first) else { return false }
        return signs.contains { !HeadText.isLetter($0) }
    }

    /// Month and day in one piece: "August'l", "Dec12".
    private func joined(_ token: Int, of text: HeadText) -> Reading? {
        let read = text.squashed(text.tokens[token].range)
        guard (5...13).contains(read.count), HeadText.isCapital(read[0]) else { return nil }
        for (number, forms) in Self.months.enumerated() {
            for form in forms
            where read.count > form.count && read.count - form.count <= 3
                && NameFolding.key(read.prefix(form.count)) == form
            {
                let rest = read.dropFirst(form.count).filter { HeadText.isLetter($0) || HeadText.isDigit($0) }
                guard read.dropFirst(form.count).contains(where: { !HeadText.isLetter($0) }),
                    let (day, cost) = likeliestDay(rest, month: number + 1)
                else {
                    continue
                }
                return Reading(
                    month: number + 1,
                    day: day,
                    year: year(month: number + 1, day: day),
                    tokens: token..<(token + 1),
                    cost: cost + 15
                )
            }
        }
        return nil
    }

    private func isMonth(_ key: [UInt8]) -> Bool { Self.months.contains { $0.contains(key) } }

    private static let shortWords: Set<String> = [
        "of", "to", "in", "on", "at", "by", "is", "it", "as", "he", "we", "or", "an", "be", "no", "the", "and", "for",
        "has", "was", "his", "had",
        "are", "her", "not", "who", "she", "all", "but", "may", "will", "that", "from", "with", "this", "been", "were",
        "they", "have", "that",
    ]

    /// Whether a piece may be a number of one or two digits, damaged or not.
    private func mayBeDay(_ token: Int, of text: HeadText) -> Bool {
        guard token < text.tokens.count, text.tokens[token].range.count <= 5 else { return false }
        let range = text.tokens[token].range
        if text.signs[range].contains(where: HeadText.isDigit) { return true }
        guard range.count <= 3 else { return false }
        let isEnd = range.upperBound < text.signs.count && [46, 45, 63].contains(Int(text.signs[range.upperBound]))
        return isEnd || !Self.shortWords.contains(text.key(ofToken: token))
    }

    /// Months that a piece may stand for: of the newspaper's days damaged ones too, others nearly as printed.
    private func monthsLike(_ read: [UInt8]) -> [(month: Int, cost: Int)] {
        let key = NameFolding.key(read)
        var found: [(month: Int, cost: Int)] = []
        let signs = model.read(read)
        for month in 1...12 {
            let forms = Self.months[month - 1]
            if forms.contains(where: { $0 == key }) {
                found.append((month, max(0, (read.count - key.count) * 12)))
                continue
            }
            let isNear = page.map { ($0.month - month + 12) % 12 <= 1 } ?? false
            guard isNear || !HeadText.isSmall(read[0]) else { continue }
            let share = !isNear ? 25 : HeadText.isSmall(read[0]) && !read.contains(where: HeadText.isCapital) ? 40 : 50
            var least = Int.max
            for form in forms where abs(form.count - read.count) <= 3 {
                if let cost = model.cost(of: signs, for: form, bound: form.count * share) { least = min(least, cost) }
            }
            if least < .max { found.append((month, least * 4 / 5)) }
        }
        return found
    }

    private func day(after last: Int, month: Int, cost: Int, first: Int, of text: HeadText) -> Reading? {
        let tokens = text.tokens
        var best: Reading?
        // Specks between month and day are passed over.
        var skipped = 0
        while skipped < 2, last + 1 + skipped < tokens.count,
            !text.signs[tokens[last + 1 + skipped].range].contains(where: {
                HeadText.isLetter($0) || HeadText.isDigit($0)
            }),
            last + 2 + skipped < tokens.count,
            text.signs[tokens[last + 2 + skipped].range].contains(where: HeadText.isDigit)
        {
            skipped += 1
        }
        for length in 1...2 where last + skipped + length < tokens.count {
            let next = last + skipped + 1, end = last + skipped + length
            guard mayBeDay(next, of: text) || length == 2 else { continue }
            let gap = tokens[next].range.lowerBound - tokens[last].range.upperBound
            guard gap <= 8 else { break }
            if length == 2 {
                guard tokens[next].range.count <= 2, tokens[end].range.count <= 2,
                    tokens[end].range.lowerBound - tokens[next].range.upperBound <= 1
                else { break }
            }
            let read = text.squashed(tokens[next].range.lowerBound..<tokens[end].range.upperBound)
            guard read.count <= 5 else { continue }
            // A word that goes on is no day.
            if read.count >= 2, read.dropFirst().allSatisfy(HeadText.isSmall), HeadText.isCapital(read[0]),
                read.count > 2
            {
                continue
            }
            guard let (day, dayCost) = likeliestDay(read, month: month) else { continue }
            let all = cost + dayCost + (length == 2 ? 15 : 0)
            if best.map({ $0.cost > all }) ?? true {
                best = Reading(month: month, day: day, year: nil, tokens: first..<(end + 1), cost: all)
            }
        }
        // The day may be lost where the month is plain.
        if best == nil, cost <= 10 {
            let lag = page.map { ($0.month - month + 12) % 12 <= 1 } ?? true
            if lag { best = Reading(month: month, day: nil, year: nil, tokens: first..<(last + 1), cost: cost + 90) }
        }
        guard var reading = best else { return nil }
        reading.year = reading.day.flatMap { year(month: month, day: $0) }
        return reading
    }

    /// The day for which `read` stands at the least cost, with what speaks against it.
    private func likeliestDay(_ read: [UInt8], month: Int) -> (day: Int, cost: Int)? {
        var number = read[...]
        var damage = 0
        // "3rd", "15th".
        if number.count >= 3, HeadText.isDigit(number[0]) {
            let suffix = String(decoding: number.suffix(2), as: UTF8.self).lowercased()
            if ["st", "nd", "rd", "th"].contains(suffix) {
                number.removeLast(2)
            } else if suffix.utf8.allSatisfy(HeadText.isSmall) {
                (number, damage) = (number.dropLast(2), 60)
            }
        }
        guard !number.isEmpty else { return nil }
        let isPlain = number.allSatisfy(HeadText.isDigit)
        let signs = model.read(Array(number))
        var best: (day: Int, cost: Int)?
        for day in 1...31 {
            let text = Self.dayTexts[day]
            let exact = number.elementsEqual(text)
            guard exact || page != nil || !isPlain else { continue }
            guard let reading = exact ? 0 : model.cost(of: signs, for: text, bound: day < 10 ? 75 : 150) else {
                continue
            }
            // Numerals are read worse than letters, and there are few of them.
            let cost = (reading + damage) / 2 + (isPlain && !exact ? 20 : 0) + lagCost(month: month, day: day)
            if cost < best?.cost ?? 190 { best = (day, cost) }
        }
        return best
    }

    /// What speaks against a day by its distance from the newspaper's: telegrams are of the day or the day before, weekly papers reprint
    /// those of their week, letters by mail take longer.
    private func lagCost(month: Int, day: Int) -> Int {
        guard let page else { return 0 }
        guard let year = year(month: month, day: day), let then = CalendarDay(year: year, month: month, day: day) else {
            return 400
        }
        switch page.number - then.number {
        case ...1: return 0
        case 2: return 8
        case 3...7: return 20
        case 8...10: return 30
        case 11...31: return 45
        case 32...120: return 100
        default: return 160
        }
    }

    /// The year of a day that is not later than the newspaper's.
    func year(month: Int, day: Int) -> Int? {
        guard let page else { return nil }
        let isLater = (month, day) > (page.month, page.day)
        let year = isLater ? page.year - 1 : page.year
        return CalendarDay(year: year, month: month, day: day) == nil ? nil : year
    }
}
