/// Digits that engines take for letters.
enum DigitCorrection {
    /// The text with letters that stand among digits made digits, word by word: `1O7` is `107`, `l2.5` is `12.5`.
    ///
    /// Only words that are numbers otherwise are touched, so no word of text is.
    static func corrected(_ text: String) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            let digits = word.filter(\.isNumber).count
            let alike = word.filter { digitAlike[$0] != nil }.count
            let letters = word.filter(\.isLetter).count
            guard digits > 0, alike > 0, letters <= alike, digits >= alike else { return String(word) }
            return String(word.map { digitAlike[$0] ?? $0 })
        }
        .joined(separator: " ")
    }

    private static let digitAlike: [Character: Character] = [
        "O": "0", "o": "0", "Q": "0", "l": "1", "I": "1", "|": "1", "S": "5", "B": "8", "Z": "2",
    ]
}
