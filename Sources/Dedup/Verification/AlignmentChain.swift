/// Chains of runs in which both texts run forward.
enum AlignmentChain {
    /// Runs that a chain looks back on.
    private static let lookBack = 64

    /// The chain of runs with the most letters, less a cost for what is left out between them.
    ///
    /// - Parameter runs: by their place in the first text.
    /// - Returns: runs that do not overlap, in order; none where there are none.
    static func best(of runs: [TextAlignment.Run]) -> [TextAlignment.Run] {
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
        var chain: [TextAlignment.Run] = []
        while best >= 0 {
            chain.append(runs[best])
            best = before[best]
        }
        return trimmed(chain.reversed())
    }

    /// Runs that no longer overlap: the later one of two loses its beginning.
    private static func trimmed(_ chain: [TextAlignment.Run]) -> [TextAlignment.Run] {
        var result: [TextAlignment.Run] = []
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
