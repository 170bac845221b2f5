/// Finds the dateline in an article's head.
///
/// Grammar: `[junk] PLACE [, REGION [, REGION]] [, via PLACE] , MONTH DAY [, YEAR] [(WEEKDAY)] [, HOUR] [, via PLACE] [(by WAY)] [.] [-]`
/// or, in the form of syndicates, `PLACE [, REGION] . [-]` without a date after a headline. It begins where a line, or the text after a
/// credit, begins. Every reading of it costs what was misread, what speaks against the place, and what speaks against a dateline at that
/// place of the text; the cheapest is taken.
struct DatelineParser {
    /// Readings that cost more are no datelines: with a date, and without.
    private static let limit = 200, undatedLimit = 70

    let resolver: PlaceResolver
    let context: PlaceContext
    let dates: DateReader
    let text: HeadText
    private let known = SimilarNames()

    init(resolver: PlaceResolver, context: PlaceContext, dates: DateReader, text: HeadText) {
        (self.resolver, self.context, self.dates, self.text) = (resolver, context, dates, text)
    }

    func parse() -> DatelineReading? {
        if let dated = dated(), dated.cost <= Self.limit { return dated }
        if let undated = undated(), undated.cost <= Self.undatedLimit { return undated }
        return nil
    }

    // MARK: With a date

    private func dated() -> DatelineReading? {
        var best: DatelineReading?
        var hits: [(date: DateReader.Reading, starts: [(token: Int, cost: Int)])] = []
        for token in text.tokens.indices.dropFirst() {
            guard let date = dates.date(at: token, of: text), date.cost <= 185 else { continue }
            let starts = starts(before: token)
            guard !starts.isEmpty else { continue }
            hits.append((date, starts))
        }
        for share in [0, 36] {
            for (date, starts) in hits {
                let after = after(date.tokens.upperBound - 1)
                for (start, startCost) in starts where share == 0 || startCost <= 40 {
                    let least = date.cost + startCost + after.cost - 30
                    guard least < best?.cost ?? Self.limit + 1 else { continue }
                    guard var reading = place(from: start, to: date.tokens.lowerBound, share: share) else { continue }
                    reading.cost += date.cost + startCost + after.cost
                    reading.date = date
                    reading.isAtBeginning = startCost == 0
                    guard reading.cost < best?.cost ?? .max, !isPageDate(reading, date: date) else { continue }
                    reading.range = reading.range.lowerBound..<text.tokens[date.tokens.upperBound - 1].range.upperBound
                    best = reading
                }
            }
            // A plain dateline needs no search for misread names, unless what stands before it may belong to its name.
            if let best, best.cost <= 60, best.isAtBeginning { break }
        }
        guard var reading = best, reading.date != nil else { return nil }
        let tail = DatelineTail(text: text, resolver: resolver, year: dates.pageYear).extend(reading.range.upperBound)
        reading.range = reading.range.lowerBound..<tail.end
        if let year = tail.year { reading.date?.year = year }
        return reading
    }

    /// Tokens where a dateline may begin whose date begins at `token`, with what speaks against it.
    private func starts(before token: Int) -> [(token: Int, cost: Int)] {
        var found: [(token: Int, cost: Int)] = []
        let date = text.tokens[token]
        for start in stride(from: token - 1, through: max(0, token - 10), by: -1) {
            let candidate = text.tokens[start]
            guard date.range.lowerBound - candidate.range.lowerBound <= 75, date.line - candidate.line <= 1 else {
                break
            }
            if let cost = startCost(start) { found.append((start, cost)) }
        }
        return found.sorted { ($0.cost, -$0.token) < ($1.cost, -$1.token) }
    }

    /// What speaks against a beginning at a token; `nil` where none can be.
    private func startCost(_ number: Int) -> Int? {
        let token = text.tokens[number]
        guard let first = text.signs[token.range].first, !HeadText.isSmall(first) || token.range.count >= 3 else {
            return nil
        }
        guard token.range.count >= 3 || text.signs[token.range].contains(where: HeadText.isLetter) else { return nil }
        let line = text.lines[token.line]
        var cost = 0
        if number == 0 || text.tokens[number - 1].line < token.line {
            // Signs before the first piece are specks or opening brackets.
            cost = token.range.lowerBound - line.lowerBound > 3 ? 20 : 0
        } else {
            let between = text.signs[text.tokens[number - 1].range.upperBound..<token.range.lowerBound]
            let junk = text.tokens[..<number].reversed().prefix { $0.line == token.line }
            if between.contains(UInt8(ascii: ")")) || between.contains(UInt8(ascii: "]")) {
                cost = 5
            } else if junk.count <= 2, junk.allSatisfy({ $0.range.count <= 2 }) {
                // Letters may be the beginning of the name.
                cost = junk.reduce(0) {
                    $0 + ($1.range.count > 1 && text.signs[$1.range].contains(where: HeadText.isLetter) ? 40 : 15)
                }
            } else if endsCredit(number - 1) {
                cost = 10
            } else if between.contains(where: { $0 == 46 || $0 == 45 || $0 == 63 || $0 == 58 || $0 == 59 }) {
                cost = 55
            } else {
                return nil
            }
        }
        // A name begins with a capital; a misread one seldom with a small letter.
        if HeadText.isSmall(first) { cost += 40 }
        return cost + proseCost(before: token)
    }

