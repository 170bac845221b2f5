import CorpusModel
import Foundation

/// Names the lines of a column together: the most likely run of classes, given what the network sees in each line, what
/// geometry takes it for, and what stands between the lines.
///
/// A linear chain decoded by Viterbi's algorithm (Viterbi, IEEE Transactions on Information Theory 13, 1967). A line
/// by itself is easily mistaken, for instance in a smudge; among its neighbours it seldom is.
struct LineDecoder {
    /// What lines can be.
    static let classes: [RegionClass] = [
        .headline, .byline, .article, .caption, .advertisement, .table, .header, .masthead, .photograph, .cartoon,
    ]

    /// What is known of one line.
    struct Evidence {
        /// What the network sees.
        var probabilities: ClassProbabilities
        /// Probability of the first line of a region.
        var start: Double
        /// What geometry takes the line for.
        var role: LineRole
        /// What parts it from the line before.
        var cut: Cut
    }

    /// The most likely class of each line.
    func classes(of lines: [Evidence]) -> [RegionClass] {
        guard let first = lines.first else { return [] }
        let count = Self.classes.count
        var scores = Self.classes.map { emission($0, first) }
        var steps: [[Int]] = []
        for line in lines.dropFirst() {
            var next = [Double](repeating: 0, count: count)
            var step = [Int](repeating: 0, count: count)
            for to in 0..<count {
                var best = (score: -Double.infinity, from: 0)
                for from in 0..<count {
                    let score = scores[from] - cost(from: Self.classes[from], to: Self.classes[to], line)
                    if score > best.score { best = (score, from) }
                }
                next[to] = best.score + emission(Self.classes[to], line)
                step[to] = best.from
            }
            scores = next
            steps.append(step)
        }
        var at = scores.indices.max { (scores[$0], -$0) < (scores[$1], -$1) } ?? 0
        var path = [at]
        for step in steps.reversed() {
            at = step[at]
            path.append(at)
        }
        return path.reversed().map { Self.classes[$0] }
    }

    /// How well a class fits a line by itself.
    private func emission(_ regionClass: RegionClass, _ line: Evidence) -> Double {
        // Rows that line up around a gap are seldom anything but a table, and tables are the network's weakest class.
        let bonus: Double =
            switch line.role {
            case .display: regionClass == .headline ? 1 : 0
            case .body: regionClass == .article ? 1 : 0
            case .table: regionClass == .table ? 3 : 0
            }
        return log(max(0.01, line.probabilities[regionClass])) + bonus
    }

    /// How unlikely a change of class is.
    private func cost(from: RegionClass, to: RegionClass, _ line: Evidence) -> Double {
        if from == to { return 0 }
        switch (from, to) {
        case (.headline, .article), (.headline, .byline), (.byline, .article): return 0.4
        // A cross-head looks like a headline, and only what stands over it tells: nothing parts it from the text above.
        case (.article, .headline) where line.cut == .none: return 4
        default: break
        }
        let parted: Double =
            switch line.cut {
            case .none: 2.5
            case .dash: 1.2
            case .rule, .full: 0.5
            }
        return 0.3 + parted * (1 - 0.7 * line.start)
    }
}
