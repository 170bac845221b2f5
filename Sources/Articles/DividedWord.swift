import CorpusText

/// A word divided at a line end, and how it is written undivided.
struct DividedWord: Equatable {
    /// The whole word with the punctuation around it, as it reads in running text.
    let text: String
    /// The whole word alone.
    let word: String

    /// Resolves a division.
    ///
    /// The hyphen stays where it belongs to the word: before a capital or a digit, in numerals and fractions, after
    /// prefixes that keep it, in words of more than two parts, and where the page prints the word with its hyphen
    /// elsewhere. In all other cases it goes.
    ///
    /// - Returns: `nil` where `left` does not end in a hyphen or `right` does not begin with a letter or digit.
    init?(left: String, right: String, vocabulary: Vocabulary) {
        let whole = Dehyphenation.joined(left, right) { stem, right in
            Self.keepsHyphen(stem: stem, right: right, vocabulary: vocabulary)
        }
        guard let whole else { return nil }
        text = whole
        word = Self.core(whole)
    }

    /// `word` without punctuation before and after.
    static func core(_ word: String) -> String {
        let isInner: (Character) -> Bool = { $0.isLetter || $0.isNumber }
        guard let first = word.firstIndex(where: isInner), let last = word.lastIndex(where: isInner) else {
            return word
        }
        return String(word[first...last])
    }

    private static func keepsHyphen(stem: String, right: String, vocabulary: Vocabulary) -> Bool {
        let (left, tail) = (core(stem), core(right))
        guard let initial = tail.first else { return false }
        let isAllCapitals = left.count > 1 && !left.contains(where: \.isLowercase) && left.contains(where: \.isLetter)
        if initial.isNumber || left.last?.isNumber == true { return true }
        if initial.isUppercase, !isAllCapitals { return true }
        let joined = vocabulary.count(left + tail)
        let hyphenated = vocabulary.count(left + "-" + tail)
        if joined != hyphenated { return hyphenated > joined }
        let (before, after) = (left.lowercased(), tail.lowercased())
        if before.contains("-") { return true }
        if tens.contains(before), units.contains(after) { return true }
        if units.contains(before), fractions.contains(after) { return true }
        if let tails = keepingTails[before] { return tails.isEmpty || tails.contains(after) }
        return keepingEnds.contains(after)
    }

    private static let tens: Set = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ]
    private static let units: Set = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "first", "second", "third", "fourth",
        "fifth", "sixth", "seventh", "eighth", "ninth",
    ]
    private static let fractions: Set = [
        "half", "halves", "third", "thirds", "fourth", "fourths", "quarter", "quarters", "fifth", "fifths", "sixths",
        "eighth", "eighths", "tenth", "tenths",
    ]
    /// Prefixes that keep their hyphen; before any word where the list is empty.
    private static let keepingTails: [String: Set<String>] = [
        "self": ["made", "same", "defence", "defense", "respect", "control", "evident", "government", "interest"],
        "ex": [], "vice": ["president", "presidents", "presidency", "admiral", "consul", "chancellor"],
        "to": ["day", "night", "morrow"], "half": ["past", "dozen", "mast", "way", "breed", "brother", "sister"],
        "well": ["known", "to", "dressed", "nigh", "being"], "so": ["called"], "brother": ["in"], "sister": ["in"],
        "father": ["in"], "mother": ["in"], "son": ["in"], "daughter": ["in"], "commander": ["in"], "quasi": [],
    ]
    private static let keepingEnds: Set = ["elect", "general's", "day's"]
}
