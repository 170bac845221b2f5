/// Finds the author's line, "By John Smith", alone or in brackets.
struct BylineReader: Sendable {
    let text: HeadText

    /// The author as printed, without "By"; `nil` where none is named.
    ///
    /// - Parameters:
    ///   - end: the dateline's first code point, or the text's end.
    ///   - credit: the credit's range, which is no byline.
    /// - Returns: the name.
    func read(before end: Int, credit: Range<Int>?) -> String? {
        var prose = 0
        for (number, line) in text.lines.enumerated() {
            guard line.lowerBound < end, prose < 1, number < 24 else { break }
            if text.isProse[number] { prose += 1 }
            // A line of a headline goes on after it; a byline is the last but credits, or stands in brackets.
            guard let (start, isBracket) = afterBy(line),
                let name = name(from: start, to: min(line.upperBound, end), credit: credit)
            else {
                continue
            }
            guard isBracket || isLast(number, end: end, credit: credit) || name.hasInitial else { continue }
            return name.text
        }
        return nil
    }

    /// Whether a line plainly names an author: with initials or a common given name.
    func namesAuthor(_ line: Range<Int>) -> Bool {
        guard let (start, _) = afterBy(line) else { return false }
        return name(from: start, to: line.upperBound, credit: nil)?.hasInitial ?? false
    }

    /// Offset of what follows a "By" at a line's beginning, damaged or not.
    private func afterBy(_ line: Range<Int>) -> (start: Int, isBracket: Bool)? {
        var offset = line.lowerBound
        var isBracket = false
        while offset < line.upperBound, offset - line.lowerBound < 3, !HeadText.isLetter(text.signs[offset]) {
            if text.signs[offset] == 40 || text.signs[offset] == 91 { isBracket = true }
            offset += 1
        }
        let word = text.signs[offset..<line.upperBound].prefix { $0 > 32 }
        guard word.count <= 4, word.endIndex < line.upperBound else { return nil }
        let form = String(decoding: word, as: UTF8.self)
        guard Self.forms.contains(form) else { return nil }
        return (text.skippingBlanks(word.endIndex), isBracket)
    }

    static func isBy(_ word: some Sequence<UInt8>) -> Bool {
        forms.contains(String(decoding: Array(word), as: UTF8.self))
    }

    private static let forms: Set<String> = [
        "By", "BY", "by", "Hy", "lly", "Ily", "Bv", "r.y", "P.y", "I!y", "HY", "B7", "liy", "tly", "Ry", "IJy", "Br",
        "3y", "BV", "Uy", "lav", "Hv", "By:", "BT", "r.v", "l!y",
    ]

    private static let titles: Set<String> = [
        "dr", "rev", "prof", "capt", "col", "gen", "major", "mrs", "mr", "miss", "hon", "judge", "senator", "sir",
        "lieut", "father", "lady",
    ]
    private static let noNames: Set<String> = [
        "associated", "united", "press", "international", "news", "service", "wire", "wireless", "mail", "cable",
        "telegraph", "special",
        "the", "a", "an", "vote", "our", "order", "of", "to", "in", "for", "and", "staff", "correspondent", "leased",
        "federal", "night", "virtue",
        "party", "bandits", "police", "mexicans", "germans", "allies", "british", "french", "german", "court", "state",
        "bill", "law", "reuter",
        "fire", "house", "senate", "congress", "progressive", "democrats", "republicans", "army", "troops", "villa",
        "wilson", "hughes",
    ]
    /// Commonest given names, which make two capitalised words a person.
    private static let given: Set<String> = Set(
        """
        john william james george charles robert joseph frank edward thomas henry walter harry arthur fred albert louis david samuel carl paul \
        richard herbert ralph ernest howard harold clarence will sam ben daniel peter philip francis theodore edwin eugene perry lewis martin \
        alfred andrew jack karl hugh roy earl leo max otto oscar guy allen alexander anthony victor gilbert warren stanley norman edgar frederick \
        frederic wilbur milton raymond russell jacob isaac benjamin lincoln webb burton winston kenneth lowell gordon donald chester floyd julian \
        mary elizabeth anna margaret ruth helen alice florence edith grace ella ida clara emma dorothy ethel marie charlotte laura jane julia \
        katherine kate winifred dorothy elsie nellie bessie cynthia beatrix fannie harriet louise lucy martha rose sarah susan frances marion
        """.split(whereSeparator: \.isWhitespace).map(String.init)
    )

    private func isLast(_ number: Int, end: Int, credit: Range<Int>?) -> Bool {
        for line in text.lines[(number + 1)...] {
            if line.lowerBound >= end { return true }
            if let credit, line.overlaps(credit) { return true }
            // After it running text begins.
            guard let next = text.lines.firstIndex(of: line) else { return true }
            if text.isProse[next] { return true }
            if next + 1 < text.lines.count, text.isProse[next + 1] {
                return text.signs[text.lines[number]].contains { HeadText.isSmall($0) } || next == number + 1
            }
            return false
        }
        return true
    }

    private func name(from start: Int, to end: Int, credit: Range<Int>?) -> (text: String, hasInitial: Bool)? {
        var words: [String] = []
        var hasInitial = false, hasGiven = false, hasTitle = false
        var offset = start
        scan: while offset < end, words.count < 6 {
            if let credit, offset >= credit.lowerBound, offset < credit.upperBound { break }
            let word = text.signs[offset..<end].prefix { $0 > 32 }
            guard let first = word.first,
                !HeadText.isSmall(first) || ["de", "von", "van", "du"].contains(String(decoding: word, as: UTF8.self))
            else { break }
            let letters = NameFolding.key(word)
            let key = String(decoding: letters, as: UTF8.self)
            guard !letters.isEmpty else { break }
            if letters.count > 1, Self.noNames.contains(key) { return nil }
            // Initials run together: "J.W.T."
            let isInitial =
                letters.count <= 1
                || word.filter({ $0 == 46 }).count >= letters.count - 1 && letters.count <= 3 && word.contains(46)
            if isInitial { hasInitial = true }
            if Self.titles.contains(key) { hasTitle = true }
            if Self.given.contains(key) { hasGiven = true }
            var printed = word
            while let last = printed.last, !HeadText.isLetter(last),
                last != 46 || !isInitial && !["jr", "dr", "rev", "geo", "wm", "chas", "mrs", "mr"].contains(key)
            {
                printed = printed.dropLast()
            }
            while let first = printed.first, !HeadText.isLetter(first) { printed = printed.dropFirst() }
            words.append(String(decoding: printed, as: UTF8.self))
            offset = text.skippingBlanks(word.endIndex)
            // A comma, a bracket or the last full stop ends the name.
            if let last = word.last,
                last == 44 || last == 41 || last == 59 || (last == 46 && !isInitial && letters.count > 3)
            {
                break scan
            }
        }
        guard (2...5).contains(words.count), let last = words.last, last.utf8.count >= 2 || hasInitial else {
            return nil
        }
        guard
            hasInitial || hasGiven || hasTitle
                || (words.count <= 3 && words.allSatisfy { $0.utf8.count <= 12 }
                    && !text.signs[min(offset, end)..<end].contains(where: HeadText.isLetter))
        else { return nil }
        return (words.joined(separator: " "), hasInitial || hasGiven)
    }
}
