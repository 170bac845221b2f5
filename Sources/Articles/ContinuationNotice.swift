import CorpusText

/// A line that sends the reader to another page.
///
/// For example "(Continued on Second Page.)" or "[CONTINUED ON PAGE 3, COLUMN 4]".
struct ContinuationNotice: Equatable {
    /// Page and column it names; `nil` where the line does not say or cannot be read.
    let page: Int?
    /// Column on that page, where named.
    let column: Int?
    /// The line without its brackets.
    let printed: String

    /// Where the text goes on: `page 2, column 3`, or the printed words where no number could be read.
    var target: String {
        guard let page else { return printed }
        return column.map { "page \(page), column \($0)" } ?? "page \(page)"
    }

    /// Reads a line; `nil` where it is no such notice.
    init?(line: String) {
        let words = Folding.words(of: line.filter { !"'’".contains($0) })
        guard words.count >= 3, words.count <= 9,
            let verb = words.prefix(2).firstIndex(where: { Self.isContinued($0) })
        else { return nil }
        let rest = Array(words[(verb + 1)...])
        guard let preposition = rest.first, ["on", "ou", "cn", "to", "in", "at", "0n"].contains(preposition) else {
            return nil
        }
        let place = Array(rest.dropFirst())
        let page = Self.number(besides: ["page", "pages", "pago", "pag", "p"], in: place)
        let column = Self.number(besides: ["column", "columns", "col", "colum", "cols", "colunn"], in: place)
        let isLast = place.contains("last") || place.contains("back") || place.contains("next")
        guard page != nil || column != nil || isLast || place.contains(where: { Self.isNear($0, "page") }) else {
            return nil
        }
        (self.page, self.column) = (page, column)
        let brackets: Set<Character> = ["(", ")", "[", "]", "{", "}", "<", ">", "|", " ", ".", "—", "-", "*"]
        printed = String(line.drop(while: brackets.contains).reversed().drop(while: brackets.contains).reversed())
    }

    /// The numeral standing beside one of `names`: after it in digits or as a cardinal, or before it as an ordinal.
    private static func number(besides names: Set<String>, in words: [String]) -> Int? {
        guard let place = words.firstIndex(where: names.contains) else { return nil }
        if place > 0, let value = ordinals[words[place - 1]] ?? numeral(words[place - 1], isOrdinal: true) {
            return value
        }
        guard place + 1 < words.count else { return nil }
        let next = words[place + 1]
        return numeral(next, isOrdinal: false) ?? cardinals[next] ?? ordinals[next] ?? romans[next]
    }

    private static func numeral(_ word: String, isOrdinal: Bool) -> Int? {
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        let suffix = word.dropFirst(digits.count)
        guard isOrdinal ? ["st", "nd", "rd", "th", "d"].contains(suffix) : suffix.isEmpty else { return nil }
        return Int(digits).flatMap { (1...999).contains($0) ? $0 : nil }
    }

    /// Whether a word is "continued" or "cont'd", two wrong letters allowed.
    private static func isContinued(_ word: String) -> Bool {
        word == "contd" || word == "cont" || (word.count >= 7 && isNear(word, "continued"))
            || (word.count >= 6 && isNear(word, "concluded"))
    }

    private static func isNear(_ word: String, _ model: String) -> Bool {
        EditDistance.between(Array(word), Array(model)) <= model.count / 4
    }

    private static let cardinals: [String: Int] = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "twenty": 20,
    ]
    private static let ordinals: [String: Int] = [
        "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
        "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
        "sixteenth": 16, "twentieth": 20,
    ]
    private static let romans: [String: Int] = [
        "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10,
    ]
}
