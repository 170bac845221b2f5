/// A member's text, as the best reprint is chosen by.
package struct ReprintText {
    package let comparable: ComparableText
    /// Part of the words that look like words, `0...1`.
    package let soundness: Double
    private let runs: Set<UInt32>

    package init(_ text: String) {
        comparable = ComparableText(text)
        soundness = Self.soundness(of: text)
        runs = Set(comparable.grams.map { UInt32($0 >> 32) })
    }

    /// Place of the reprint that is best read and most complete; the first of equals.
    ///
    /// What other reprints have too is surely part of the story; what one alone has may be a passage that others cut, or
    /// local matter and misreadings: it counts half, and against the reprint where there is far more of it than of the story.
    package static func best(of reprints: [Self]) -> Int {
        var owners: [UInt32: Int] = [:]
        for reprint in reprints { for run in reprint.runs { owners[run, default: 0] += 1 } }
        let values = reprints.map { reprint in
            let shared = Double(reprint.runs.count { owners[$0, default: 0] > 1 })
            let alone = Double(reprint.runs.count) - shared
            let complete = shared + min(alone, shared) / 2 - max(0, alone - 2 * shared) / 2
            return complete * reprint.soundness * reprint.soundness
        }
        return values.indices.max { (values[$0], -$0) < (values[$1], -$1) } ?? 0
    }

    /// Part of another text that this one prints, `0...1`.
    package func share(of other: Self) -> Double {
        guard let evidence = PairEvidence(comparable, other.comparable) else { return 0 }
        let isShorter = comparable.characters.count <= other.comparable.characters.count
        let covered = isShorter ? evidence.coveredLonger : evidence.coveredShorter
        return min(1, Double(covered) / Double(max(1, other.comparable.characters.count)))
    }

    private static let vowels = Set("aeiouyAEIOUY")

    private static func soundness(of text: String) -> Double {
        if let plain = plainSoundness(of: text) { return plain }
        var (words, sound) = (0, 0)
        for word in text.split(whereSeparator: \.isWhitespace) {
            let core = word.drop { !$0.isLetter && !$0.isNumber }
            guard let last = core.lastIndex(where: { $0.isLetter || $0.isNumber }) else { continue }
            let inner = core[...last]
            words += 1
            if inner.allSatisfy({ $0.isNumber || $0 == "," || $0 == "." || $0 == ":" }) {
                sound += 1
            } else if inner.allSatisfy({ $0.isLetter || $0 == "'" || $0 == "’" || $0 == "-" }) {
                let isLone = inner.count == 1 && !"aAIiO".contains(inner)
                let hasVowel = inner.contains { vowels.contains($0) || !$0.isASCII }
                if !isLone, hasVowel || inner.count <= 2 { sound += 1 }
            }
        }
        return words == 0 ? 0 : Double(sound) / Double(words)
    }

    /// The same of a text of ASCII alone, byte by byte; `nil` for any other.
    private static func plainSoundness(of text: String) -> Double? {
        let bytes = Array(text.utf8)
        guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }
        func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
        func isVowel(_ byte: UInt8) -> Bool {
            switch byte | 0x20 {
            case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: true
            default: false
            }
        }
        var (words, sound) = (0, 0)
        for word in bytes.split(whereSeparator: { $0 == 0x20 || 0x09...0x0D ~= $0 }) {
            guard let first = word.firstIndex(where: { isLetter($0) || isDigit($0) }),
                let last = word.lastIndex(where: { isLetter($0) || isDigit($0) })
            else { continue }
            let inner = word[first...last]
            words += 1
            if inner.allSatisfy({ isDigit($0) || $0 == 0x2C || $0 == 0x2E || $0 == 0x3A }) {
                sound += 1
            } else if inner.allSatisfy({ isLetter($0) || $0 == 0x27 || $0 == 0x2D }) {
                let isLone = inner.count == 1 && !"aAIiO".utf8.contains(inner[first])
                if !isLone, inner.count <= 2 || inner.contains(where: isVowel) { sound += 1 }
            }
        }
        return words == 0 ? 0 : Double(sound) / Double(words)
    }
}
