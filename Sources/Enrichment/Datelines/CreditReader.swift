/// Finds credit lines in an article's head, and agencies that its lead names.
///
/// Phrases are looked for by the confusion model. How much damage is borne depends on where a line stands: right before the dateline, in
/// brackets or after "By", a line is likely a credit, and little of it need be legible.
struct CreditReader: Sendable {
    let text: HeadText
    /// Forms of the newspaper's title.
    let titles: [[UInt8]]
    private let model = ConfusionModel.newspaper

    /// Whether the newspaper is of the time of United Press International.
    let isLate: Bool

    /// A reader for a head of a newspaper with a title, of a year.
    init(text: HeadText, title: String?, year: Int?) {
        self.text = text
        isLate = year.map { $0 >= 1958 } ?? false
        titles = CreditLexicon.titles(title)
    }

    /// The best credit, before the dateline or in brackets after it; else the agency that the lead names.
    func read(_ dateline: DatelineReading?) -> CreditReading? {
        var best: CreditReading?
        for (range, share, isProse) in places(dateline) {
            if let found = credit(in: range, share: share, isProse: isProse), found.evidence > best?.evidence ?? .min {
                best = found
            }
        }
        return best ?? dateline.flatMap { lead(after: $0.range.upperBound) }
    }

    // MARK: Credit lines

    private static let leased: [(form: [UInt8], agency: Agency)] = [
        (Array("leasedwire".utf8), .other), (Array("specialleasedwire".utf8), .other),
        (Array("apleasedwire".utf8), .associatedPress),
    ]

    /// Ranges where a credit may stand, with the share of letters that may be misread.
    private func places(_ dateline: DatelineReading?) -> [(range: Range<Int>, share: Int, isProse: Bool)] {
        var found: [(Range<Int>, Int, Bool)] = []
        let start = dateline?.range.lowerBound ?? text.signs.count
        var prose = 0
        for (number, line) in text.lines.enumerated() {
            guard line.lowerBound < start, prose < 3, number < 30 else { break }
            let range = line.lowerBound..<min(line.upperBound, start)
            if text.isProse[number] { prose += 1 }
            guard range.count >= 3 else { continue }
            let isLast =
                dateline != nil
                && (number + 1 >= text.lines.count || text.lines[number + 1].lowerBound >= start - 3
                    || line.upperBound > start)
            let first = text.signs[range.lowerBound]
            let isBracket =
                first == 40 || first == 91 || text.signs[range].suffix(3).contains(where: { $0 == 41 || $0 == 93 })
            // A long line is looked at in pieces: credits are short.
            for piece in pieces(range) {
                let share =
                    isLast && isBracket
                    ? 40 : isLast && beginsBy(range) ? 34 : isBracket ? 26 : isLast ? 24 : text.isProse[number] ? 8 : 13
                // An author's line is no damaged credit.
                if share > 18, BylineReader(text: text).namesAuthor(piece) {
                    found.append((piece, 18, text.isProse[number]))
                    continue
                }
                found.append(
                    (piece, piece.count == range.count || isBracket ? share : min(share, 13), text.isProse[number])
                )
            }
        }
        if let dateline {
            // "LONDON, Jan. 15 (AP)", "Louisville (Special)", "CHICAGO, Nov. 14.--[Special to the Courier.]".
            let end = dateline.range.upperBound
            let window = text.signs[end...].prefix(60)
            if let open = window.prefix(5).firstIndex(where: { $0 == 40 || $0 == 91 }),
                let close = window.firstIndex(where: { $0 == 41 || $0 == 93 }), open < close
            {
                found.append((open..<(close + 1), 20, false))
            }
        }
        return found
    }

    /// Whether a line begins with "By", damaged or not.
    private func beginsBy(_ line: Range<Int>) -> Bool {
        let word = text.signs[line].prefix { $0 > 32 }
        return word.count <= 4 && BylineReader.isBy(word)
    }

