import CorpusModel
import Testing

@testable import Layout

@Suite struct LineFinderTests {
    /// Letters in rows: eight wide and ten high, every other one an ascender of sixteen, twelve apart.
    private func letters(rows: [(y: Int, places: [Int])], scale: Int = 1) -> [PageInk.Letter] {
        rows.flatMap { row in
            row.places.map { place in
                let height = place % 2 == 0 ? 10 : 16
                let bbox = PixelRect(x0: place * 12, y0: row.y - height, x1: place * 12 + 8, y1: row.y)
                return PageInk.Letter(
                    bbox: bbox.scaled(by: Double(scale), rounding: .nearest),
                    area: 30 * scale * scale,
                    stroke: 2 * Double(scale)
                )
            }
        }
    }

    @Test func lettersOfOneRowAreOneLine() {
        let found = LineFinder(xHeight: 10).lines(
            of: letters(rows: [(130, Array(0..<20)), (100, Array(0..<15))]).reversed(),
            maxGap: 4
        )
        #expect(found.map(\.letterCount) == [15, 20])
        #expect(
            found.map(\.bbox) == [
                PixelRect(x0: 0, y0: 84, x1: 176, y1: 100), PixelRect(x0: 0, y0: 114, x1: 236, y1: 130),
            ]
        )
        #expect(found.allSatisfy { $0.letterHeight == 10 && $0.stroke == 2 })
    }

    @Test("a gap divides a line where it is wider than the column allows", arguments: [(4.0, 2), (40.0, 1)])
    func gaps(maxGap: Double, lines: Int) {
        let row = letters(rows: [(100, Array(0..<8) + Array(20..<28))])
        let found = LineFinder(xHeight: 10).lines(of: row, maxGap: maxGap)
        #expect(found.count == lines)
        if lines == 1 { #expect(found[0].widestGap == 92..<240) }
    }

    @Test func aLetterOfTwoLinesBelongsToOne() {
        // A capital that reaches from one line into the next.
        let tall = PageInk.Letter(bbox: PixelRect(x0: 241, y0: 86, x1: 251, y1: 124), area: 100, stroke: 2)
        let found = LineFinder(xHeight: 10).lines(
            of: letters(rows: [(100, Array(0..<20)), (130, Array(0..<20))]) + [tall],
            maxGap: 4
        )
        #expect(found.count == 2)
        #expect(found.map(\.letterCount).reduce(0, +) == 41)
    }

    @Test func twiceTheSizeGivesTheSameLines() {
        let rows = [(100, Array(0..<20)), (130, Array(0..<9) + Array(12..<20))]
        let once = LineFinder(xHeight: 10).lines(of: letters(rows: rows), maxGap: 4)
        let twice = LineFinder(xHeight: 20).lines(of: letters(rows: rows, scale: 2), maxGap: 4)
        #expect(once.map { $0.bbox.scaled(by: 2, rounding: .nearest) } == twice.map(\.bbox))
        #expect(once.map(\.letterCount) == twice.map(\.letterCount))
    }

    @Test func nothingGivesNoLines() { #expect(LineFinder(xHeight: 10).lines(of: [], maxGap: 4).isEmpty) }
}
