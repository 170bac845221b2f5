import CorpusText

/// Character errors over lines: edits per character of the truth.
package struct CharacterErrorRate: Sendable, Hashable {
    /// Edits, characters of the truth, and lines of the truth that hold any.
    package private(set) var edits = 0, characters = 0, lines = 0
    /// Lines of which more than half is wrong or absent.
    package private(set) var linesMissed = 0

    package init() {}

    /// Counts one line: its truth, looked for inside what was found on its place.
    ///
    /// What stands beside the line costs nothing. Both texts are compared as `ScoredText` folds them; a truth that
    /// is empty then does not count.
    package mutating func add(truth: String, found: String) {
        let wanted = ScoredText.scalars(truth)
        guard !wanted.isEmpty else { return }
        let distance = EditDistance.of(wanted, within: ScoredText.scalars(found))
        edits += distance
        characters += wanted.count
        lines += 1
        if 2 * distance > wanted.count { linesMissed += 1 }
    }

    /// Adds the counts of other lines.
    package mutating func add(_ other: CharacterErrorRate) {
        edits += other.edits
        characters += other.characters
        lines += other.lines
        linesMissed += other.linesMissed
    }

    /// Edits per character; 0 where there are no characters.
    package var rate: Double { characters == 0 ? 0 : Double(edits) / Double(characters) }
}