    /// The bracketed pieces of a long line, and its beginning.
    private func pieces(_ line: Range<Int>) -> [Range<Int>] {
        guard line.count > 64 else { return [line] }
        var found = [line.lowerBound..<(line.lowerBound + 64)]
        var open: Int?
        for offset in line.prefix(500) {
            if text.signs[offset] == 40 || text.signs[offset] == 91 { open = offset }
            if let begin = open, text.signs[offset] == 41 || text.signs[offset] == 93 {
                if offset - begin <= 64 { found.append(begin..<(offset + 1)) }
                open = nil
            }
        }
        return found
    }

    private func credit(in range: Range<Int>, share: Int, isProse: Bool) -> CreditReading? {
        let key = String(decoding: text.key(range), as: UTF8.self)
        if key.count <= 26, let short = CreditLexicon.short.first(where: { $0.key == key }) {
            let isMarked = text.signs[range].contains { $0 == 40 || $0 == 91 }
            if isMarked || key.count >= 11 {
                return CreditReading(
                    agency: short.agency,
                    form: .credit,
                    range: range,
                    cost: 0,
                    evidence: key.count * 40
                )
            }
        }
        // Positions of the signs without blanks.
        let positions = range.filter { text.signs[$0] > 32 }
        guard positions.count >= 7 else { return nil }
        let read = model.read(positions.map { text.signs[$0] }, anywhere: true)
        let pairs = LetterPairs(read.signs)
        let whole = model.read(read.signs)
        let letters = read.signs.filter(HeadText.isLetter).count
        let first = text.signs[range.lowerBound]
        let isApart = first == 40 || first == 91 || beginsBy(range)
        var best: CreditReading?
        func take(_ agency: Agency, _ found: Range<Int>, cost: Int, letters: Int) {
            let evidence = letters * 40 - cost
            guard evidence > best?.evidence ?? 0 else { return }
            best = CreditReading(
                agency: agency,
                form: .credit,
                range: found,
                cost: cost / max(1, letters),
                evidence: evidence
            )
        }
        /// Looks for a phrase in the line, or for the line as a whole; of the newspaper's title within it much must be legible.
        func look(_ phrase: [UInt8], _ agency: Agency, share: Int, title: Int = 0) {
            let own = phrase.count - title
            // Short phrases are found by chance when much of them may be damaged.
            let share = own < 10 ? min(share, 12) : own < 14 ? min(share, 24) : share
            guard phrase.count * 2 <= read.count * 3 + 4 else { return }
            // Where little may be damaged, some pairs of letters must have stayed.
            if share <= 24, pairs.shared(with: phrase) * 4 < phrase.count { return }
            if let found = model.find(phrase, in: read, bound: own * share + title * min(share, 25)) {
                // A credit is alone in its line or brackets, or ends a headline's line in one that columns share.
                let part = read.signs[found.range].filter(HeadText.isLetter).count
                if isApart || !isProse && part * 10 >= letters * 6 || phrase.suffix(4) == Array("wire".utf8)[...] {
                    take(
                        agency,
                        positions[found.range.lowerBound]..<(positions[found.range.upperBound - 1] + 1),
                        cost: found.cost,
                        letters: phrase.count
                    )
                }
            }
            // A line that is a credit from end to end may be damaged more.
            if share >= 24, phrase.count >= 18, let cost = model.cost(of: whole, for: phrase, bound: 32 * phrase.count)
            {
                take(agency, range, cost: cost, letters: phrase.count)
            }
        }
        for phrase in CreditLexicon.agencies where phrase.agency != .unitedPressInternational || isLate {
            look(phrase.key, phrase.agency, share: share)
        }
        for own in CreditLexicon.own {
            let start = NameFolding.key(of: own)
            look(start, .special, share: start.count < 12 ? min(share, 14) : min(share, 24))
            for title in titles { look(start + title, .special, share: share, title: title.count) }
        }
        for title in titles where title.count >= 4 {
            look(title + Array("special".utf8), .special, share: min(share, 24), title: title.count)
            for (form, agency) in Self.leased {
                look(title + form, agency, share: share, title: title.count)
                look(Array("by".utf8) + title + form, agency, share: share, title: title.count)
            }
        }
        guard var found = best else { return nil }
        if found.agency == .other, namesAP(before: found.range.upperBound, in: range) {
            found.agency = .associatedPress
        }
        return found
    }

