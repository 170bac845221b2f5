/// The alignment of two texts: runs of letters that both have, in the order of both, and what lies between them.
///
/// Exact runs are found by their hashes, chained so that both texts run forward (as alignments of genomes are chained from
/// seeds; Abouelhoda and Ohlebusch, 2005), and the gaps between are compared letter by letter.
package struct TextAlignment {
    /// A run of letters that both texts have.
    package struct Run: Hashable {
        var first: Int, second: Int, length: Int
        var diagonal: Int { first - second }
    }

    /// What lies between two runs of the chain, or nothing in one of the texts.
    package struct Gap {
        var first: Range<Int>, second: Range<Int>
    }

    package let runs: [Run]
    /// Between the runs; one fewer than they.
    package let gaps: [Gap]

    /// Occurrences of a run of letters in a text beyond which it is no evidence.
    private static let repeats = 3
    /// Runs that a chain looks back on.
    private static let lookBack = 64

    /// Aligns two texts; `nil` where they share too little to be reprints.
    package init?(_ first: ComparableText, _ second: ComparableText) {
        let seeds = Self.seeds(first.grams, second.grams)
        let shorter = min(first.characters.count, second.characters.count)
        // Of a quarter of a text in the worst print some runs are whole.
        guard seeds.count >= max(3, shorter / 100) else { return nil }
        let chain = Self.chain(Self.merged(seeds))
        guard !chain.isEmpty else { return nil }
        runs = chain
        gaps = zip(chain, chain.dropFirst()).map { before, after in
            Gap(
                first: before.first + before.length..<after.first,
                second: before.second + before.length..<after.second
            )
        }
    }

    /// Places where both texts have the same run of `ComparableText.gram` letters.
    private static func seeds(_ first: [UInt64], _ second: [UInt64]) -> [Run] {
        var seeds: [Run] = []
        var (i, j) = (0, 0)
        while i < first.count, j < second.count {
            let (a, b) = (first[i] >> 32, second[j] >> 32)
            if a < b { i += 1; continue }
            if b < a { j += 1; continue }
            var (lastI, lastJ) = (i + 1, j + 1)
            while lastI < first.count, first[lastI] >> 32 == a { lastI += 1 }
            while lastJ < second.count, second[lastJ] >> 32 == a { lastJ += 1 }
            if lastI - i <= repeats, lastJ - j <= repeats {
                for place in first[i..<lastI] {
                    for other in second[j..<lastJ] {
                        seeds.append(
                            Run(
                                first: Int(place & 0xFFFF_FFFF),
                                second: Int(other & 0xFFFF_FFFF),
                                length: ComparableText.gram
                            )
                        )
                    }
                }
            }
            (i, j) = (lastI, lastJ)
        }
        return seeds
    }

    /// Seeds that go on from each other made one run; by their place in the first text.
    private static func merged(_ seeds: [Run]) -> [Run] {
        let sorted = seeds.sorted { ($0.diagonal, $0.first) < ($1.diagonal, $1.first) }
        var runs: [Run] = []
        for seed in sorted {
            if let last = runs.last, last.diagonal == seed.diagonal, seed.first <= last.first + last.length {
                runs[runs.count - 1].length = max(last.length, seed.first + seed.length - last.first)
            } else {
                runs.append(seed)
            }
        }
        return runs.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    }

    /// The chain of runs with the most letters, less a cost for what is left out between them.
    private static func chain(_ runs: [Run]) -> [Run] {
        var scores = [Double](repeating: 0, count: runs.count)
        var before = [Int](repeating: -1, count: runs.count)
        var best = -1
        for (index, run) in runs.enumerated() {
            scores[index] = Double(run.length)
            for other in stride(from: index - 1, through: max(0, index - lookBack), by: -1) {
                let previous = runs[other]
                // Runs may overlap by some letters that stand at both ends of a gap.
                let (stepA, stepB) = (run.first - previous.first, run.second - previous.second)
                guard stepA > 0, stepB > 0 else { continue }
                let overlap = max(
                    0,
                    max(previous.first + previous.length - run.first, previous.second + previous.length - run.second)
                )
                guard overlap < run.length else { continue }
                let shift = abs(run.diagonal - previous.diagonal)
                let cost = min(20, 0.3 * Double(shift)) + Double(overlap)
                let score = scores[other] + Double(run.length) - cost
                if score > scores[index] { (scores[index], before[index]) = (score, other) }
            }
            if best < 0 || scores[index] > scores[best] { best = index }
        }
        var chain: [Run] = []
        while best >= 0 {
            chain.append(runs[best])
            best = before[best]
        }
        return trimmed(chain.reversed())
    }

    /// Runs that no longer overlap: the later one of two loses its beginning.
    private static func trimmed(_ chain: [Run]) -> [Run] {
        var result: [Run] = []
        for var run in chain {
            if let last = result.last {
                let overlap = max(0, max(last.first + last.length - run.first, last.second + last.length - run.second))
                (run.first, run.second, run.length) = (run.first + overlap, run.second + overlap, run.length - overlap)
            }
            if run.length > 0 { result.append(run) }
        }
        return result
    }
}
