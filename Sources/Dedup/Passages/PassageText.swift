import CorpusText

/// A text as passages are compared by, small letters, digits and single spaces, with the way back to the text itself.
package struct PassageText: Sendable {
    /// ASCII as it is, other letters as one byte made from them; as `Folding.appendBytes` has it.
    package let letters: [UInt8]
    /// For each letter the number of Unicode scalars before the one it was made from.
    package let offsets: [Int32]
    /// Number of Unicode scalars of the text.
    package let scalarCount: Int

    static let space = UInt8(ascii: " ")

    /// Folds a text: a hyphen at a line's end goes where the next line begins with a small letter.
    package init(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        var (letters, offsets): ([UInt8], [Int32]) = ([], [])
        letters.reserveCapacity(scalars.count)
        offsets.reserveCapacity(scalars.count)
        var index = 0
        while index < scalars.count {
            if let next = Dehyphenation.continuation(after: index, in: scalars) {
                index = next
                continue
            }
            Folding.appendBytes(of: scalars[index], to: &letters)
            while offsets.count < letters.count { offsets.append(Int32(index)) }
            index += 1
        }
        if letters.last == Self.space {
            letters.removeLast()
            offsets.removeLast()
        }
        (self.letters, self.offsets, scalarCount) = (letters, offsets, scalars.count)
    }

    /// Where some letters stand in the text, in Unicode scalars: from the first one to behind the last one.
    package func scalars(of range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty else { return 0..<0 }
        return Int(offsets[range.lowerBound])..<Int(offsets[range.upperBound - 1]) + 1
    }

    /// A range moved to the borders of words: a word that it cuts stays where more than half of it lies within.
    package func wholeWords(_ range: Range<Int>) -> Range<Int> {
        let (low, high) = (border(range.lowerBound), border(range.upperBound))
        var (first, last) = (low, max(low, high))
        while first < last, letters[first] == Self.space { first += 1 }
        while last > first, letters[last - 1] == Self.space { last -= 1 }
        return first..<last
    }

    /// The nearer end of the word that a place lies in; the place itself where it lies in none.
    private func border(_ place: Int) -> Int {
        var (start, end) = (place, place)
        while start > 0, letters[start - 1] != Self.space { start -= 1 }
        while end < letters.count, letters[end] != Self.space { end += 1 }
        return place - start <= end - place ? start : end
    }
}
