import CorpusText

/// Finds the passages that two sections share, by local alignment.
///
/// Runs of letters that both have are chained (as minimap2 does; Li, 2018), the chains are cut where nothing agrees, and
/// their ends are carried on letter by letter until too little agrees (the X-drop rule of BLAST; Zhang et al., 2000). An
/// agreeing letter counts 1, an inserted, left out or changed one -1: unrelated texts cannot gain by being longer.
struct PassageAligner {
    private let a: [UInt8], b: [UInt8]
    private let settings: PassageSettings

    /// A run of letters that both texts have.
    private struct Run {
        var first: Int, second: Int, length: Int
        var diagonal: Int { first - second }
        var ends: (Int, Int) { (first + length, second + length) }
    }

    /// What an alignment gains between two runs.
    private struct Gain {
        var score = 0, agreeing = 0, edits = 0
    }

    /// Occurrences of a run in a section beyond which it is no evidence.
    private static let repeats = 8
    /// Runs that a chain looks back on, and letters.
    private static let lookBack = 64, farthest = 600
    /// Letters of a run at most.
    private static let longestRun = 64
    /// Letters of runs that a chain must have, less the costs of what lies between.
    private static let fewestLetters = 20.0
    /// A passage ends where both texts have something else for so many letters, or one has so many more.
    private static let longestReplaced = 150, longestInserted = 500
    /// Falling so far below its best an alignment is not carried on; less far where the chain itself is worth little, as most
    /// such chains are turns of phrase.
    private static let drop = 30, shortDrop = 18, fewForShortDrop = 60
    /// By how much an alignment may be shifted while it is carried on, letters.
    private static let band = 32
    /// Letters by which an alignment is carried on at most.
    private static let longestExtension = 4_000

    /// The passages that two sections share, long and good enough, by their place in the first; in letters of the sections.
    static func passages(_ first: PageSection, _ second: PageSection, _ settings: PassageSettings) -> [PassageMatch] {
        Self(a: first.letters, b: second.letters, settings: settings).passages(runs(first.grams, second.grams))
    }

    private func passages(_ runs: [Run]) -> [PassageMatch] {
        var found: [PassageMatch] = []
        for chain in chains(runs) {
            for part in parts(of: chain) {
                let match = aligned(part)
                if match.isPassage(settings), !found.contains(where: match.isMostly) { found.append(match) }
            }
        }
        return PassageMatch.joined(found)
    }

    // MARK: - Runs

    /// Runs that both texts have, by their place in the first.
    private static func runs(_ first: [UInt64], _ second: [UInt64]) -> [Run] {
        // Diagonal (upper 32 bits) and place in the first text (lower).
        var seeds: [UInt64] = []
        var (i, j) = (0, 0)
        while i < first.count, j < second.count {
            let (hashA, hashB) = (first[i] >> 32, second[j] >> 32)
            if hashA < hashB { i += 1; continue }
            if hashB < hashA { j += 1; continue }
            var (lastI, lastJ) = (i + 1, j + 1)
            while lastI < first.count, first[lastI] >> 32 == hashA { lastI += 1 }
            while lastJ < second.count, second[lastJ] >> 32 == hashA { lastJ += 1 }
            if lastI - i <= repeats, lastJ - j <= repeats {
                for place in first[i..<lastI] {
                    for other in second[j..<lastJ] {
                        let (x, y) = (Int(place & 0xFFFF_FFFF), Int(other & 0xFFFF_FFFF))
                        seeds.append(UInt64(x - y + 1 << 24) << 32 | UInt64(x))
                    }
                }
            }
            (i, j) = (lastI, lastJ)
        }
        seeds.sort()
        var runs: [Run] = []
        for seed in seeds {
            let place = Int(seed & 0xFFFF_FFFF)
            let diagonal = Int(seed >> 32) - 1 << 24
            // Long runs are parted, so that a chain that looks back on some runs reaches their ends.
            if let last = runs.last, last.diagonal == diagonal, place <= last.first + last.length,
                last.length < longestRun
            {
                runs[runs.count - 1].length = place + PageSection.gram - last.first
            } else {
                runs.append(Run(first: place, second: place - diagonal, length: PageSection.gram))
            }
        }
        return runs.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    }

