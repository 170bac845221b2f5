import CorpusModel
import CorpusText

/// Whether, of two lines printed one below the other, the second follows the first in some article's text.
struct ReadingOrderScore {
    /// Shortest line that is looked for, characters; shorter ones are found at random.
    private static let shortestLine = 12
    /// Errors with which a line still counts as found, per character.
    private static let tolerance = 0.4
    /// Characters from the last of one line to the first of the next, where a hyphen or errors may stand between.
    private static let gap = -6...14

    /// Pairs of lines, and those in order.
    private(set) var neighbours = 0, kept = 0

    private struct Pair {
        var pitch: Int
        var first: [Unicode.Scalar]
        var second: [Unicode.Scalar]
    }

    /// Counts a page whose articles have these texts.
    init(truth: PageTruth, articles: [String]) {
        let pairs = Self.pairs(of: truth.lines)
        let pitch = Self.median(pairs.map(\.pitch))
        let whole = SearchText(Array(articles.map(ScoredText.scalars).joined(separator: ["\n"])))
        for pair in pairs where Double(pair.pitch) <= 1.4 * pitch {
            guard min(pair.first.count, pair.second.count) >= Self.shortestLine else { continue }
            neighbours += 1
            if Self.follows(pair, in: whole) { kept += 1 }
        }
    }

    /// Lines of the truth that stand one below the other.
    ///
    /// The truth may leave lines out between them.
    private static func pairs(of lines: [PageTruth.TruthLine]) -> [Pair] {
        zip(lines, lines.dropFirst()).compactMap { upper, lower in
            let pitch = lower.bbox.y0 - upper.bbox.y0
            let across = ScaledBox(upper.bbox).across(ScaledBox(lower.bbox))
            let narrower = Double(min(upper.bbox.width, lower.bbox.width))
            guard pitch > 0, Double(pitch) < 2.5 * Double(upper.bbox.height), across > 0.5 * narrower else {
                return nil
            }
            return Pair(
                pitch: pitch,
                first: ScoredText.scalars(upper.text),
                second: ScoredText.scalars(lower.text)
            )
        }
    }

    private static func median(_ values: [Int]) -> Double {
        guard !values.isEmpty else { return 0 }
        let sorted = values.sorted()
        return Double(sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }

    private static func follows(_ pair: Pair, in whole: SearchText) -> Bool {
        var first = pair.first
        while first.last == "-" { first.removeLast() }
        let upper = whole.places(of: first)
        guard Double(upper.distance) <= tolerance * Double(pair.first.count) else { return false }
        let lower = whole.places(of: pair.second)
        guard Double(lower.distance) <= tolerance * Double(pair.second.count) else { return false }
        let starts = lower.ends.map { whole.start(of: pair.second, endingAt: $0, distance: lower.distance) }
        return upper.ends.contains { end in starts.contains { gap.contains($0 - (end - 1)) } }
    }
}
