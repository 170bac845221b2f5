package import CorpusModel

/// The height of type, told from the boxes of words and their letters.
package enum TypeHeight {
    /// Height of letters with ascenders, capitals and digits, and depth of descenders, x-heights.
    private static let ascent = 1.5, descent = 0.45
    private static let flat = Set("acemnorsuvwxz")
    private static let deep = Set("gpqy")

    /// x-height of a line, pixels; `nil` where none of its words has letters.
    ///
    /// A box is as high as the letters in it: some words have neither ascenders nor descenders. Where all boxes of a line are
    /// equally high, they are those of the line.
    package static func xHeight(of line: TextLine) -> Double? {
        let words = line.words.filter { $0.text.contains { $0.isLetter || $0.isNumber } && $0.bbox.height > 0 }
        guard let first = words.first else { return nil }
        if words.allSatisfy({ $0.bbox.y0 == first.bbox.y0 && $0.bbox.y1 == first.bbox.y1 }) {
            return Double(first.bbox.height) / extent(of: words.map(\.text).joined())
        }
        return words.map { Double($0.bbox.height) / extent(of: $0.text) }.median
    }

    /// How high the letters of a text are together, x-heights.
    private static func extent(of text: String) -> Double {
        let letters = text.filter { $0.isLetter || $0.isNumber }
        let rises = letters.contains { !flat.contains($0) && !deep.contains($0) }
        let falls = letters.contains(where: deep.contains)
        return (rises ? ascent : 1) + (falls ? descent : 0)
    }
}
