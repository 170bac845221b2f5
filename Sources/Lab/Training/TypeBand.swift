import CorpusModel
import Foundation

/// Where the letters of a line that was read stand, from the boxes of its words: baseline and height of the small letters.
///
/// The reader's box of a word reaches from the x-line to the baseline, and beyond as far as ink hangs together with it: letters that
/// ascend or descend, but in type set solid those of the next line, too. It is never smaller. So the baseline is where the
/// highest of the lower edges are, and the x-line where the lowest of the upper edges are, of words whose letters may end there.
struct TypeBand: Equatable {
    /// Heights above the baseline of letters that ascend and of capitals as the boxes have them, whose topmost rows hold little
    /// ink, and depth of those that descend, in x-heights.
    static let ascent = 1.3, descent = 0.42
    /// Share of the words that stand on the baseline, and how far from it they may be, in x-heights.
    static let leastShare = 0.35, mostScatter = 0.2
    /// x-heights of a line against the median height of its words.
    static let shares = 0.3...1.05
    /// A line may lean by no more than this against the page's lines, rows a column.
    static let mostLean = 0.01

    /// The baseline's height at column 0, pixels from the top, and how far it falls per column.
    var level: Double, slope: Double
    /// Height of the small letters; of a line in capitals, too, that of the type.
    var xHeight: Double

    /// Measures a line; `nil` where its words do not stand in one row.
    ///
    /// - Parameters:
    ///   - line: with words, in pixels of the scan.
    ///   - skewDegrees: Angle of the page's lines, positive where they fall to the right.
    init?(_ line: TextLine, skewDegrees: Double) {
        let skew = tan(skewDegrees * .pi / 180)
        let words = line.words.compactMap { MeasuredWord($0, skew: skew) }
        guard let height = words.map(\.height).median, let guess = words.map(\.guess).median else { return nil }
        var feet = words.filter { !$0.descends }.map { (x: $0.x, y: $0.bottom) }
        if feet.isEmpty { feet = words.map { (x: $0.x, y: $0.bottom - Self.descent * guess) } }
        let lean = Self.slope(of: feet, atLeast: 10 * guess).map { min(max($0 - skew, -Self.mostLean), Self.mostLean) }
        let slope = skew + (lean ?? 0)
        let levels = feet.map { $0.y - slope * $0.x }
        guard let level = levels.quantile(1, of: 4) else { return nil }
        func above(_ word: MeasuredWord) -> Double { level + slope * word.x - word.top }
        let low = words.filter { !$0.ascends }.map(above).quantile(1, of: 4)
        let high = words.filter(\.ascends).map { above($0) / Self.ascent }.quantile(1, of: 4)
        guard let xHeight = low ?? high, xHeight >= 1, Self.shares.contains(xHeight / height) else { return nil }
        let standing = levels.count { abs($0 - level) <= Self.mostScatter * xHeight }
        guard Double(standing) >= Self.leastShare * Double(levels.count) else { return nil }
        (self.level, self.slope, self.xHeight) = (level, slope, xHeight)
    }

    /// The baseline at a column.
    func baseline(at x: Double) -> Double { level + slope * x }

    /// The median slope between points (Theil and Sen's); `nil` where they span fewer columns than `span`, or are fewer than three.
    private static func slope(of points: [(x: Double, y: Double)], atLeast span: Double) -> Double? {
        guard points.count > 2, let first = points.map(\.x).min(), let last = points.map(\.x).max(),
            last - first >= span
        else { return nil }
        var slopes: [Double] = []
        for (index, a) in points.enumerated() {
            for b in points[(index + 1)...] where abs(b.x - a.x) >= span / 3 {
                slopes.append((b.y - a.y) / (b.x - a.x))
            }
        }
        return slopes.median
    }
}

/// A word's box without what the page's skew adds to it, and what its letters reach.
private struct MeasuredWord {
    /// Middle column, upper and lower edge.
    var x: Double, top: Double, bottom: Double
    /// Whether letters surely rise above the x-line, and whether they may fall below the baseline.
    var ascends: Bool, descends: Bool
    /// What the height alone says of the x-height.
    var guess: Double

    var height: Double { bottom - top }

    private static let high = Set("bdfhklß")
    // Figures of the old style fall below the baseline, others do not.
    private static let falling = Set("gpqyjJQ,;()[]{}$&§/|_ſ0123456789")

    /// `nil` for a word without letters: dots and dashes stand anywhere.
    init?(_ word: Word, skew: Double) {
        let letters = word.text.filter(\.isLetter)
        let height = Double(word.bbox.height) - abs(skew) * Double(word.bbox.width)
        guard !letters.isEmpty, height >= 1 else { return nil }
        (x, top, bottom) = (word.bbox.midX, word.bbox.midY - height / 2, word.bbox.midY + height / 2)
        ascends = letters.contains { Self.high.contains($0) || $0.isUppercase }
        descends = word.text.contains { Self.falling.contains($0) }
        guess = height / ((ascends ? TypeBand.ascent : 1) + (descends ? TypeBand.descent : 0))
    }
}
