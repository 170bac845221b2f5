/// Where a compositor would divide an English word: between doubled or unlike consonants, before common endings and
/// after common prefixes, never leaving fewer than two letters before or three after the hyphen.
package struct Hyphenator: Sendable {
    private static let endings = [
        "tion", "sion", "ment", "ness", "able", "ible", "ing", "ings", "less", "ful", "fully", "ship", "ward", "wards",
        "tions", "sions", "ments", "tional", "tive", "ture", "tures", "cious", "tious", "cial", "tial", "dent", "dence",
        "ber", "ter", "ters", "der", "ders", "ger", "ler", "mer", "ner", "per", "ver", "vers", "bers", "ners", "dom",
        "teenth", "house", "man", "men", "land", "town", "field", "port", "self", "some", "where", "thing", "day",
    ]
    private static let prefixes = [
        "con", "com", "dis", "mis", "pre", "pro", "per", "sub", "sur", "trans", "over", "under", "inter", "re", "un",
        "in", "im", "en", "ex", "de", "be", "for", "out", "some", "any", "every", "there", "where", "with", "after",
    ]
    private static let pairs: Set<String> = [
        "th", "sh", "ch", "ph", "wh", "gh", "ck", "ng", "st", "tr", "dr", "br", "cr", "fr", "gr", "pr", "bl", "cl",
        "fl", "gl", "pl", "sl", "sc", "sk", "sp", "sw", "tw", "qu", "kn", "wr", "ld", "nd", "nt", "rd", "rt", "ct",
    ]

    package init() {}

    /// Numbers of letters after which the word may be divided, ascending; letters only, so `it's` and `1920` give none.
    package func points(in word: String) -> [Int] {
        // Punctuation at the ends does not count as letters, but stays on its side.
        let characters = Array(word)
        guard
            let first = characters.firstIndex(where: \.isLetter), let last = characters.lastIndex(where: \.isLetter),
            last - first >= 4
        else { return [] }
        let letters = characters[first...last]
        guard letters.allSatisfy({ $0.isLetter && $0.isASCII }), !isAllCapitals(letters) else { return [] }
        let lower = letters.map { Character($0.lowercased()) }
        return candidates(in: lower).filter { $0 >= 2 && lower.count - $0 >= 3 }.sorted().map { $0 + first }
    }

    private func isAllCapitals(_ letters: ArraySlice<Character>) -> Bool {
        letters.dropFirst().contains { $0.isUppercase }
    }

    private func candidates(in lower: [Character]) -> Set<Int> {
        let word = String(lower)
        var found: Set<Int> = []
        for ending in Self.endings where word.hasSuffix(ending) && hasVowel(lower.dropLast(ending.count)) {
            found.insert(lower.count - ending.count)
        }
        for prefix in Self.prefixes where word.hasPrefix(prefix) && hasVowel(lower.dropFirst(prefix.count)) {
            found.insert(prefix.count)
        }
        for at in 1..<(lower.count - 1) where !isVowel(lower[at - 1]) && !isVowel(lower[at]) {
            // Between two consonants with vowels on both sides, unless they sound as one or start a syllable together.
            let isDoubled = lower[at - 1] == lower[at] && lower[at] != "l" || "lmnr".contains(lower[at - 1])
            let isPair = Self.pairs.contains(String([lower[at - 1], lower[at]]))
            // `dragged` is one syllable.
            if lower.count - at == 3, lower.suffix(2) == ["e", "d"] { continue }
            if at >= 2, isVowel(lower[at - 2]), isVowel(lower[at + 1]), isDoubled && !isPair || !isPair {
                found.insert(at)
            }
        }
        return found
    }

    private func hasVowel(_ letters: ArraySlice<Character>) -> Bool { letters.contains(where: isVowel) }

    private func isVowel(_ letter: Character) -> Bool { "aeiouy".contains(letter) }
}
