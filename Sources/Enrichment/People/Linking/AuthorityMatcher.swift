import Foundation

/// An entry of a catalogue that a text may name.
package struct AuthorityMatch: Sendable, Hashable {
    /// Number of the entry.
    package var entry: Int
    /// How alike the names are, `0...1`; 1 for the same words in any order.
    package var score: Double
}

/// Finds what noisy texts name in any authority list: titles of newspapers, places, persons.
///
/// Names are compared word by word: each word counts by how rare it is in the list, misread words by how little they are misread,
/// initials as the words that they begin. Dates exclude what did not exist.
package struct AuthorityMatcher: Sendable {
    private let authority: Authority

    /// Entries of one word beyond which it finds none by itself.
    private static let mostEntries = 5000
    /// Entries that are compared closely.
    private static let mostCompared = 200

    package init(authority: Authority) { self.authority = authority }

    /// Finds the entries that a text may name.
    ///
    /// - Parameters:
    ///   - text: a name, misreadings kept, and little else.
    ///   - date: day, month or year `1916-03-10`; entries that began later or ended before are left out.
    ///   - kinds: kinds of entry; all where empty.
    ///   - limit: most matches.
    ///   - minimum: least score.
    /// - Returns: matches, best first, then in the order of the file.
    package func matches(
        _ text: String,
        date: String? = nil,
        kinds: Set<AuthorityEntry.Kind> = [],
        limit: Int = 10,
        minimum: Double = 0.6
    ) -> [AuthorityMatch] {
        let words = NameWord.words(of: text)
        let year = date.flatMap { AuthorityDate($0)?.year }
        var evidence: [Int: Float] = [:]
        var found = words.filter { $0.count > 1 }.flatMap { authority.readings(of: $0) }
            .map { reading in
                (word: reading.word, distance: reading.distance, entries: authority.entries(with: reading.word))
            }
        found.sort { ($0.entries.count, $0.word) < ($1.entries.count, $1.word) }
        for (index, word) in found.enumerated() {
            guard index == 0 || word.entries.count <= Self.mostEntries || evidence.isEmpty else { break }
            for number in word.entries {
                let entry = Int(number)
                guard kinds.isEmpty || kinds.contains(authority.kind(entry)), exists(entry, year) else { continue }
                evidence[entry, default: 0] += rarity(word.entries.count) * (1 - word.distance / 4)
            }
        }
        let likely = evidence.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.mostCompared)
        return likely.map { AuthorityMatch(entry: $0.key, score: Double(score(words, authority.known($0.key)))) }
            .filter { $0.score >= minimum }
            .sorted { ($1.score, $0.entry) < ($0.score, $1.entry) }
            .prefix(limit).map { $0 }
    }

    private func exists(_ entry: Int, _ year: Int?) -> Bool {
        guard let year else { return true }
        let years = authority.years(entry)
        return (years.birth ?? year) <= year && (years.death ?? year) >= year
    }

    private func rarity(_ entries: Int) -> Float { logf(1 + Float(authority.count) / Float(max(entries, 1))) }

    private func score(_ words: [NameWord], _ known: KnownEntry) -> Float {
        let names = [known.entry.name] + (known.entry.names ?? [])
        return names.map { score(words, NameWord.words(of: $0)) }.max() ?? 0
    }

    /// Twice the weight of the words in common over that of all words of both.
    private func score(_ written: [NameWord], _ known: [NameWord]) -> Float {
        var left = Set(known.indices)
        var common: Float = 0
        var all: Float = 0
        for word in known { all += weight(word) }
        for word in written {
            all += weight(word)
            var best: (index: Int, share: Float)?
            for index in left.sorted() {
                guard let share = likeness(word, known[index]), share > best?.share ?? 0 else { continue }
                best = (index, share)
            }
            guard let best else { continue }
            left.remove(best.index)
            common += best.share * (weight(word) + weight(known[best.index]))
        }
        return all > 0 ? common / all : 0
    }

    private func likeness(_ one: NameWord, _ other: NameWord) -> Float? {
        if one == other { return 1 }
        if one.count == 1 || other.count == 1 { return one.bytes[0] == other.bytes[0] ? 0.8 : nil }
        // Abbreviations: "Theo." of Theodore.
        let (short, long) = one.count < other.count ? (one, other) : (other, one)
        if short.count >= 3, long.bytes.starts(with: short.bytes) { return 0.8 }
        guard let distance = LetterConfusion.nearness(one.bytes, other.bytes) else { return nil }
        return max(0, 1 - distance / Float(max(one.count, other.count)))
    }

    /// Articles and initials say little; other words as much as they are long.
    private func weight(_ word: NameWord) -> Float {
        if word.count <= 1 || Self.articles.contains(word.text) { return 0.3 }
        return 1 + logf(Float(word.count)) / 2
    }

    private static let articles: Set<String> = [
        "the", "of", "and", "de", "la", "le", "les", "der", "die", "das", "el", "a",
    ]
}