    /// Whether a credit line may end with this token on the line of a dateline.
    private func endsCredit(_ number: Int) -> Bool {
        ["wire", "press", "service", "despatch", "dispatch", "correspondent", "special", "correspondence"].contains(
            text.key(ofToken: number)
        )
    }

    /// A dateline stands after headlines, not in running text.
    private func proseCost(before token: HeadText.Token) -> Int {
        var cost = 0
        for line in 0..<token.line where text.isProse[line] { cost += 25 }
        if token.line > 0, text.isProse[token.line - 1] {
            let last = text.signs[text.lines[token.line - 1].upperBound - 1]
            if ![46, 33, 63, 58, 34, 41].contains(Int(last)) { cost += 90 }
        }
        // Within one line the words before count.
        let line = text.lines[token.line]
        if token.range.lowerBound > line.lowerBound + 4 {
            let before = text.signs[line.lowerBound..<token.range.lowerBound].split { $0 <= 32 }
            let small = before.filter { $0.count >= 4 && HeadText.isSmall($0[$0.startIndex]) }.count
            cost += small * 12
        }
        return min(cost, 400)
    }

    /// What speaks against a dateline that ends with a token, by what comes after.
    private func after(_ number: Int) -> (cost: Int, isMarked: Bool) {
        var offset = text.tokens[number].range.upperBound
        var isMarked = false
        while offset < text.signs.count, !HeadText.isLetter(text.signs[offset]), !HeadText.isDigit(text.signs[offset]) {
            if [46, 45, 63, 58, 40, 33].contains(Int(text.signs[offset])) { isMarked = true }
            offset += 1
        }
        guard offset < text.signs.count else { return (30, isMarked) }
        guard HeadText.isSmall(text.signs[offset]) else { return (isMarked ? 0 : 5, isMarked) }
        let word = text.signs[offset...].prefix { HeadText.isLetter($0) }
        let key = String(decoding: word, as: UTF8.self)
        if ["via", "by", "from", "noon"].contains(key) { return (10, isMarked) }
        if Self.goesOn.contains(key) { return (isMarked ? 60 : 140, isMarked) }
        return (isMarked ? 20 : 50, isMarked)
    }

    private static let goesOn: Set<String> = [
        "to", "and", "at", "the", "where", "when", "in", "on", "for", "with", "was", "were", "is", "will", "of", "or",
        "that",
    ]

    /// The page's own line of place and date, with the newspaper's day and year.
    private func isPageDate(_ reading: DatelineReading, date: DateReader.Reading) -> Bool {
        guard let page = dates.page, date.month == page.month, date.day == page.day else { return false }
        let end = text.tokens[date.tokens.upperBound - 1].range.upperBound
        let after = text.signs[end...].prefix(14).split { !HeadText.isDigit($0) }
        let year = Array(String(page.year).utf8)
        guard after.contains(where: { $0.count >= 3 && zip($0, year).prefix(2).allSatisfy(==) }) else { return false }
        let place = text.key(reading.range.lowerBound..<text.tokens[date.tokens.lowerBound].range.lowerBound)
        let words = String(decoding: place, as: UTF8.self)
        return Self.weekdays.contains(where: words.contains) || resolver.isHome(place, context: context)
    }

    // MARK: The place

