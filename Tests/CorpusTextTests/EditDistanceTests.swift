import CorpusText
import Testing

@Suite struct EditDistanceTests {
    @Test(arguments: [
        ("", "", 0), ("abc", "", 3), ("", "abc", 3), ("kitten", "sitting", 3), ("flaw", "lawn", 2), ("same", "same", 0),
    ])
    func wholeTexts(_ first: String, _ second: String, _ distance: Int) {
        #expect(EditDistance.between(scalars(first), scalars(second)) == distance)
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
        var state = UInt64(length)
        func letters(_ count: Int) -> [Unicode.Scalar] {
            (0..<count).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Unicode.Scalar(UInt8(97 + (state >> 33) % 4))
            }
        }
        for _ in 0..<4 {
            let (pattern, text) = (letters(length), letters(2 * length))
            #expect(EditDistance.between(pattern, text) == lastRow(pattern, text, isAnchored: true).last)
            let row = lastRow(pattern, text, isAnchored: false)
            let places = SearchText(text).places(of: pattern)
            #expect(places.distance == row.min())
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
