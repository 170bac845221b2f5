import CorpusText
import Foundation

/// Evidence from the alignment of two texts whether they are reprints of one source.
package struct PairEvidence: Sendable, Hashable {
    /// Lengths of the texts in characters, the shorter first.
    package var shorter = 0, longer = 0
    /// Characters of the shorter and of the longer text that the alignment covers, gaps bridged included.
    package var coveredShorter = 0, coveredLonger = 0
    /// Characters within the cover that agree, and letters changed there.
    package var agreeing = 0, changed = 0
    /// Words within the cover; words there that are others altogether; words that are the same but for some letters.
    package var words = 0, otherWords = 0, variedWords = 0
    /// Numbers within the cover that are the same, and that differ.
    package var numbersSame = 0, numbersDiffering = 0
    /// Of the differing numbers the parts that differ, summed: a misread number differs in part, another one in whole.
    package var numberDifference = 0.0
    /// Names within the cover that are others altogether: words with a capital in both texts, also days and months.
    package var namesDiffering = 0
    /// Places where one text leaves out much, and where both have something else.
    package var leftOut = 0, replaced = 0
    /// Characters left out of the cover by both texts at one place, the fewer of the two, summed.
    package var replacedCharacters = 0
    /// Characters before the cover and after it: the fewer and the more of the two texts.
    package var leadFewer = 0, leadMore = 0, tailFewer = 0, tailMore = 0

    /// Gaps of at most so many characters are compared letter by letter.
    private static let bridge = 80

    /// Compares two texts; `nil` where they share too little to be reprints.
    package init?(_ first: ComparableText, _ second: ComparableText) {
        let isSwapped = first.characters.count > second.characters.count
        let (a, b) = isSwapped ? (second, first) : (first, second)
        guard let alignment = TextAlignment(a, b), let start = alignment.runs.first, let end = alignment.runs.last
        else {
            return nil
        }
        (shorter, longer) = (a.characters.count, b.characters.count)
        for run in alignment.runs { addRun(run, a.characters) }
        for gap in alignment.gaps { addGap(gap, a, b) }
        (leadFewer, leadMore) = (min(start.first, start.second), max(start.first, start.second))
        let (tailA, tailB) = (shorter - end.first - end.length, longer - end.second - end.length)
        (tailFewer, tailMore) = (min(tailA, tailB), max(tailA, tailB))
    }

    private mutating func addRun(_ run: TextAlignment.Run, _ letters: [UInt8]) {
        coveredShorter += run.length
        coveredLonger += run.length
        agreeing += run.length
        var isInNumber = false, isWhole = false
        for index in run.first..<(run.first + run.length) {
            let letter = letters[index]
            if letter == ComparableText.space {
                words += 1
                if isInNumber, isWhole { numbersSame += 1 }
                isInNumber = false
                isWhole = true
            } else if Self.isDigit(letter) {
                isInNumber = true
            }
        }
    }

    private mutating func addGap(_ gap: TextAlignment.Gap, _ first: ComparableText, _ second: ComparableText) {
        let (a, b) = (first.characters, second.characters)
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
        let distance = EditDistance.between(a[gap.first], b[gap.second])
        coveredShorter += gap.first.count
        coveredLonger += gap.second.count
        changed += distance
        agreeing += max(0, fewer - distance)
        let (wordsA, wordsB) = (Self.wholeWords(gap.first, a), Self.wholeWords(gap.second, b))
        compareWords(wordsA, wordsB) { first.isCapital($0) && second.isCapital($1) }
    }

    /// A range grown to the words that it touches.
    private static func wholeWords(_ range: Range<Int>, _ letters: [UInt8]) -> ArraySlice<UInt8> {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low > 0, letters[low - 1] != ComparableText.space { low -= 1 }
        while high < letters.count, letters[high] != ComparableText.space { high += 1 }
        return letters[low..<high]
    }

    private mutating func compareWords(
        _ a: ArraySlice<UInt8>,
        _ b: ArraySlice<UInt8>,
        areNames: (Int, Int) -> Bool
    ) {
        let (first, second) = (a.split(separator: ComparableText.space), b.split(separator: ComparableText.space))
        words += max(first.count, second.count)
        let (numbersA, numbersB) = (first.filter(Self.hasDigit), second.filter(Self.hasDigit))
        // A number on one side alone may be a letter misread; one against another is another number.
        for (one, other) in zip(numbersA, numbersB) {
            let distance = EditDistance.between(one, other)
            if distance == 0 { numbersSame += 1 } else { numbersDiffering += 1 }
            numberDifference += Double(distance) / Double(max(one.count, other.count))
        }
        guard first.count == second.count else {
            // Words run together or parted by a bad reading are the same letters.
            let distance = EditDistance.between(a, b)
            let length = max(a.count, b.count)
            if distance * 2 > length { otherWords += max(first.count, second.count) } else { variedWords += 1 }
            return
        }
        for (one, other) in zip(first, second) where !one.elementsEqual(other) {
            if Self.hasDigit(one), Self.hasDigit(other) { continue }
            let distance = EditDistance.between(one, other)
            guard distance * 2 > max(one.count, other.count) else {
                variedWords += 1
                continue
            }
            otherWords += 1
            if areNames(one.startIndex, other.startIndex) { namesDiffering += 1 }
        }
    }

    private static func isDigit(_ letter: UInt8) -> Bool { (0x30...0x39).contains(letter) }
    private static func hasDigit(_ word: ArraySlice<UInt8>) -> Bool { word.contains(where: isDigit) }
}

