/// A text cut at white space into tokens; words that the end of a line divides are put together.
struct PrintedText: Sendable {
    /// What stands between white space.
    struct Token: Sendable, Hashable {
        /// Where it stands in `scalars`.
        var range: Range<Int>
        /// The same without signs at its ends; empty where it has neither letter nor digit.
        var core: Range<Int>
        /// Numbers of its letters, of those in upper and in lower case, and of its digits.
        var letters = 0, capitals = 0, smalls = 0, digits = 0

        /// Whether it begins with a capital letter or a digit, as a name may.
        var isCapitalised = false
    }

    /// The tokens with a blank between each two.
    private(set) var scalars: [Unicode.Scalar] = []
    private(set) var tokens: [Token] = []

    /// Cuts a text.
    ///
    /// - Parameters:
    ///   - text: line ends kept.
    ///   - isWord: whether letters are a word: puts those together that a line's end divides without a hyphen.
    init(_ text: some Collection<Unicode.Scalar>, isWord: (ArraySlice<Unicode.Scalar>) -> Bool) {
        scalars.reserveCapacity(text.count)
        var start: Int? = nil
        var isAfterLineEnd = false
        var joins: Int? = nil
        for scalar in text {
            if Self.isSpace(scalar) {
                if let begun = start {
                    finish(begun, joins: joins, isWord)
                    (start, joins) = (nil, nil)
                    isAfterLineEnd = false
                }
                if scalar == "\n" || scalar == "\r" { isAfterLineEnd = true }
                continue
            }
            if start == nil {
                if isAfterLineEnd, let last = tokens.last, scalar.isSmallLetter { joins = last.range.lowerBound }
                if !tokens.isEmpty { scalars.append(" ") }
                start = scalars.count
            }
            scalars.append(scalar)
        }
        if let begun = start { finish(begun, joins: joins, isWord) }
    }

    /// Adds the token that begins at a place and ends with `scalars`, or joins it to the one before.
    private mutating func finish(_ begin: Int, joins other: Int?, _ isWord: (ArraySlice<Unicode.Scalar>) -> Bool) {
        if let other, let last = tokens.last, last.range.count < Self.longestJoined {
            var whole = Array(scalars[last.range])
            let hyphens = whole.reversed().prefix { Self.hyphens.contains($0.value) }.count
            whole.removeLast(hyphens)
            let compound = whole + ["-"] + scalars[begin...]
            whole += scalars[begin...]
            if hyphens > 0, !isWord(whole[Self.core(of: 0..<whole.count, in: whole)]),
                isWord(compound[Self.core(of: 0..<compound.count, in: compound)])
            {
                whole = compound
            }
            let parts = (scalars[last.core], scalars[Self.core(of: begin..<scalars.count, in: scalars)])
            let isBroken =
                hyphens > 0
                ? whole.count > scalars.count - begin
                : last.core.upperBound == last.range.upperBound && !(isWord(parts.0) && isWord(parts.1))
                    && isWord(whole[Self.core(of: 0..<whole.count, in: whole)])
            if isBroken {
                scalars.removeSubrange(other...)
                scalars += whole
                tokens[tokens.count - 1] = Self.token(other..<scalars.count, in: scalars)
                return
            }
        }
        tokens.append(Self.token(begin..<scalars.count, in: scalars))
    }

    /// Longer words go on over no line end; joined again and again they would take quadratic time.
    private static let longestJoined = 60

    private static let hyphens: Set<UInt32> = [0x2D, 0xAC, 0xAD, 0x2010, 0x2011]

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80
            ? scalar.value <= 0x20 || scalar.value == 0x7F : scalar.properties.isWhitespace
    }

    private static func core(of range: Range<Int>, in scalars: [Unicode.Scalar]) -> Range<Int> {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high, !scalars[low].isLetterOrDigit { low += 1 }
        while high > low, !scalars[high - 1].isLetterOrDigit { high -= 1 }
        return low..<high
    }

    private static func token(_ range: Range<Int>, in scalars: [Unicode.Scalar]) -> Token {
        var token = Token(range: range, core: core(of: range, in: scalars))
        for scalar in scalars[range] {
            if scalar.isDigit {
                token.digits += 1
            } else if scalar.isLetter {
                token.letters += 1
                if scalar.isCapitalLetter { token.capitals += 1 }
                if scalar.isSmallLetter { token.smalls += 1 }
            }
        }
        if let first = scalars[token.core].first { token.isCapitalised = !first.isSmallLetter }
        return token
    }
}

extension Unicode.Scalar {
    /// Of ASCII without a look at Unicode's tables, as most are.
    var isSmallLetter: Bool { value < 0x80 ? 0x61...0x7A ~= value : properties.isLowercase }
    var isCapitalLetter: Bool { value < 0x80 ? 0x41...0x5A ~= value : properties.isUppercase }
    var isLetter: Bool { value < 0x80 ? 0x61...0x7A ~= value | 0x20 : properties.isAlphabetic }
    var isDigit: Bool { value < 0x80 ? 0x30...0x39 ~= value : properties.numericType != nil }
    var isLetterOrDigit: Bool { isLetter || isDigit }
}
