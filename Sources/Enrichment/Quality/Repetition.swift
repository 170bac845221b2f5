import CorpusFiles
import Foundation

/// How much of a text is said again, as RedPajama-V2 measures it, on words in small letters without signs.
struct Repetition: Sendable {
    /// Hash and number of letters of each word.
    private let words: [(hash: UInt64, length: Int)]
    private let characters: Int

    init(_ text: PrintedText) {
        words = text.tokens.compactMap { token in
            var (hash, length) = (StableHash.basis, 0)
            for scalar in text.scalars[token.core] where scalar.isLetterOrDigit {
                let small = 0x41...0x5A ~= scalar.value ? scalar.value + 32 : scalar.value
                hash = StableHash.fnv1a(small < 0x80 ? small : Self.lower(scalar), from: hash)
                length += 1
            }
            return length > 0 ? (hash, length) : nil
        }
        characters = words.reduce(0) { $0 + $1.length }
    }

    private static func lower(_ scalar: Unicode.Scalar) -> UInt32 {
        scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar.value
    }

    /// Number of words with a letter or a digit, and of their letters.
    var wordCount: Int { words.count }
    var characterCount: Int { characters }

    /// Share of words that are unlike every other, and the entropy of their frequencies, in nats.
    func variety() -> (unique: Double, entropy: Double) {
        guard !words.isEmpty else { return (0, 0) }
        var counts: [UInt64: Int] = [:]
        for word in words { counts[word.hash, default: 0] += 1 }
        let total = Double(words.count)
        // In order of size, so that equal texts give equal sums.
        let entropy = counts.values.sorted().reduce(0.0) { $0 - Double($1) / total * log(Double($1) / total) }
        return (Double(counts.count) / total, max(0, entropy))
    }

    /// Share of the letters that belong to the most frequent run of so many words; 0 where none comes twice.
    func topShare(_ length: Int) -> Double {
        guard words.count > length else { return 0 }
        var found: [UInt64: (count: Int, first: Int)] = [:]
        for start in 0...(words.count - length) { found[hash(start, length), default: (0, start)].count += 1 }
        // The first of those that are equally frequent.
        guard
            let best = found.values.max(by: { ($0.count, $1.first) < ($1.count, $0.first) }), best.count > 1
        else { return 0 }
        let letters = words[best.first..<(best.first + length)].reduce(0) { $0 + $1.length }
        return min(1, Double(letters * best.count) / Double(max(1, characters)))
    }

    /// Share of the letters that lie in runs of so many words that stood in the text before.
    func repeatedShare(_ length: Int) -> Double {
        guard words.count > length else { return 0 }
        var seen: Set<UInt64> = []
        seen.reserveCapacity(words.count)
        var (covered, letters) = (0, 0)
        for start in 0...(words.count - length) where !seen.insert(hash(start, length)).inserted {
            for index in max(start, covered)..<(start + length) { letters += words[index].length }
            covered = start + length
        }
        return Double(letters) / Double(max(1, characters))
    }

    private func hash(_ start: Int, _ length: Int) -> UInt64 {
        var hash: UInt64 = 0
        for index in start..<(start + length) { hash = StableHash.mixed(hash &* 31 &+ words[index].hash) }
        return hash
    }

    /// Share of the lines that stood in the text before, weighted by their letters; short ones do not count.
    static func repeatedLines(_ text: some Collection<Unicode.Scalar>) -> Double {
        var seen: Set<UInt64> = []
        var (repeated, whole) = (0, 0)
        for line in text.split(whereSeparator: { $0 == "\n" || $0 == "\r" }) {
            var (hash, length) = (StableHash.basis, 0)
            for scalar in line where scalar.isLetterOrDigit {
                hash = StableHash.fnv1a(scalar.value, from: hash)
                length += 1
            }
            guard length >= shortLine else { continue }
            whole += length
            if !seen.insert(hash).inserted { repeated += length }
        }
        return whole == 0 ? 0 : Double(repeated) / Double(whole)
    }

    private static let shortLine = 8
}
