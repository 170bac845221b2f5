/// The beginning of an article as the head's readers see it: one ASCII sign for each code point, lines, and pieces between blanks and
/// punctuation.
struct HeadText: Sendable {
    struct Token: Sendable {
        /// Code points of the text.
        var range: Range<Int>
        var line: Int
    }

    /// Code points that are looked at: headline, credit and the first sentences.
    static let limit = 1800

    let signs: [UInt8]
    /// Without their line ends; empty lines are left out.
    let lines: [Range<Int>]
    let tokens: [Token]
    /// Whether each line reads as running text, not as a headline.
    let isProse: [Bool]

    init(_ text: String) {
        let signs = text.unicodeScalars.prefix(Self.limit).map(NameFolding.sign)
        var lines: [Range<Int>] = []
        var tokens: [Token] = []
        var begin = 0
        for end in 0...signs.count where end == signs.count || signs[end] == 10 || signs[end] == 13 {
            if let first = signs[begin..<end].firstIndex(where: { $0 > 32 }),
                let last = signs[begin..<end].lastIndex(where: { $0 > 32 })
            {
                Self.appendTokens(of: first..<(last + 1), line: lines.count, signs: signs, to: &tokens)
                lines.append(first..<(last + 1))
            }
            begin = end + 1
        }
        isProse = lines.map { Self.isProse(signs[$0]) }
        (self.signs, self.lines, self.tokens) = (signs, lines, tokens)
    }

    private static func appendTokens(of line: Range<Int>, line number: Int, signs: [UInt8], to tokens: inout [Token]) {
        var start: Int?
        for offset in line {
            if parts(signs[offset]) {
                if let first = start { tokens.append(Token(range: first..<offset, line: number)) }
                start = nil
            } else if start == nil {
                start = offset
            }
        }
        if let first = start { tokens.append(Token(range: first..<line.upperBound, line: number)) }
    }

    /// Whether a sign stands between pieces, not in them.
    private static func parts(_ sign: UInt8) -> Bool {
        switch sign {
        case 0...32, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "?"),
            UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "\""), UInt8(ascii: "*"), UInt8(ascii: "="), UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }

    /// Running text has mostly small letters at the beginnings of its longer words; headlines have capitals.
    private static func isProse(_ line: ArraySlice<UInt8>) -> Bool {
        var small = 0, capital = 0
        for word in line.split(whereSeparator: { $0 <= 32 }) where word.count >= 4 {
            guard let first = word.first else { continue }
            if isSmall(first) { small += 1 } else if isCapital(first) { capital += 1 }
        }
        return small >= 2 && small > capital
    }

    static func isCapital(_ sign: UInt8) -> Bool { (65...90).contains(sign) }
    static func isSmall(_ sign: UInt8) -> Bool { (97...122).contains(sign) }
    static func isLetter(_ sign: UInt8) -> Bool { (65...90).contains(sign & 0xDF) }
    static func isDigit(_ sign: UInt8) -> Bool { (48...57).contains(sign) }

    /// Signs of a range without blanks.
    func squashed(_ range: Range<Int>) -> [UInt8] { NameFolding.squashed(signs[range]) }

    /// Small letters of a range.
    func key(_ range: Range<Int>) -> [UInt8] { NameFolding.key(signs[range]) }

    func key(ofToken number: Int) -> String {
        number < tokens.count ? String(decoding: key(tokens[number].range), as: UTF8.self) : ""
    }

    /// The first offset at or after one whose sign is no blank.
    func skippingBlanks(_ offset: Int) -> Int {
        var offset = offset
        while offset < signs.count, signs[offset] <= 32 { offset += 1 }
        return offset
    }
}
