import Foundation

/// What two texts laid over each other tell about whether they are copies of one source.
struct PairEvidence: Sendable, Hashable {
    /// Lengths of the texts in characters, the shorter first.
    var shorter = 0, longer = 0
    /// Characters of the shorter and of the longer text that the alignment covers, gaps bridged included.
    var coveredShorter = 0, coveredLonger = 0
    /// Characters within the cover that agree, and letters changed there.
    var agreeing = 0, changed = 0
    /// Words within the cover; words there that are others altogether; words that are the same but for some letters.
    var words = 0, otherWords = 0, variedWords = 0
    /// Figures within the cover that are the same, and that differ.
    var figuresSame = 0, figuresDiffering = 0
    /// Places where one text leaves out much, and where both have something else.
    var leftOut = 0, replaced = 0
    /// Characters left out of the cover by both texts at one place, the fewer of the two, summed.
    var replacedCharacters = 0
    /// Characters before the cover and after it: the fewer and the more of the two texts.
    var leadFewer = 0, leadMore = 0, tailFewer = 0, tailMore = 0

    /// Gaps of at most so many characters are compared letter by letter.
    private static let bridge = 80

    /// Compares two texts; `nil` where they share too little to be copies.
    init?(_ first: ComparableText, _ second: ComparableText) {
        let isSwapped = first.characters.count > second.characters.count
        let (a, b) = isSwapped ? (second, first) : (first, second)
        guard let alignment = TextAlignment(a, b), let start = alignment.runs.first, let end = alignment.runs.last else {
            return nil
        }
        (shorter, longer) = (a.characters.count, b.characters.count)
        for run in alignment.runs { addRun(run, a.characters) }
        for gap in alignment.gaps { addGap(gap, a.characters, b.characters) }
        (leadFewer, leadMore) = (min(start.first, start.second), max(start.first, start.second))
        let (tailA, tailB) = (shorter - end.first - end.length, longer - end.second - end.length)
        (tailFewer, tailMore) = (min(tailA, tailB), max(tailA, tailB))
    }

    private mutating func addRun(_ run: TextAlignment.Run, _ letters: [UInt8]) {
        coveredShorter += run.length
        coveredLonger += run.length
        agreeing += run.length
        var isInFigure = false, isWhole = false
        for index in run.first..<(run.first + run.length) {
            let letter = letters[index]
            if letter == ComparableText.space {
                words += 1
                if isInFigure, isWhole { figuresSame += 1 }
                isInFigure = false
                isWhole = true
            } else if Self.isFigure(letter) {
                isInFigure = true
            }
        }
    }

    private mutating func addGap(_ gap: TextAlignment.Gap, _ a: [UInt8], _ b: [UInt8]) {
        let (fewer, more) = (min(gap.first.count, gap.second.count), max(gap.first.count, gap.second.count))
        guard more > 0 else { return }
        guard more <= Self.bridge, more <= 3 * fewer + 12 else {
            if fewer >= 25 {
                replaced += 1
                replacedCharacters += fewer
            } else {
                leftOut += 1
            }
            return
        }
        let distance = LetterDistance.between(a[gap.first], b[gap.second])
        coveredShorter += gap.first.count
        coveredLonger += gap.second.count
        changed += distance
        agreeing += max(0, fewer - distance)
        compareWords(Self.wholeWords(gap.first, a), Self.wholeWords(gap.second, b))
    }

    /// A range grown to the words that it touches.
    private static func wholeWords(_ range: Range<Int>, _ letters: [UInt8]) -> ArraySlice<UInt8> {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low > 0, letters[low - 1] != ComparableText.space { low -= 1 }
        while high < letters.count, letters[high] != ComparableText.space { high += 1 }
        return letters[low..<high]
    }

    private mutating func compareWords(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) {
        let (first, second) = (a.split(separator: ComparableText.space), b.split(separator: ComparableText.space))
        words += max(first.count, second.count)
        let (figuresA, figuresB) = (first.filter(Self.hasFigure), second.filter(Self.hasFigure))
        let same = zip(figuresA, figuresB).count { $0.elementsEqual($1) }
        figuresSame += same
        // A figure on one side alone may be a letter misread; one against another is another figure.
        figuresDiffering += min(figuresA.count, figuresB.count) - same
        guard first.count == second.count else {
            // Words run together or parted by a bad reading are the same letters.
            let distance = LetterDistance.between(a, b)
            let length = max(a.count, b.count)
            if distance * 2 > length { otherWords += max(first.count, second.count) } else { variedWords += 1 }
            return
        }
        for (one, other) in zip(first, second) where !one.elementsEqual(other) {
            if Self.hasFigure(one), Self.hasFigure(other) { continue }
            let distance = LetterDistance.between(one, other)
            if distance * 2 > max(one.count, other.count) { otherWords += 1 } else { variedWords += 1 }
        }
    }

    private static func isFigure(_ letter: UInt8) -> Bool { (0x30...0x39).contains(letter) }
    private static func hasFigure(_ word: ArraySlice<UInt8>) -> Bool { word.contains(where: isFigure) }
}

extension PairEvidence {
    /// Part of the shorter text that the longer one has, in order, `0...1`.
    var containment: Double { Double(coveredShorter) / Double(max(1, shorter)) }
    /// Part of the aligned characters that agree, `0...1`.
    var agreement: Double { Double(agreeing) / Double(max(1, agreeing + changed)) }

    /// Names of the numbers by which a pair is judged, in order.
    static let featureNames = [
        "cosine", "containment", "containment_longer", "agreement", "other_words", "varied_words", "figures_differing",
        "figures_share", "left_out", "replaced", "replaced_share", "lead_fewer", "lead_more", "tail_fewer", "tail_more",
        "covered", "shorter", "ratio", "days",
    ]

    /// The numbers by which a pair is judged: shares of texts, and logarithms of counts.
    func features(cosine: Float, days: Int?) -> [Float] {
        func share(_ part: Int, _ whole: Int) -> Double { Double(part) / Double(max(1, whole)) }
        func size(_ count: Int) -> Double { log1p(Double(count)) / 5 }
        let figures = figuresSame + figuresDiffering
        return [
            Double(cosine), containment, share(coveredLonger, longer), agreement,
            10 * share(otherWords, words), 10 * share(variedWords, words), size(figuresDiffering),
            Double(figuresDiffering) / Double(figures + 2), size(leftOut), size(replaced),
            share(replacedCharacters, shorter), size(leadFewer), size(leadMore), size(tailFewer), size(tailMore),
            size(coveredShorter), size(shorter), share(shorter, longer), size(days ?? 0),
        ].map(Float.init)
    }
}