    // MARK: - Chains

    /// Chains of runs in which both texts run forward, the best first; no run is in two.
    private func chains(_ runs: [Run]) -> [[Run]] {
        var scores = [Double](repeating: 0, count: runs.count)
        var before = [Int](repeating: -1, count: runs.count)
        for (index, run) in runs.enumerated() {
            scores[index] = Double(run.length)
            for other in stride(from: index - 1, through: max(0, index - Self.lookBack), by: -1) {
                let previous = runs[other]
                guard run.first - previous.first <= Self.farthest + previous.length else { continue }
                let score = scores[other] + Self.gain(previous, run)
                if score > scores[index] { (scores[index], before[index]) = (score, other) }
            }
        }
        var isTaken = [Bool](repeating: false, count: runs.count)
        var chains: [[Run]] = []
        let byScore = runs.indices.sorted { scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1 }
        for end in byScore where !isTaken[end] {
            guard scores[end] >= Self.fewestLetters else { break }
            var (chain, place): ([Run], Int) = ([], end)
            while place >= 0, !isTaken[place] {
                isTaken[place] = true
                chain.append(runs[place])
                place = before[place]
            }
            let rest = place >= 0 ? scores[place] : 0
            if scores[end] - rest >= Self.fewestLetters { chains.append(Self.trimmed(chain.reversed())) }
        }
        return chains
    }

    /// Letters that a chain gains by a run after another one, less what their distance costs.
    private static func gain(_ previous: Run, _ run: Run) -> Double {
        let (stepA, stepB) = (run.first - previous.first, run.second - previous.second)
        guard stepA > 0, stepB > 0 else { return -.infinity }
        let (gapA, gapB) = (stepA - previous.length, stepB - previous.length)
        // Runs may overlap by some letters that stand at both ends of a gap.
        let overlap = max(0, -min(gapA, gapB))
        guard overlap < run.length, max(gapA, gapB) <= farthest else { return -.infinity }
        let shift = Double(abs(run.diagonal - previous.diagonal))
        return Double(run.length - overlap) - min(30, 0.5 * shift) - 0.1 * Double(max(0, min(gapA, gapB)))
    }

    /// Runs that no longer overlap: the later one of two loses its beginning.
    private static func trimmed(_ chain: [Run]) -> [Run] {
        var result: [Run] = []
        for var run in chain {
            if let last = result.last {
                let overlap = max(0, max(last.ends.0 - run.first, last.ends.1 - run.second))
                (run.first, run.second, run.length) = (run.first + overlap, run.second + overlap, run.length - overlap)
            }
            if run.length > 0 { result.append(run) }
        }
        return result
    }

    // MARK: - Parts

    /// A chain cut where what lies between costs more than one of the sides gains.
    private func parts(of chain: [Run]) -> [(runs: [Run], gain: Gain)] {
        var gains: [Gain?] = []
        for (previous, run) in zip(chain, chain.dropFirst()) { gains.append(gain(between: previous, run)) }
        var parts: [(runs: [Run], gain: Gain)] = []
        // Of a stack, so that no chain is too long.
        var open = [0..<chain.count]
        while let range = open.popLast() {
            guard let cut = cut(range, chain, gains) else {
                var sum = Gain()
                for index in range {
                    let length = chain[index].length
                    let between = index + 1 < range.upperBound ? gains[index] ?? Gain() : Gain()
                    sum.score += length + between.score
                    sum.agreeing += length + between.agreeing
                    sum.edits += between.edits
                }
                parts.append((Array(chain[range]), sum))
                continue
            }
            open.append(cut..<range.upperBound)
            open.append(range.lowerBound..<cut)
        }
        return parts
    }

    /// The first run of the second part of a chain that must be cut; `nil` where it is one passage.
    private func cut(_ range: Range<Int>, _ chain: [Run], _ gains: [Gain?]) -> Int? {
        // What the alignment gains up to each run, and between which runs it loses most.
        var total = chain[range.lowerBound].length
        var left: [Int] = []
        for index in range.dropFirst() {
            guard let gain = gains[index - 1] else { return index }
            left.append(total)
            total += gain.score + chain[index].length
        }
        var worst: (place: Int, score: Int)?
        for (offset, index) in range.dropFirst().enumerated() {
            let score = gains[index - 1]?.score ?? 0
            let right = total - left[offset] - score
            if -score > min(left[offset], right), score < worst?.score ?? 0 { worst = (index, score) }
        }
        return worst?.place
    }

