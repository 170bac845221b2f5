/// Cuts texts into words for the recogniser of names; `Training/entities/words.py` does the same.
///
/// Each sign is a word of its own, as in BERT's basic tokenizer. Two halves of a word that a line end divides, with a
/// hyphen or (as archives' own text has it) without, become one word where the vocabulary makes that likely:
/// "Mis\nsouri" is one known word.
struct EntityWords {
    /// Pieces of a word beyond this many are not seen: so many has garbage alone.
    static let mostPieces = 8
    /// Code points of a word that the tokenizer is given; a longer word is unknown to it anyway.
    private static let mostLetters = 128
    /// Entries of the vocabulary are numbered by frequency: two halves that are both words before this one are left
    /// apart.
    private static let common: Int32 = 6000
    private static let hyphens: Set<Unicode.Scalar> = ["-", "\u{2010}", "\u{AC}"]
    private static let sentenceEnds: Set<Unicode.Scalar> = [".", "!", "?", ":", ";", "\"", "”", "—"]

    private typealias Run = Range<Int>

    /// Two halves of a word: the words they take, whether they are one without doubt, and the word that they make.
    private struct Halves {
        var count: Int
        var sure: Bool
        var joined: String
    }

    let scalars: [Unicode.Scalar]
    private let traits: [CharacterTraits]
    private let runs: [Run]
    private let halves: [Int: Halves]

    /// Finds the words of a text.
    init(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        let traits = scalars.map(CharacterTraits.init)
        let runs = Self.runs(traits)
        self.scalars = scalars
        self.traits = traits
        self.runs = runs
        var halves: [Int: Halves] = [:]
        for index in runs.indices {
            if let half = Self.halves(scalars, traits, runs, index) { halves[index] = half }
        }
        self.halves = halves
    }

    /// What the tokenizer must be asked for: every word, and what halves would make.
    var asked: [String] { runs.map(string) + halves.values.map(\.joined) }

    private func string(_ run: Run) -> String { Self.string(scalars[run]) }

    private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars.prefix(mostLetters))
        return String(text)
    }

    private static func runs(_ traits: [CharacterTraits]) -> [Run] {
        var found: [Run] = []
        var start: Int?
        for (index, trait) in traits.enumerated() {
            if trait.isInWord {
                start = start ?? index
                continue
            }
            if let begun = start { found.append(begun..<index) }
            start = nil
            if trait.contains(.sign) { found.append(index..<(index + 1)) }
        }
        if let begun = start { found.append(begun..<traits.count) }
        return found
    }

    private static func halves(
        _ scalars: [Unicode.Scalar],
        _ traits: [CharacterTraits],
        _ runs: [Run],
        _ index: Int
    ) -> Halves? {
        let hyphened =
            index + 2 < runs.count && runs[index].upperBound == runs[index + 1].lowerBound
            && hyphens.contains(scalars[runs[index + 1].lowerBound])
        let after = index + (hyphened ? 2 : 1)
        guard after < runs.count,
            traits[runs[after - 1].upperBound..<runs[after].lowerBound].contains(where: { $0.contains(.lineEnd) })
        else { return nil }
        let (one, other) = (traits[runs[index]], traits[runs[after]])
        guard let first = other.first, one.allSatisfy({ $0.contains(.letter) }),
            other.allSatisfy({ $0.contains(.letter) })
        else { return nil }
        let small = first.contains(.lower)
        let capitals =
            one.count >= 2 && other.count >= 2
            && one.allSatisfy { $0.contains(.upper) } && other.allSatisfy { $0.contains(.upper) }
        guard small || capitals else { return nil }
        return Halves(
            count: after - index + 1,
            sure: hyphened && small,
            joined: string(scalars[runs[index]] + scalars[runs[after]])
        )
    }

    /// The words that have pieces, in order.
    ///
    /// - Parameter pieces: the pieces of all strings that were asked for.
    /// - Returns: the words, cut to their first pieces.
    func words(_ pieces: [String: [Int32]]) -> [EntityWord] {
        let lines = lineKinds()
        var words: [EntityWord] = []
        words.reserveCapacity(runs.count)
        var (index, previous) = (0, Unicode.Scalar?.none)
        var previousIsLong = false
        while index < runs.count {
            var (count, ids) = (1, pieces[string(runs[index])] ?? [])
            var looks = Array(traits[runs[index]])
            if let half = halves[index] {
                let other = runs[index + half.count - 1]
                let (joined, rest) = (pieces[half.joined] ?? [], pieces[string(other)] ?? [])
                let frequent =
                    ids.count == 1 && ids[0] < Self.common && rest.count == 1 && rest[0] < Self.common
                if half.sure || (joined.count == 1 && !frequent) {
                    (count, ids) = (half.count, joined)
                    looks += traits[other]
                }
            }
            let start = runs[index].lowerBound
            if !ids.isEmpty {
                let followsStop = previous.map { !previousIsLong && Self.sentenceEnds.contains($0) } ?? true
                words.append(
                    EntityWord(
                        start: start,
                        end: runs[index + count - 1].upperBound,
                        shape: Self.shape(looks),
                        gap: gap(before: index),
                        followsStop: followsStop,
                        line: lines[index],
                        pieces: Array(ids.prefix(Self.mostPieces))
                    )
                )
                (previous, previousIsLong) = (scalars[start], looks.count > 1)
            }
            index += count
        }
        return words
    }

    private func gap(before index: Int) -> EntityWord.Gap {
        guard index > 0 else { return .paragraph }
        let between = traits[runs[index - 1].upperBound..<runs[index].lowerBound]
        switch between.count(where: { $0.contains(.lineEnd) }) {
        case 0: return between.isEmpty ? .glued : .blank
        case 1: return .line
        default: return .paragraph
        }
    }

    private static func shape(_ traits: [CharacterTraits]) -> EntityWord.Shape {
        if traits[0].contains(.sign) { return .sign }
        let upper = traits.count { $0.contains(.upper) }
        let hasLower = traits.contains { $0.contains(.lower) }
        if traits.contains(where: { $0.contains(.digit) }) {
            return upper == 0 && !hasLower ? .digits : .withDigits
        }
        if upper == 0 { return hasLower ? .lower : .other }
        if !hasLower { return upper == 1 ? .letter : .capitals }
        return traits[0].contains(.upper) ? (upper == 1 ? .capitalised : .capitalMixed) : .lowerMixed
    }

    /// The kind of line of every word.
    private func lineKinds() -> [EntityWord.Line] {
        var kinds: [EntityWord.Line] = []
        kinds.reserveCapacity(runs.count)
        var first = 0
        for index in 0...runs.count {
            let ends =
                index == runs.count
                || index > 0
                    && traits[runs[index - 1].upperBound..<runs[index].lowerBound].contains {
                        $0.contains(.lineEnd)
                    }
            guard ends else { continue }
            kinds += repeatElement(lineKind(runs[first..<index]), count: index - first)
            first = index
        }
        return kinds
    }

    private func lineKind(_ words: ArraySlice<Run>) -> EntityWord.Line {
        var (letters, capitals, long, capitalised) = (0, 0, 0, 0)
        for word in words {
            let count = traits[word].count { $0.contains(.letter) }
            letters += count
            capitals += traits[word].count { $0.contains(.upper) }
            if count >= 4 {
                long += 1
                if traits[word.lowerBound].contains(.upper) { capitalised += 1 }
            }
        }
        if letters >= 4, capitals * 5 > letters * 4 { return .capitals }
        return long >= 2 && capitalised * 5 >= long * 4 ? .title : .mixed
    }
}