    private static let noPlaces: Set<String> = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "the", "a", "an", "on", "in",
        "at", "since", "until",
        "from", "to", "by", "for", "of", "special", "no", "vol", "volume", "page", "mr", "mrs", "dr", "rev", "and",
        "or", "but", "this", "last",
        "next", "till", "before", "after", "about", "dated", "under", "date", "late", "early", "night", "dear", "today",
        "yesterday",
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "jan",
        "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "associatedpress", "unitedpress",
        "began", "held",
        "born", "died", "meeting", "county", "issued", "every", "number", "bulletin", "continued", "will", "it", "he",
        "they", "his",
    ]

    /// A place with regions that fills the tokens from one to the one before another.
    ///
    /// With `needsRegion` only a name with a state or country beside it may be misread.
    private func place(from start: Int, to end: Int, share: Int, needsRegion: Bool = false) -> DatelineReading? {
        var best: DatelineReading?
        let first = text.tokens[start].range.lowerBound
        // "Berlin, via London, June 14", "Berlin, by wireless to Sayville, Dec. 12".
        let via = (start + 1..<max(start + 1, end)).first {
            let key = text.key(ofToken: $0)
            return ["via", "vla", "yia"].contains(key)
                || key == "by" && ["wireless", "cable", "mail", "way"].contains(text.key(ofToken: $0 + 1))
        }
        let last = via ?? end
        guard last > start else { return nil }
        if let via, !(1...5).contains(end - via - 1) { return nil }
        for split in (start + 1)...min(last, start + 5) {
            let nameEnd = text.tokens[split - 1].range.upperBound
            let name = first..<nameEnd
            let key = text.key(name)
            guard key.count >= 2 || name.count >= 4, name.count <= 30 else { continue }
            guard !Self.noPlaces.contains(String(decoding: key, as: UTF8.self)),
                !Self.noPlaces.contains(text.key(ofToken: start))
                    || text.key(ofToken: start) == "the"
            else { continue }
            let comma =
                split < text.tokens.count
                && text.signs[nameEnd..<text.tokens[split].range.lowerBound].contains {
                    $0 == 44 || $0 == 46 || $0 == 59 || $0 == 40
                }
            let read = text.squashed(name)
            for (regions, regionCost) in regions(split..<last, isParted: comma) {
                let isSearched = needsRegion ? !regions.isEmpty : comma || split == last || !regions.isEmpty
                let found = resolver.candidates(
                    read,
                    beside: regions,
                    context: context,
                    share: isSearched ? share : 0,
                    known: known
                )
                var cost = regionCost
                if let best = found.first, best.reading <= max(160, read.count * share), best.cost < 230 {
                    // A far place by a damaged name is a guess: the name then stays as printed.
                    if best.reading > 0, best.cost > 100, regions.isEmpty, !resolver.isFamous(best.place), comma,
                        isNameLike(start..<split)
                    {
                        cost += 140
                    } else {
                        cost += best.reading + max(-60, min(120, best.cost - best.reading)) / 2
                    }
                    // Long damaged names are hard to hit by chance, short ones easy.
                    if best.reading > 0, key.count <= 4 { cost += 25 }
                    if key.count < 3 { cost += 80 }
                } else {
                    guard share > 0, isNameLike(start..<split), comma || !regions.isEmpty,
                        !text.signs[name].contains(44)
                    else { continue }
                    // Without a state the date must be in the same line.
                    if regions.isEmpty, last < text.tokens.count, text.tokens[split - 1].line != text.tokens[last].line
                    {
                        continue
                    }
                    cost += regions.isEmpty ? 140 : 85
                    if regions.count == 2, regions[0].country == "US", regions[1].country == "US" { cost += 100 }
                }
                if best.map({ $0.cost > cost }) ?? true {
                    best = DatelineReading(
                        range: name,
                        name: name,
                        regions: regions,
                        candidates: found.first.map { $0.cost < 230 ? found : [] } ?? [],
                        cost: cost
                    )
                }
            }
        }
        return best
    }

    /// Whether tokens look like a name that the gazetteer does not know.
    private func isNameLike(_ tokens: Range<Int>) -> Bool {
        tokens.count <= 3
            && tokens.allSatisfy { number in
                let range = text.tokens[number].range
                return text.signs[range].first.map(HeadText.isCapital) ?? false
            }
            && text.key(
                text.tokens[tokens.lowerBound].range.lowerBound..<text.tokens[tokens.upperBound - 1].range.upperBound
            ).count >= 4
    }

    /// States and countries that fill the tokens, at most two, and what was misread of them; none where the tokens are too many to be any.
    private func regions(_ tokens: Range<Int>, isParted: Bool) -> [(regions: [Region], cost: Int)] {
        guard !tokens.isEmpty else { return [([], 0)] }
        // "LONDON, Thursday, Jan. 13."
        if Self.weekdays.contains(text.key(ofToken: tokens.upperBound - 1)) {
            return regions(tokens.dropLast(), isParted: isParted).map { ($0.regions, $0.cost + 10) }
        }
        guard tokens.count <= 6 else { return [] }
        var best: (regions: [Region], cost: Int)?
        func read(_ range: Range<Int>) -> (region: Region, cost: Int)? {
            let signs = text.signs[
                text.tokens[range.lowerBound].range.lowerBound..<text.tokens[range.upperBound - 1].range.upperBound
            ]
            let plain = signs.filter { $0 > 32 && $0 != 46 && $0 != 44 }
            if plain == [UInt8(ascii: "O")] || plain == [UInt8(ascii: "0")] {
                guard isParted else { return nil }
                return (Region(country: "US", division: "OH"), 5)
            }
            guard !Self.noPlaces.contains(String(decoding: NameFolding.key(plain), as: UTF8.self)) else { return nil }
            return resolver.regions.similar(to: plain, share: 42)
        }
        if let whole = read(tokens) { best = ([whole.region], whole.cost) }
        if tokens.count > 1, best?.cost ?? 99 > 0 {
            for middle in (tokens.lowerBound + 1)..<tokens.upperBound {
                guard let a = read(tokens.lowerBound..<middle), let b = read(middle..<tokens.upperBound) else {
                    continue
                }
                let cost = a.cost + b.cost + 10
                if cost < best?.cost ?? .max { best = ([a.region, b.region], cost) }
            }
        }
        var found = best.map { [$0] } ?? []
        // Something beside the name that cannot be read.
        if best?.cost ?? 99 > 40, isParted, tokens.count <= 2 {
            let size =
                text.tokens[tokens.upperBound - 1].range.upperBound - text.tokens[tokens.lowerBound].range.lowerBound
            if size <= 10 { found.append(([], 75)) }
        }
        return found
    }

    private static let weekdays: Set<String> = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]

    // MARK: Without a date

    private func undated() -> DatelineReading? {
        var best: DatelineReading?
        for line in text.lines.indices.prefix(24) {
            // Only after headlines, and where running text follows.
            if line > 0, text.isProse[line - 1] { break }
            let tokens = text.tokens.indices.filter { text.tokens[$0].line == line }
            guard var start = tokens.first, let end = tokens.last else { continue }
            if text.tokens[start].range.count == 1, tokens.count > 2 { start += 1 }
            guard let first = text.signs[text.tokens[start].range].first, !HeadText.isSmall(first) else { continue }
            for last in start...min(end, start + 5) {
                guard last < end, let mark = mark(after: last) else { continue }
                guard let reading = place(from: start, to: last + 1, share: last > start ? 20 : 0, needsRegion: true),
                    let place = reading.candidates.first
                else { continue }
                // Without a state beside it a name must be one that needs none, or of the paper's own state after a credit.
                if reading.regions.isEmpty, mark < 2, !resolver.isFamous(place.place) { continue }
                if reading.regions.isEmpty, !resolver.isFamous(place.place),
                    !resolver.isOfState(place.place, context: context)
                {
                    continue
                }
                var found = reading
                found.range = reading.range.lowerBound..<text.tokens[last].range.upperBound
                found.cost += reading.regions.isEmpty ? 40 : 0
                if line + 1 < text.lines.count, !text.isProse[line + 1], !text.isProse[line] { found.cost += 30 }
                if found.cost < best?.cost ?? .max { best = found }
            }
        }
        return best
    }

    /// How plainly a token is parted from a sentence after it: 1 by a full stop, 2 by a dash or a credit in brackets; `nil` where none follows.
    private func mark(after number: Int) -> Int? {
        let between = text.signs[text.tokens[number].range.upperBound..<text.tokens[number + 1].range.lowerBound]
        guard let next = text.signs[text.tokens[number + 1].range].first else { return nil }
        if between.contains(UInt8(ascii: "(")) {
            return ["special", "spcial", "ap", "up", "ins"].contains(text.key(ofToken: number + 1)) ? 2 : nil
        }
        guard HeadText.isCapital(next) || next == UInt8(ascii: "\"") else { return nil }
        let key = text.key(ofToken: number + 1)
        // The line of place and day at a page's head, and datelines with a date.
        if Self.noPlaces.contains(key),
            !["the", "a", "an", "in", "on", "at", "by", "for", "mr", "mrs", "dr", "this", "after"].contains(key)
        {
            return nil
        }
        if text.tokens[number + 1].range.count <= 3, resolver.regions.region(Array(key.utf8)) != nil { return nil }
        if between.contains(UInt8(ascii: "-")) {
            return between.count >= 1 && !between.allSatisfy({ $0 == 45 }) || between.count >= 2 ? 2 : nil
        }
        if between.contains(UInt8(ascii: "?")) { return 2 }
        return between.contains(UInt8(ascii: ".")) ? 1 : nil
    }
}