    /// Whether the letters A and P stand in a credit for a leased wire.
    private func namesAP(before end: Int, in range: Range<Int>) -> Bool {
        text.tokens.contains { token in
            token.range.lowerBound >= range.lowerBound && token.range.upperBound <= end && token.range.count == 1
                && [UInt8(ascii: "A"), UInt8(ascii: "P")].contains(text.signs[token.range.lowerBound])
        }
    }

    // MARK: The lead

    private func lead(after start: Int) -> CreditReading? {
        let end = sentences(2, from: start)
        guard start < end else { return nil }
        let positions = (start..<end).filter { text.signs[$0] > 32 }
        let read = model.read(positions.map { text.signs[$0] }, anywhere: true)
        let pairs = LetterPairs(read.signs)
        var best: CreditReading?
        for (agency, key, needsDispatch) in CreditLexicon.lead {
            guard pairs.shared(with: key) * 2 >= key.count - 1,
                let found = model.find(key, in: read, bound: key.count * (key.count < 8 ? 8 : 14)),
                HeadText.isCapital(read.signs[found.range.lowerBound])
            else {
                continue
            }
            let begin = positions[found.range.lowerBound], last = positions[found.range.upperBound - 1] + 1
            if begin > 0, HeadText.isLetter(text.signs[begin - 1]) { continue }
            if needsDispatch {
                let next = String(decoding: NameFolding.key(text.signs[last...].prefix(16)), as: UTF8.self)
                guard ["dispatch", "despatch", "message", "telegram", "correspondent"].contains(where: next.hasPrefix)
                else { continue }
            }
            let cost = found.cost / key.count
            if best.map({ begin < $0.range.lowerBound }) ?? true {
                best = CreditReading(agency: agency, form: .lead, range: begin..<last, cost: cost)
            }
        }
        return best
    }

    /// End of the nth sentence, at most 320 signs on.
    ///
    /// Abbreviations end none: a longer word must stand before, a capital after.
    private func sentences(_ count: Int, from start: Int) -> Int {
        let limit = min(text.signs.count, start + 320)
        var left = count
        var offset = min(start + 12, limit)
        while offset < limit {
            if text.signs[offset] == 46, offset > 3, HeadText.isSmall(text.signs[offset - 1]),
                HeadText.isSmall(text.signs[offset - 2]),
                HeadText.isSmall(text.signs[offset - 3])
            {
                let next = text.skippingBlanks(offset + 1)
                if next < text.signs.count, HeadText.isCapital(text.signs[next]) {
                    left -= 1
                    if left == 0 { return offset }
                }
            }
            offset += 1
        }
        return limit
    }
}

/// Pairs of neighbouring letters of a text, folded: a quick look whether a phrase can stand in it.
struct LetterPairs: Sendable {
    private var holds = [Bool](repeating: false, count: 26 * 26)

    init(_ signs: [UInt8]) {
        var before: Int?
        for sign in signs {
            guard HeadText.isLetter(sign) else { continue }
            let letter = Int(sign | 0x20) - 97
            if let before { holds[before * 26 + letter] = true }
            before = letter
        }
    }

    /// How many pairs of a folded phrase stand in the text.
    func shared(with phrase: [UInt8]) -> Int {
        zip(phrase, phrase.dropFirst()).reduce(0) { $0 + (holds[(Int($1.0) - 97) * 26 + Int($1.1) - 97] ? 1 : 0) }
    }
}
