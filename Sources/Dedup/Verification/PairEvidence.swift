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
    /// Most agreeing characters between two places where something is left out or replaced.
    package var longestStretch = 0
    private var stretch = 0

    /// Compares two texts; `nil` where they share too little to be reprints.
    package init?(_ first: ComparableText, _ second: ComparableText) {
        // The same evidence whichever text comes first.
        let (countA, countB) = (first.characters.count, second.characters.count)
        let isSwapped =
            countA == countB ? second.characters.lexicographicallyPrecedes(first.characters) : countA > countB
        let (a, b) = isSwapped ? (second, first) : (first, second)
        guard let alignment = TextAlignment(a, b) else { return nil }
        (shorter, longer) = (a.characters.count, b.characters.count)
        for part in alignment.parts {
            switch part {
            case .same(let run): addRun(run, a.characters)
            case .varied(let gap): addVaried(gap, a, b)
            case .apart(let gap): addApart(gap)
            }
        }
        (leadFewer, leadMore) = (alignment.lead.fewer, alignment.lead.more)
        (tailFewer, tailMore) = (alignment.tail.fewer, alignment.tail.more)
    }

    private mutating func agree(on letters: Int) {
        agreeing += letters
        stretch += letters
        longestStretch = max(longestStretch, stretch)
    }

    private mutating func addRun(_ run: TextAlignment.Run, _ letters: [UInt8]) {
        coveredShorter += run.length
        coveredLonger += run.length
        agree(on: run.length)
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

    private mutating func addVaried(_ gap: TextAlignment.Gap, _ first: ComparableText, _ second: ComparableText) {
        let (a, b) = (first.characters, second.characters)
        let distance = EditDistance.between(a[gap.first], b[gap.second])
        coveredShorter += gap.first.count
        coveredLonger += gap.second.count
        changed += distance
        agree(on: max(0, gap.fewer - distance))
        let (wordsA, wordsB) = (Self.wholeWords(gap.first, a), Self.wholeWords(gap.second, b))
        compareWords(wordsA, wordsB) { first.isCapital($0) && second.isCapital($1) }
    }

    /// Letters that both texts have at one place from which on it counts as replaced.
    private static let leastReplaced = 25

    private mutating func addApart(_ gap: TextAlignment.Gap) {
        stretch = 0
        if gap.fewer >= Self.leastReplaced {
            replaced += 1
            replacedCharacters += gap.fewer
        } else {
            leftOut += 1
        }
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
        let (numbersA, numbersB) = (first.filter(Self.isNumber), second.filter(Self.isNumber))
        // A number on one side alone may be a letter misread; one against another is another number.
        for (one, other) in zip(numbersA, numbersB) {
            // The day in a dateline is each paper's own.
            guard min(one.startIndex, other.startIndex) >= Self.dateline || one.elementsEqual(other) else { continue }
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
            if Self.isNumber(one), Self.isNumber(other) { continue }
            let distance = EditDistance.between(one, other)
            guard distance * 2 > max(one.count, other.count) else {
                variedWords += 1
                continue
            }
            otherWords += 1
            if areNames(one.startIndex, other.startIndex) { namesDiffering += 1 }
        }
    }

    /// Letters from the beginning of a text within which a dateline ends.
    private static let dateline = 60

    private static func isDigit(_ letter: UInt8) -> Bool { (0x30...0x39).contains(letter) }
    /// Whether a word is a number: a word of letters and a digit or two is a misread one.
    private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool { 2 * word.count(where: isDigit) > word.count }
}

extension PairEvidence {
    /// Part of the shorter text that the longer one has, in order, `0...1`.
    package var containment: Double { Double(coveredShorter) / Double(max(1, shorter)) }
    /// Part of the aligned characters that agree, `0...1`.
    package var agreement: Double { Double(agreeing) / Double(max(1, agreeing + changed)) }
}
