/// What the recogniser of names looks at in a code point.
struct CharacterTraits: OptionSet, Sendable, Hashable {
    let rawValue: UInt8

    /// Between words: separators, control and format characters.
    static let blank = Self(rawValue: 1)
    /// A word of its own: punctuation and symbols.
    static let sign = Self(rawValue: 2)
    static let letter = Self(rawValue: 4)
    static let upper = Self(rawValue: 8)
    static let lower = Self(rawValue: 16)
    static let digit = Self(rawValue: 32)
    static let lineEnd = Self(rawValue: 64)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The traits of a code point, by its general category.
    init(_ scalar: Unicode.Scalar) {
        self = scalar.isASCII ? Self.ascii[Int(scalar.value)] : Self(category: scalar)
    }

    private static let ascii = (0..<128).map { Self(category: Unicode.Scalar(UInt8($0))) }

    private init(category scalar: Unicode.Scalar) {
        switch scalar.properties.generalCategory {
        case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format:
            switch scalar {
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": self = [.blank, .lineEnd]
            default: self = .blank
            }
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
            self = .sign
        case .uppercaseLetter, .titlecaseLetter: self = [.letter, .upper]
        case .lowercaseLetter: self = [.letter, .lower]
        case .modifierLetter, .otherLetter: self = .letter
        case .decimalNumber, .letterNumber, .otherNumber: self = .digit
        default: self = []
        }
    }

    /// Whether it belongs to a word of several code points.
    var isInWord: Bool { isDisjoint(with: [.blank, .sign]) }
}
