import CorpusText
import TestSupport
import Testing

@Suite struct EditDistanceTests {
    @Test(arguments: [
        ("", "", 0), ("abc", "", 3), ("", "abc", 3), ("kitten", "sitting", 3), ("flaw", "lawn", 2), ("same", "same", 0),
    ])
    func wholeTexts(_ first: String, _ second: String, _ distance: Int) {
        #expect(EditDistance.between(scalars(first), scalars(second)) == distance)
        #expect(EditDistance.between(Array(first), Array(second)) == distance)
        #expect(EditDistance.between(Array(first.utf8)[...], Array(second.utf8)[...]) == distance)
    }

    @Test("a letter and its accent are one character, and two scalars") func accents() {
        #expect(EditDistance.between(Array("e\u{301}clair"), Array("eclair")) == 1)
        #expect(EditDistance.between(scalars("e\u{301}clair"), scalars("éclair")) == 2)
        #expect(EditDistance.between(Array("e\u{301}clair"), Array("éclair")) == 0)
    }

    @Test(
        "the distance of bytes to a part is the least one",
        arguments: [("abc", "xxabcxx", 0), ("abc", "xxabdxx", 1), ("abc", "", 3), ("abcd", "bc", 2), ("", "abc", 0)]
    )
    func partsOfBytes(_ part: String, _ whole: String, _ distance: Int) {
        #expect(EditDistance.of(Array(part.utf8), within: Array(whole.utf8)) == distance)
    }

    @Test(arguments: [
        ("market", "the market opened", 0), ("market", "the rnarket opened", 1), ("market", "", 6),
        ("market", "xyz", 6), ("", "anything", 0), ("naïve", "a naive man", 1),
    ])
    func piecesOfATextWithoutItsSurroundings(_ pattern: String, _ text: String, _ distance: Int) {
        #expect(EditDistance.of(scalars(pattern), within: scalars(text)) == distance)
    }

    @Test("patterns of more than one machine word agree with the plain matrix", arguments: [5, 63, 64, 65, 128, 150])
    func longPatterns(_ length: Int) {
        var random = SeededGenerator(seed: UInt64(length))
        func letters(_ count: Int) -> [Unicode.Scalar] {
            (0..<count).map { _ in Unicode.Scalar(UInt8.random(in: 97...100, using: &random)) }
        }
        for _ in 0..<4 {
            let (pattern, text) = (letters(length), letters(2 * length))
            #expect(EditDistance.between(pattern, text) == lastRow(pattern, text, isAnchored: true).last)
            let row = lastRow(pattern, text, isAnchored: false)
            let places = SearchText(text).places(of: pattern)
            #expect(places.distance == row.min())
            let (bytes, others) = (pattern.map { UInt8($0.value) }, text.map { UInt8($0.value) })
            #expect(EditDistance.between(bytes[...], others[...]) == EditDistance.between(pattern, text))
            #expect(EditDistance.of(bytes, within: others) == row.min())
            #expect(places.ends == row.indices.filter { row[$0] == row.min() })
        }
    }

    @Test func startsAreThoseOfTheLongestPiece() {
        let text = SearchText(scalars("one two three two"))
        let places = text.places(of: scalars("two"))
        #expect(places == .init(distance: 0, ends: [7, 17]))
        #expect(places.ends.map { text.start(of: scalars("two"), endingAt: $0, distance: 0) } == [4, 14])
        let worn = text.places(of: scalars("thxee"))
        #expect(worn == .init(distance: 1, ends: [13]))
        #expect(text.start(of: scalars("thxee"), endingAt: 13, distance: 1) == 8)
    }

    private func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }

    /// Last row of the edit matrix, computed cell by cell.
    private func lastRow(_ pattern: [Unicode.Scalar], _ text: [Unicode.Scalar], isAnchored: Bool) -> [Int] {
        var column = Array(0...pattern.count)
        var row = [pattern.count]
        for (index, letter) in text.enumerated() {
            var next = [isAnchored ? index + 1 : 0]
            for (at, wanted) in pattern.enumerated() {
                next.append(min(column[at] + (wanted == letter ? 0 : 1), column[at + 1] + 1, next[at] + 1))
            }
            column = next
            row.append(next[pattern.count])
        }
        return row
    }
}
