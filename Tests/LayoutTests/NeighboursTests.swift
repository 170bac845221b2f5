import CorpusModel
import Testing

@testable import Layout

@Suite("Neighbours on a page")
struct NeighboursTests {
    private func box(_ x: Int, _ y: Int, _ width: Int = 100) -> PixelRect {
        PixelRect(x0: x, y0: y, x1: x + width, y1: y + 12)
    }

    private func neighbours(_ boxes: [PixelRect]) -> [[Int?]] { Neighbours(boxes, xHeight: 9).of }

    /// Neighbours above, below, to the left and to the right.
    private func directions(_ boxes: [PixelRect], of node: Int) -> [[Int]] {
        let places = neighbours(boxes)[node]
        return (0..<4).map { direction in
            places.indices.filter { Neighbours.directions[$0] == direction }.compactMap { places[$0] }
        }
    }

    @Test func nothingHasNone() { #expect(neighbours([]).isEmpty) }

    @Test func aBoxAloneHasNone() {
        #expect(neighbours([box(10, 10)]) == [[Int?](repeating: nil, count: Neighbours.count)])
    }

    @Test func aGridKnowsItsFourDirections() {
        let boxes = (0..<3).flatMap { row in (0..<3).map { box(10 + 120 * $0, 10 + 20 * row) } }
        #expect(directions(boxes, of: 4) == [[1], [7], [3], [5]])
        #expect(directions(boxes, of: 0) == [[], [3], [], [1]])
    }

    @Test func aHeadOverTwoColumnsSeesBoth() {
        let boxes = [box(10, 10, 220), box(10, 40), box(130, 40)]
        #expect(directions(boxes, of: 0)[1] == [1, 2])
        #expect(directions(boxes, of: 1)[0] == [0])
        #expect(directions(boxes, of: 2)[0] == [0])
    }

    @Test func whatStandsBetweenHides() {
        let boxes = [box(10, 10), box(10, 30), box(10, 50)]
        #expect(directions(boxes, of: 0)[1] == [1])
        #expect(directions(boxes, of: 2)[0] == [1])
    }

    @Test func whatIsFarIsNoNeighbour() {
        let boxes = [box(10, 10), box(10, 600)]
        #expect(directions(boxes, of: 0) == [[], [], [], []])
    }

    @Test("the order of the boxes does not matter")
    func order() {
        let boxes = (0..<12).map { box(10 + 110 * ($0 % 3), 10 + 25 * ($0 / 3), 60 + 7 * $0) }
        let turned = Array(boxes.reversed())
        for node in boxes.indices {
            let other = directions(turned, of: boxes.count - 1 - node).map { $0.map { boxes.count - 1 - $0 }.sorted() }
            #expect(directions(boxes, of: node).map { $0.sorted() } == other)
        }
    }
}