extension PairEvidence {
    /// Part of the shorter text that the longer one has, in order, `0...1`.
    package var containment: Double { Double(coveredShorter) / Double(max(1, shorter)) }
    /// Part of the aligned characters that agree, `0...1`.
    package var agreement: Double { Double(agreeing) / Double(max(1, agreeing + changed)) }

    /// How much likelier the differing numbers are in a template filled anew than in reprints read as badly as these: the
    /// logarithm of the ratio.
    private var numberRatio: Double {
        let noise = min(0.9, 0.02 + 1 - pow(agreement, 4))
        let template = max(0.7, noise)
        return numberDifference * log(template / noise)
            + Double(numbersSame) * log((1 - template + 0.01) / (1 - noise + 0.01))
    }

    /// The same for words that are others altogether.
    private var wordRatio: Double {
        let noise = min(0.3, 0.003 + 1.5 * pow(1 - agreement, 2))
        let other = max(0.1, noise)
        return Double(otherWords) * log(other / noise)
            + Double(max(0, words - otherWords)) * log((1 - other) / (1 - noise))
    }

    /// Names of the features by which a pair is classified, in order.
    package static let featureNames = [
        "containment", "containment_longer", "agreement", "other_words", "varied_words", "word_ratio",
        "names_differing", "names_share",
        "numbers_differing", "numbers_share", "number_ratio", "left_out", "replaced", "replaced_share", "lead_fewer",
        "tail_fewer", "covered", "shorter", "own_fewer",
    ]

    /// The features by which a pair is classified: shares of texts, and logarithms of counts.
    package var features: [Float] {
        func share(_ part: Int, _ whole: Int) -> Double { Double(part) / Double(max(1, whole)) }
        func size(_ count: Int) -> Double { log1p(Double(count)) / 5 }
        let numbers = numbersSame + numbersDiffering
        return [
            containment, share(coveredLonger, longer), agreement,
            10 * share(otherWords, words), 10 * share(variedWords, words), max(-2, min(2, wordRatio / 10)),
            size(namesDiffering), 20 * share(namesDiffering, words),
            size(numbersDiffering), numberDifference / Double(numbers + 2), max(-2, min(2, numberRatio / 5)),
            size(leftOut), size(replaced), share(replacedCharacters, shorter), size(leadFewer), size(tailFewer),
            size(coveredShorter), size(shorter), size(min(shorter - coveredShorter, longer - coveredLonger)),
        ].map(Float.init)
    }
}