    /// What the alignment gains between two runs; `nil` where the passage ends there.
    private func gain(between previous: Run, _ run: Run) -> Gain? {
        let (gapA, gapB) = (previous.ends.0..<run.first, previous.ends.1..<run.second)
        let (fewer, more) = (min(gapA.count, gapB.count), max(gapA.count, gapB.count))
        guard more > 0 else { return Gain() }
        guard fewer <= Self.longestReplaced, more <= Self.longestInserted else { return nil }
        // What one text has more is left out of the count: a line of another column, a paragraph that was cut.
        guard more <= 2 * fewer + 40 else { return Gain(score: -12 - more / 10, agreeing: 0, edits: fewer) }
        let edits = EditDistance.between(a[gapA], b[gapB])
        let agreeing = max(0, more - edits)
        return Gain(score: agreeing - edits, agreeing: agreeing, edits: edits)
    }

    // MARK: - Ends

    private func aligned(_ part: (runs: [Run], gain: Gain)) -> PassageMatch {
        let (first, last) = (part.runs[0], part.runs[part.runs.count - 1])
        let drop = part.gain.score >= Self.fewForShortDrop ? Self.drop : Self.shortDrop
        let left = extended(first.first, first.second, step: -1, drop: drop)
        let right = extended(last.ends.0, last.ends.1, step: 1, drop: drop)
        return PassageMatch(
            first: first.first - left.a..<last.ends.0 + right.a,
            second: first.second - left.b..<last.ends.1 + right.b,
            agreeing: part.gain.agreeing + left.agreeing + right.agreeing,
            edits: part.gain.edits + left.edits + right.edits
        )
    }

    /// How far an alignment goes on from two places, forward or backward, and what it gains.
    private func extended(
        _ startA: Int,
        _ startB: Int,
        step: Int,
        drop: Int
    ) -> (a: Int, b: Int, agreeing: Int, edits: Int) {
        let limitA = min(Self.longestExtension, step > 0 ? a.count - startA : startA)
        let limitB = min(Self.longestExtension, step > 0 ? b.count - startB : startB)
        let (width, dead) = (2 * Self.band + 1, Int32.min / 2)
        // Cell k of row i is the alignment of i letters of a with i + k - band of b; each holds its score and its agreeing letters.
        var row = [SIMD2<Int32>](repeating: SIMD2(dead, 0), count: width + 1)
        for k in Self.band..<width where k - Self.band <= limitB { row[k] = SIMD2(Int32(Self.band - k), 0) }
        var best = (a: 0, b: 0, agreeing: 0, edits: 0)
        var bestScore: Int32 = 0
        for i in 1..<max(1, limitA + 1) {
            let letter = a[step > 0 ? startA + i - 1 : startA - i]
            var isAlive = false
            var left = SIMD2<Int32>(dead, 0)
            for k in 0..<width {
                let j = i + k - Self.band
                guard j >= 0, j <= limitB else {
                    row[k] = SIMD2(dead, 0)
                    left = row[k]
                    continue
                }
                var cell = SIMD2<Int32>(dead, 0)
                if j > 0 {
                    let isEqual = letter == b[step > 0 ? startB + j - 1 : startB - j]
                    cell = row[k] &+ (isEqual ? SIMD2(1, 1) : SIMD2(-1, 0))
                }
                let above = row[k + 1] &- SIMD2(1, 0)
                if above.x > cell.x { cell = above }
                let before = left &- SIMD2(1, 0)
                if before.x > cell.x { cell = before }
                if cell.x < bestScore - Int32(drop) { cell = SIMD2(dead, 0) } else { isAlive = true }
                row[k] = cell
                left = cell
                if cell.x > bestScore {
                    bestScore = cell.x
                    best = (i, j, Int(cell.y), Int(cell.y - cell.x))
                }
            }
            if !isAlive { break }
        }
        return best
    }
}
