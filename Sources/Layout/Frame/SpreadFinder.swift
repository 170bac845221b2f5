import CorpusModel
import Foundation

/// Tells a spread of two pages from one page.
///
/// A spread is wider than high, each half is a page by itself with type of its own, and between them lies a gutter over the
/// whole height that no letter crosses and that is clearly wider than those between columns.
struct SpreadFinder {
    /// Where the two pages meet, pixels of the look; `nil` for one page.
    let division: Int?
    /// How sure that is, `0.5...1`.
    let confidence: Double

    /// Width over height of a spread.
    private static let shapes = 1.05...2.4
    /// How far from the middle of the type the gutter may lie, as a share of the type's width.
    private static let reach = 0.14
    /// Least width of the gutter, in letters and as a share of the type's width.
    private static let leastLetters = 3.5, leastShare = 0.012
    /// How much wider the gutter is than the widest one between columns, at least.
    private static let leastRatio = 2.2
    /// Least share of all letters on each page.
    private static let leastLettersOfPage = 0.2

    /// Judges a page or spread.
    ///
    /// - Parameters:
    ///   - field: letters of an upright look.
    ///   - box: the look without the film's ground.
    ///   - degrees: angle of the lines.
    init(_ field: LetterField, box: PixelRect, degrees: Double) {
        guard Self.shapes.contains(Double(box.width) / Double(max(1, box.height))) else {
            (division, confidence) = (nil, 0.99)
            return
        }
        let letters = field.letters.filter { box.intersection($0) == $0 }
        guard letters.count >= 2 * LetterField.fewest else {
            (division, confidence) = (nil, 0.5)
            return
        }
        // Sheared, so that a leaning gutter is upright; its place is that at half the height.
        let slope = tan(degrees * .pi / 180)
        func sheared(_ mark: PixelRect) -> PixelRect {
            mark.moved(x: Int(((mark.midY - box.midY) * slope).rounded()), y: 0)
        }
        let placed = letters.map(sheared)
        let display = field.display.filter { box.intersection($0) == $0 }.map(sheared)
        let (lefts, rights) = (placed.map(\.x0).sorted(), placed.map(\.x1).sorted())
        // A few marks in the margins do not move the edges of the type.
        let few = letters.count / 200
        let (start, end) = (max(0, lefts[few]), min(field.width, rights[rights.count - 1 - few]))
        guard end - start > 40 else {
            (division, confidence) = (nil, 0.5)
            return
        }
        let gaps = Self.gaps(of: placed, display, from: start, to: end)
        let width = Double(end - start)
        let middle = Double(start + end) / 2
        func isCentral(_ gap: Range<Int>) -> Bool {
            abs(Double(gap.lowerBound + gap.upperBound) / 2 - middle) <= Self.reach * width
        }
        guard let gutter = gaps.filter(isCentral).max(by: { ($0.count, $1.lowerBound) < ($1.count, $0.lowerBound) })
        else {
            (division, confidence) = (nil, 0.95)
            return
        }
        let widestOther = gaps.filter { $0 != gutter }.map(\.count).max() ?? 0
        let ratio = Double(gutter.count) / max(1.2 * field.size, Double(widestOther))
        let place = (gutter.lowerBound + gutter.upperBound) / 2
        let isPair =
            ratio >= Self.leastRatio && Double(gutter.count) >= Self.leastLetters * field.size
            && Double(gutter.count) >= Self.leastShare * width && !Self.isCrossed(gutter, by: placed)
            && Self.arePages(placed, place, in: box)
        division = isPair ? place : nil
        confidence = isPair ? 1 - 0.5 * pow(Self.leastRatio / ratio, 2) : max(0.5, 1 - 0.5 * ratio / Self.leastRatio)
    }

    /// Places without letters, left to right.
    private static func gaps(
        of letters: [PixelRect],
        _ display: [PixelRect],
        from start: Int,
        to end: Int
    ) -> [Range<Int>] {
        // Specks and marks of the size of letters are few in a gutter; larger type is none of them.
        let tolerated = letters.count / 4000
        var changes = [Int](repeating: 0, count: end - start + 1)
        for (marks, weight) in [(letters, 1), (display, tolerated + 1)] {
            for mark in marks {
                changes[min(end, max(start, mark.x0)) - start] += weight
                changes[min(end, max(start, mark.x1)) - start] -= weight
            }
        }
        var gaps: [Range<Int>] = []
        var (depth, open) = (0, nil as Int?)
        for x in start..<end {
            depth += changes[x - start]
            if depth <= tolerated {
                open = open ?? x
            } else if let first = open {
                gaps.append(first..<x)
                open = nil
            }
        }
        return gaps
    }

    /// Whether a line of type runs across a gutter.
    private static func isCrossed(_ gutter: Range<Int>, by letters: [PixelRect]) -> Bool {
        let inside = letters.filter { $0.x0 < gutter.upperBound && $0.x1 > gutter.lowerBound }
        return inside.contains { letter in
            let line = inside.filter { 2 * $0.verticalOverlap(letter) > letter.height }
            return 2 * line.reduce(0) { $0 + $1.width } > gutter.count
        }
    }

    /// Whether what lies on either side of `place` is a page.
    private static func arePages(_ letters: [PixelRect], _ place: Int, in box: PixelRect) -> Bool {
        let sides = [letters.filter { $0.x1 <= place }, letters.filter { $0.x0 >= place }]
        let widths = [place - box.x0, box.x1 - place]
        let hulls = sides.compactMap { PixelRect.hull($0) }
        guard hulls.count == 2,
            sides.allSatisfy({ Double($0.count) >= leastLettersOfPage * Double(letters.count) }),
            widths.allSatisfy({ $0 < box.height })
        else { return false }
        return Double(hulls[0].verticalOverlap(hulls[1])) > 0.6 * Double(min(hulls[0].height, hulls[1].height))
            && hulls.allSatisfy { Double($0.height) > 0.4 * Double(box.height) }
    }
}
