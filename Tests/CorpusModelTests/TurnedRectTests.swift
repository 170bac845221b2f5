import CorpusModel
import Testing

@Suite struct TurnedRectTests {
    private let box = PixelRect(x0: 10, y0: 20, x1: 40, y1: 25)

    @Test func aQuarterTurnBringsTheTopToTheRight() {
        // On a picture of 100 x 50 turned clockwise: 50 x 100.
        #expect(box.turned(1, inWidth: 100, height: 50) == PixelRect(x0: 25, y0: 10, x1: 30, y1: 40))
        #expect(box.turned(2, inWidth: 100, height: 50) == PixelRect(x0: 60, y0: 25, x1: 90, y1: 30))
        #expect(box.turned(3, inWidth: 100, height: 50) == PixelRect(x0: 20, y0: 60, x1: 25, y1: 90))
        #expect(box.turned(0, inWidth: 100, height: 50) == box)
    }

    @Test("there and back again", arguments: -5...5)
    func thereAndBack(_ turns: Int) {
        let (width, height) = turns % 2 == 0 ? (100, 50) : (50, 100)
        #expect(box.turned(turns, inWidth: 100, height: 50).turned(-turns, inWidth: width, height: height) == box)
    }
}
