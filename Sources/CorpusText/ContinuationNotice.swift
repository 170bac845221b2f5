/// A line that sends the reader to another page, or says from which page the text comes.
///
/// For example "(Continued on Second Page.)", "[CONTINUED ON PAGE 3, COLUMN 4]", "[Continued from 25th page.]",
/// "See SENATE, Page 5". Letters may be misread: "Contlnued on Page Tbree".
package struct ContinuationNotice: Sendable, Equatable {
    /// Which way the line sends the reader.
    package enum Direction: Sendable, Equatable {
        /// To the page on which the text goes on.
        case onward
        /// To the page from which the text comes.
        case back
    }

    /// A page named by its place, not by its number.
    package enum Neighbour: Sendable, Equatable {
        /// The page after this one.
        case next
        /// The page before this one.
        case previous
        /// The last page of the issue.
        case last
    }

    /// Onward or back.
    package let direction: Direction
    /// Page and column it names; `nil` where the line does not say or cannot be read.
    package let page: Int?
    /// Column on that page, where named.
    package let column: Int?
    /// A page named by its place, where no number is.
    package let neighbour: Neighbour?
    /// Whether it speaks of a page at all; some send to another column alone.
    package let namesPage: Bool
    /// Whether it says "continued" or "concluded"; "see page 4" and "turn to page 4" may be a mere hint.
    package let isCertain: Bool
    /// Words by which the other part is to be found, as `senate` in "See SENATE, Page 5"; lower case.
    package let keys: [String]
    /// The line without its brackets.
    package let printed: String

    /// Where the text goes on or comes from: `page 2, column 3`, or the printed words where no number could be read.
    package var target: String {
        guard let page else { return printed }
        return column.map { "page \(page), column \($0)" } ?? "page \(page)"
    }

    /// Reads a line; `nil` where it is no such notice.
    package init?(line: String) {
        // Long lines are never notices, and most lines of a page are long.
        guard line.utf8.count <= 90 else { return nil }
        let words = Self.parted(Folding.words(of: line.filter { !"'’".contains($0) }))
        guard (3...11).contains(words.count), let opening = Opening(words) else { return nil }
        let place = Array(words[opening.end...])
        let pageWord = place.firstIndex { Self.isPage($0) }
        let page = Self.number(besides: Self.isPage, in: place)
        let column = Self.number(besides: Self.isColumn, in: place)
        let near: Neighbour? =
            place.contains("next") || place.contains("following")
            ? .next
            : place.contains("preceding") || place.contains("previous")
                ? .previous : place.contains("last") || place.contains("back") ? .last : nil
        let isContinued = opening.verb == .continued
        guard page != nil || isContinued && (column != nil || pageWord != nil) else { return nil }
        // What does not belong to such a line makes it a sentence that happens to speak of a page.
        let foreign = place.filter { !Self.belongs($0) }
        switch opening.verb {
        case .continued: guard foreign.count <= 2 else { return nil }
        case .see, .from: guard foreign.isEmpty, pageWord != nil else { return nil }
        }
        (direction, isCertain) = (opening.direction, isContinued)
        (self.page, self.column) = (page, column)
        neighbour = page == nil ? near : nil
        namesPage = page != nil || pageWord != nil
        keys = opening.keys
        let brackets: Set<Character> = ["(", ")", "[", "]", "{", "}", "<", ">", "|", " ", ".", "—", "-", "*"]
        printed = String(line.drop(while: brackets.contains).reversed().drop(while: brackets.contains).reversed())
    }

    /// The notices among the lines of a region; in a narrow column one may stand on two lines.
    package static func all(in lines: [String]) -> [(lines: Range<Int>, notice: ContinuationNotice)] {
        var found: [(lines: Range<Int>, notice: ContinuationNotice)] = []
        var index = 0
        while index < lines.count {
            let alone = ContinuationNotice(line: lines[index])
            if index + 1 < lines.count, alone?.column == nil, opens(lines[index]),
                let both = ContinuationNotice(line: lines[index] + " " + lines[index + 1]),
                alone == nil || alone?.page == nil && both.page != nil || both.column != nil
            {
                found.append((index..<(index + 2), both))
                index += 2
                continue
            }
            if let alone { found.append((index..<(index + 1), alone)) }
            index += 1
        }
        return found
    }

    /// Whether a line has the verb of a notice and little else: only then can the next line belong to it.
    private static func opens(_ line: String) -> Bool {
        guard line.utf8.count <= 45 else { return false }
        let words = Folding.words(of: line.filter { !"'’".contains($0) })
        return words.count <= 6 && words.prefix(3).contains { isContinued($0) }
    }

    // MARK: Opening

    /// The words up to the place that is named.
    private struct Opening {
        enum Verb { case continued, see, from }

        var verb: Verb
        var direction: Direction
        var keys: [String]
        /// Index of the first word of the place.
        var end: Int

        init?(_ words: [String]) {
            let first = words.prefix(4).firstIndex { ContinuationNotice.isContinued($0) }
            if let first, first + 1 < words.count, let way = ContinuationNotice.direction(of: words[first + 1]) {
                // "SENATE DEBATE Continued from page 1": what stands before is the head's key.
                (verb, direction, keys, end) = (.continued, way, Array(words[..<first]), first + 2)
                return
            }
            var start = 0
            if words[0] == "please" { start = 1 }
            guard start + 2 < words.count else { return nil }
            if ContinuationNotice.isNear(words[start], "turn"), words[start + 1] == "to" {
                (verb, direction, keys, end) = (.see, .onward, [], start + 2)
            } else if words[start] == "see" {
                let rest = words[(start + 1)...]
                guard let page = rest.firstIndex(where: ContinuationNotice.isPage) else { return nil }
                // An ordinal before "page" belongs to the place, and so does "on".
                var place = page
                if place > start + 1, ContinuationNotice.isOrdinal(words[place - 1]) { place -= 1 }
                let between = words[(start + 1)..<place].filter { $0 != "on" && $0 != "story" }
                guard between.count <= 3 else { return nil }
                (verb, direction, keys, end) = (.see, .onward, Array(between), place)
            } else if ContinuationNotice.isNear(words[0], "from"), words.count <= 5 {
                (verb, direction, keys, end) = (.from, .back, [], 1)
            } else {
                return nil
            }
        }
    }

    private static func direction(of word: String) -> Direction? {
        if ["on", "ou", "cn", "0n", "oa", "om", "en", "oh", "to", "in", "at"].contains(word) { return .onward }
        return (3...5).contains(word.count) && isNear(word, "from") ? .back : nil
    }

    /// Words with those that run together parted: "continuedon", "pagethree".
    private static func parted(_ words: [String]) -> [String] {
        words.flatMap { word -> [String] in
            if word.count > 10, isContinued(String(word.prefix(9))) {
                let rest = String(word.dropFirst(9))
                for preposition in ["on", "from", "to"] where rest.hasPrefix(preposition) {
                    let place = String(rest.dropFirst(preposition.count))
                    return [String(word.prefix(9)), preposition] + (place.isEmpty ? [] : parted([place]))
                }
            }
            if word.count > 4, word.hasPrefix("page") {
                let rest = String(word.dropFirst(4))
                if numeral(rest, isOrdinal: false) != nil || named(rest, in: cardinals) != nil {
                    return ["page", rest]
                }
            }
            return [word]
        }
    }

    // MARK: Words of the place

    /// The numeral standing beside a word: after it in digits or as a cardinal, or before it as an ordinal.
    private static func number(besides isName: (String) -> Bool, in words: [String]) -> Int? {
        guard let place = words.firstIndex(where: isName) else { return nil }
        if place > 0,
            let value = named(words[place - 1], in: ordinals) ?? numeral(words[place - 1], isOrdinal: true)
        {
            return value
        }
        guard place + 1 < words.count else { return nil }
        let next = words[place + 1]
        return numeral(next, isOrdinal: false) ?? named(next, in: cardinals) ?? named(next, in: ordinals)
            ?? romans[next]
    }

    private static func numeral(_ word: String, isOrdinal: Bool) -> Int? {
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        let suffix = word.dropFirst(digits.count)
        guard isOrdinal ? ["st", "nd", "rd", "th", "d"].contains(suffix) : suffix.isEmpty else { return nil }
        return Int(digits).flatMap { (1...999).contains($0) ? $0 : nil }
    }

    private static func isOrdinal(_ word: String) -> Bool {
        numeral(word, isOrdinal: true) != nil || named(word, in: ordinals) != nil
    }

    /// The value of a number word; one wrong letter is allowed where only one number is as near.
    private static func named(_ word: String, in numbers: KeyValuePairs<String, Int>) -> Int? {
        if let exact = numbers.first(where: { $0.key == word }) { return exact.value }
        guard word.count >= 3 else { return nil }
        let near = numbers.filter {
            min(4, $0.key.count) >= min(4, word.count) && EditDistance.between(Array(word), Array($0.key)) == 1
        }
        return near.count == 1 ? near[0].value : nil
    }

    /// Whether a word is "continued" or "cont'd", two wrong letters allowed.
    private static func isContinued(_ word: String) -> Bool {
        word == "contd" || word == "cont" || (word.count >= 7 && isNear(word, "continued"))
            || (word.count >= 6 && isNear(word, "concluded"))
    }

    private static func isPage(_ word: String) -> Bool {
        word == "p" || word == "pag" || word == "pages" || (word.count >= 3 && word.count <= 5 && isNear(word, "page"))
    }

    private static func isColumn(_ word: String) -> Bool {
        ["col", "cols", "columns"].contains(word) || word.count >= 5 && isNear(word, "column")
    }

    /// Whether a word can stand in the place that a notice names.
    private static func belongs(_ word: String) -> Bool {
        isPage(word) || isColumn(word) || isOrdinal(word) || numeral(word, isOrdinal: false) != nil
            || named(word, in: cardinals) != nil || romans[word] != nil || word.count == 1 || places.contains(word)
    }

    private static func isNear(_ word: String, _ model: String) -> Bool {
        EditDistance.between(Array(word), Array(model)) <= model.count / 4
    }

    private static let places: Set<String> = [
        "the", "this", "of", "section", "sec", "part", "issue", "and", "on", "next", "following", "preceding",
        "previous",
        "last", "back", "inside", "please", "editorial", "sporting", "sports", "news", "side",
    ]
    private static let cardinals: KeyValuePairs<String, Int> = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
        "eighteen": 18, "nineteen": 19, "twenty": 20,
    ]
    private static let ordinals: KeyValuePairs<String, Int> = [
        "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
        "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
        "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
    ]
    private static let romans: [String: Int] = [
        "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10,
    ]
}
