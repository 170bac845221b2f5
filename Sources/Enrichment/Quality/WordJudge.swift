/// Tells words and names of the time from misreadings.
struct WordJudge: Sendable {
    let table: WordTable

    /// Whether letters, without signs at their ends, are a word, a name, a possessive, or words joined by hyphens.
    func isKnown(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let first = word.first else { return false }
        let mayBeName = !first.isSmallLetter
        if word.count == 1 { return isSingle(first) }
        if hasStrayCapital(word) { return false }
        if table.contains(word, orNames: mayBeName) { return true }
        if let stem = possessed(word), table.contains(stem, orNames: mayBeName) { return true }
        let parts = word.split { Self.joints.contains($0.value) }
        return parts.count > 1 && parts.allSatisfy(isKnown)
    }

    /// Whether a token with digits is a number as it is printed: `1,916`, `10th`, `8-hour`, `6d`.
    func isNumber(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        guard word.first?.isDigit == true else { return false }
        let figures = word.prefix { $0.isDigit || Self.marks.contains($0.value) }
        let rest = word.dropFirst(figures.count)
        guard !rest.isEmpty else { return true }
        if Self.joints.contains(word[rest.startIndex - 1].value) { return isKnown(rest) }
        return rest.count <= 2 && Self.endings.contains(String(String.UnicodeScalarView(rest)).lowercased())
    }

    /// A letter by itself: the words of one letter, and initials.
    private func isSingle(_ letter: Unicode.Scalar) -> Bool {
        letter.isCapitalLetter || ["a", "i", "o"].contains(letter) || letter.isDigit
    }

    /// Whether a capital follows a small letter otherwise than in McKinley or O'Brien.
    private func hasStrayCapital(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        for index in word.indices.dropFirst() where word[index].isCapitalLetter && word[index - 1].isSmallLetter {
            let before = String(String.UnicodeScalarView(word[..<index]))
            if !Self.prefixes.contains(before) { return true }
        }
        return false
    }

    private func possessed(_ word: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
        guard word.count > 3, let last = word.last, last == "s" || last == "S" else { return nil }
        let mark = word[word.endIndex - 2]
        return mark == "'" || mark == "’" ? word.dropLast(2) : nil
    }

    /// Signs that join words: hyphens, dashes, strokes, and the stops of `U.S.`.
    private static let joints: Set<UInt32> = [0x2D, 0x2013, 0x2014, 0x2F, 0x2E]
    /// Signs within numbers.
    private static let marks: Set<UInt32> = [0x2C, 0x2E, 0x3A, 0x2D, 0x2F, 0x24, 0x2013]
    private static let endings: Set<String> = [
        "st", "nd", "rd", "th", "d", "s", "c", "a", "p", "m", "x", "am", "pm", "lb", "ft",
    ]
    private static let prefixes: Set<String> = [
        "Mc", "Mac", "De", "Di", "Du", "La", "Le", "Van", "Von", "Fitz", "Des", "Del", "St",
    ]
}
