/// Extension of an alignment over letters that agree only mostly.
///
/// Altschul et al., "Basic local alignment search tool" (1990), with gaps: the extension goes on until its score has dropped
/// too far below the best so far, and ends where the score is best.
enum LetterExtension {
    /// Scores of equal letters, of other letters, and of a letter that one text lacks.
    private static let same = 2, other = -2, lacking = -3
    /// Drop below the best score at which an extension ends.
    private static let drop = 24
    /// Most letters by which the texts may be shifted against each other, and most letters of an extension.
    private static let band = 12, longest = 400

    /// The beginning of a gap that the texts have in common; `nil` where they have none.
    static func forward(_ gap: TextAlignment.Gap, _ a: [UInt8], _ b: [UInt8]) -> TextAlignment.Gap? {
        let (lowA, lowB) = (gap.first.lowerBound, gap.second.lowerBound)
        let found = reach(gap.first.count, gap.second.count) { a[lowA + $0] == b[lowB + $1] }
        guard found.first + found.second > 0 else { return nil }
        return TextAlignment.Gap(first: lowA..<lowA + found.first, second: lowB..<lowB + found.second)
    }

    /// The end of a gap that the texts have in common; `nil` where they have none.
    static func backward(_ gap: TextAlignment.Gap, _ a: [UInt8], _ b: [UInt8]) -> TextAlignment.Gap? {
        let (highA, highB) = (gap.first.upperBound, gap.second.upperBound)
        let found = reach(gap.first.count, gap.second.count) { a[highA - 1 - $0] == b[highB - 1 - $1] }
        guard found.first + found.second > 0 else { return nil }
        return TextAlignment.Gap(first: highA - found.first..<highA, second: highB - found.second..<highB)
    }

    /// Letters of both texts up to the best score.
    private static func reach(_ countA: Int, _ countB: Int, isSame: (Int, Int) -> Bool) -> (first: Int, second: Int) {
        guard countA > 0, countB > 0 else { return (0, 0) }
        let none = Int.min / 2, width = 2 * band + 1
        // Column `offset` of a row is the place `row + offset - band` of the second text.
        var row = (0..<width).map { $0 < band ? none : ($0 - band) * lacking }
        var best = (score: 0, first: 0, second: 0)
        for place in 1...min(countA, longest) {
            var next = [Int](repeating: none, count: width)
            var highest = none
            for offset in 0..<width {
                let other = place + offset - band
                guard other >= 0, other <= countB else { continue }
                var score = none
                if other > 0, row[offset] > none {
                    score = row[offset] + (isSame(place - 1, other - 1) ? same : Self.other)
                }
                if offset + 1 < width { score = max(score, row[offset + 1] + lacking) }
                if offset > 0 { score = max(score, next[offset - 1] + lacking) }
                next[offset] = score
                highest = max(highest, score)
                if score > best.score { best = (score, place, other) }
            }
            guard highest > best.score - drop else { break }
            row = next
        }
        return (best.first, best.second)
    }
}
