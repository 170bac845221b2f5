import CorpusModel
import Testing

@testable import Layout

@Suite("Columns of a body's lines")
struct BodyColumnsTests {
    /// Lines of a column, every fourth short and the next indented.
    private func column(_ x: Int, from y: Int = 0, count: Int = 12) -> [PixelRect] {
        (0..<count).map { row in
            let (left, right) = (row % 4 == 0 ? x + 15 : x, row % 4 == 3 ? x + 60 : x + 200)
            return PixelRect(x0: left, y0: y + 20 * row, x1: right, y1: y + 20 * row + 12)
        }
    }

    @Test func nothingIsOneListOfNothing() { #expect(BodyColumns.columns([]) == [[]]) }

    @Test func oneColumnStaysWhole() {
        #expect(BodyColumns.columns(column(30)) == [Array(0..<12)])
        #expect(BodyColumns.columns([PixelRect(x0: 0, y0: 0, x1: 9, y1: 9)]) == [[0]])
    }

    @Test("columns side by side are parted, also where the page leans", arguments: [0, 3])
    func sideBySide(_ lean: Int) {
        var lines = column(240) + column(30)
        for index in lines.indices { lines[index] = lines[index].moved(x: lean * (index % 12), y: 0) }
        #expect(BodyColumns.columns(lines) == [Array(12..<24), Array(0..<12)])
    }

    @Test func aLineOverBothGoesWhereItBegins() {
        let lines = column(30) + column(240) + [PixelRect(x0: 32, y0: 300, x1: 440, y1: 312)]
        #expect(BodyColumns.columns(lines) == [Array(0..<12) + [24], Array(12..<24)])
    }

    @Test func edgesAreThoseOfMostLines() {
        #expect(BodyColumns.edges(of: column(30) + [PixelRect(x0: 30, y0: 300, x1: 440, y1: 312)]) == 30..<230)
        #expect(BodyColumns.edges(of: column(30, count: 3)) == nil)
    }

    @Test func twoLinesBesideAreNoColumn() {
        #expect(BodyColumns.columns(column(30) + column(240, count: 2)) == [Array(0..<14)])
    }

    @Test func aColumnInTwoPartsIsOne() {
        let lines = column(30) + column(30, from: 600)
        #expect(BodyColumns.columns(lines) == [Array(0..<24)])
    }
}
