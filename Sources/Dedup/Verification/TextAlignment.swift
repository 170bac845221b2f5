import CorpusText

/// The alignment of two texts: what both have, in the order of both, and what only one has or each has its own.
///
/// Exact runs of letters are found by their hashes, and chained so that both texts run forward (as alignments of genomes are
/// chained from seeds; Abouelhoda and Ohlebusch, 2005). What lies between the runs of the chain is compared letter by letter;
/// into what differs there, and beyond both ends, the alignment is extended as far as letters agree (Altschul et al., "Basic
/// local alignment search tool", 1990: extension until the score drops).
package struct TextAlignment {
    /// A run of letters that both texts have.
    package struct Run: Hashable {
        package var first: Int, second: Int, length: Int
        var diagonal: Int { first - second }
    }

    /// A piece of the first text beside a piece of the second one; either may be empty.
    package struct Gap: Hashable {
        package var first: Range<Int>, second: Range<Int>
        /// Letters of the text that has fewer there, and of the one that has more.
        var fewer: Int { min(first.count, second.count) }
        var more: Int { max(first.count, second.count) }
    }

    /// A part of the alignment.
    package enum Part: Hashable {
        /// The same letters.
        case same(Run)
        /// The same words, read or worded in other letters.
        case varied(Gap)
        /// What one text leaves out, or each has its own.
        case apart(Gap)
    }

    /// The parts in the order of both texts, from the beginning of the aligned piece to its end.
    package let parts: [Part]
    /// What stands before the aligned piece, and behind it.
    package let lead: Gap, tail: Gap

    /// Runs of letters that two texts share at least.
    private static let leastSeeds = 3

    /// Aligns two texts; `nil` where they share too little to be reprints.
    package init?(_ first: ComparableText, _ second: ComparableText) {
        let (a, b) = (first.characters, second.characters)
        guard a != b else {
            guard a.count >= ComparableText.gram + Self.leastSeeds - 1 else { return nil }
            parts = [.same(Run(first: 0, second: 0, length: a.count))]
            lead = Gap(first: 0..<0, second: 0..<0)
            tail = Gap(first: a.count..<a.count, second: b.count..<b.count)
            return
        }
        let seeds = AlignmentSeeds.shared(first.grams, second.grams, length: ComparableText.gram)
        // Of a quarter of a text in the worst print some runs are whole.
        guard seeds.count >= max(Self.leastSeeds, min(a.count, b.count) / 100) else { return nil }
        let chain = AlignmentChain.best(of: AlignmentSeeds.extended(seeds, a, b))
        guard let start = chain.first, let end = chain.last else { return nil }
        let before = Gap(first: 0..<start.first, second: 0..<start.second)
        let behind = Gap(first: end.first + end.length..<a.count, second: end.second + end.length..<b.count)
        let (backward, forward) = (LetterExtension.backward(before, a, b), LetterExtension.forward(behind, a, b))
        var parts: [Part] = backward.map { [.varied($0)] } ?? []
        for (index, run) in chain.enumerated() {
            if index > 0 { Self.add(Self.gap(chain[index - 1], run), a, b, to: &parts) }
            parts.append(.same(run))
        }
        if let forward { parts.append(.varied(forward)) }
        self.parts = parts
        lead = Gap(
            first: 0..<(backward?.first.lowerBound ?? start.first),
            second: 0..<(backward?.second.lowerBound ?? start.second)
        )
        tail = Gap(
            first: (forward?.first.upperBound ?? behind.first.lowerBound)..<a.count,
            second: (forward?.second.upperBound ?? behind.second.lowerBound)..<b.count
        )
    }

    private static func gap(_ before: Run, _ after: Run) -> Gap {
        Gap(
            first: before.first + before.length..<after.first,
            second: before.second + before.length..<after.second
        )
    }

    /// Gaps of at most so many letters are the same words in other letters, if one side has not far more than the other.
    private static let shortGap = 80
    /// Gaps of at most so many letters are compared as a whole.
    private static let longGap = 2000
    /// Letters of runs by which a longer gap is divided.
    private static let shortGram = 4

    /// Adds what lies between two runs.
    private static func add(_ gap: Gap, _ a: [UInt8], _ b: [UInt8], to parts: inout [Part]) {
        guard gap.more > 0 else { return }
        if gap.more <= shortGap, gap.more <= 3 * gap.fewer + 12 {
            parts.append(.varied(gap))
        } else if gap.more <= longGap, gap.more <= 2 * gap.fewer,
            2 * EditDistance.between(a[gap.first], b[gap.second]) <= gap.more
        {
            addDivided(gap, a, b, to: &parts)
        } else {
            addExtended(gap, a, b, to: &parts)
        }
    }

    /// Adds a long piece that is badly read, divided at the short runs that both texts have in it.
    private static func addDivided(_ gap: Gap, _ a: [UInt8], _ b: [UInt8], to parts: inout [Part]) {
        let seeds = AlignmentSeeds.shared(
            AlignmentSeeds.grams(of: a[gap.first], length: shortGram),
            AlignmentSeeds.grams(of: b[gap.second], length: shortGram),
            length: shortGram
        )
        var last = Run(first: gap.first.lowerBound, second: gap.second.lowerBound, length: 0)
        func addGap(until run: Run) {
            let rest = Self.gap(last, run)
            if rest.more > 0 { parts.append(.varied(rest)) }
        }
        for run in AlignmentChain.best(of: AlignmentSeeds.merged(seeds)) {
            addGap(until: run)
            parts.append(.same(run))
            last = run
        }
        addGap(until: Run(first: gap.first.upperBound, second: gap.second.upperBound, length: 0))
    }

    /// Adds a piece that differs, and before and behind it what the runs beside it go on with in other letters.
    private static func addExtended(_ gap: Gap, _ a: [UInt8], _ b: [UInt8], to parts: inout [Part]) {
        var rest = gap
        if let found = LetterExtension.forward(rest, a, b) {
            parts.append(.varied(found))
            rest.first = found.first.upperBound..<rest.first.upperBound
            rest.second = found.second.upperBound..<rest.second.upperBound
        }
        let found = LetterExtension.backward(rest, a, b)
        if let found {
            rest.first = rest.first.lowerBound..<found.first.lowerBound
            rest.second = rest.second.lowerBound..<found.second.lowerBound
        }
        if rest.more > 0 { parts.append(.apart(rest)) }
        if let found { parts.append(.varied(found)) }
    }
}
