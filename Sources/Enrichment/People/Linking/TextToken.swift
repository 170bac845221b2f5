/// A word of an article's text.
struct TextToken: Sendable, Hashable {
    /// Its place, code points, end exclusive.
    var start: Int, end: Int
    /// Small letters without accents.
    var word: String
    var isCapital: Bool

    /// All words of a text, in order; a word broken by a hyphen or soft hyphen at a line end is one.
    static func tokens(of text: [Unicode.Scalar]) -> [TextToken] {
        var tokens: [TextToken] = []
        var index = 0
        while index < text.count {
            guard isLetter(text[index]) else {
                index += 1
                continue
            }
            let start = index
            var letters: [Unicode.Scalar] = []
            while index < text.count {
                if isLetter(text[index]) || text[index] == "'" || text[index] == "’" {
                    letters.append(text[index])
                    index += 1
                } else if let next = continuation(text, index) {
                    index = next
                } else {
                    break
                }
            }
            let word = NameWord(letters)
            guard word.count > 0 else { continue }
            tokens.append(
                TextToken(start: start, end: index, word: word.text, isCapital: text[start].properties.isUppercase)
            )
        }
        return tokens
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            ? (0x30...0x39 ~= scalar.value || 0x41...0x5A ~= scalar.value || 0x61...0x7A ~= scalar.value)
            : scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
    }

    /// Where a word goes on behind a hyphen and a line end, in small letters.
    private static func continuation(_ text: [Unicode.Scalar], _ index: Int) -> Int? {
        guard text[index] == "-" || text[index] == "\u{AD}" || text[index] == "¬" else { return nil }
        var next = index + 1
        guard next < text.count, text[next] == "\n" || text[next] == "\r" else { return nil }
        while next < text.count, text[next] == "\n" || text[next] == "\r" || text[next] == " " { next += 1 }
        return next < text.count && text[next].properties.isLowercase ? next : nil
    }
}
