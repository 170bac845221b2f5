import CorpusModel
import Testing

@testable import Layout

@Suite struct PageHeadTests {
    /// Ten letters of a name plate, sixty high, from x 200 to 790.
    private let plate = (0..<10).map { PixelRect(x0: 200 + $0 * 60, y0: 60, x1: 250 + $0 * 60, y1: 120) }

    @Test func largeLettersAtTheTopAreTheNamePlate() {
        let head = PageHead(ink: .drawn(letters: plate))
        #expect(head.masthead == PixelRect(x0: 200, y0: 60, x1: 790, y1: 120))
        #expect(head.headers.isEmpty)
    }

    @Test func rulesBelowItBoundTheDateLineAndTheEars() {
        let rules = [PixelRect(x0: 50, y0: 140, x1: 950, y1: 142), PixelRect(x0: 50, y0: 180, x1: 950, y1: 182)]
        let head = PageHead(ink: .drawn(letters: plate, rules: rules))
        #expect(
            head.headers == [
                PixelRect(x0: 50, y0: 120, x1: 950, y1: 182), PixelRect(x0: 50, y0: 60, x1: 200, y1: 120),
                PixelRect(x0: 790, y0: 60, x1: 950, y1: 120),
            ]
        )
    }

    @Test("letters too few, too low on the page, or on no one base line are no name plate")
    func none() {
        let low = plate.map { $0.moved(x: 0, y: 500) }
        let stairs = plate.enumerated().map { $1.moved(x: 0, y: $0 * 20) }
        for letters in [Array(plate.prefix(3)), low, stairs, []] {
            #expect(PageHead(ink: .drawn(letters: letters)).masthead == nil)
        }
    }

    @Test func aPageWithoutNamePlateMayHaveARunningHead() {
        let letters = (0..<12).map { PixelRect(x0: 300 + $0 * 12, y0: 40, x1: 308 + $0 * 12, y1: 50) }
        let rule = PixelRect(x0: 50, y0: 60, x1: 950, y1: 62)
        let head = PageHead(ink: .drawn(letters: letters, rules: [rule]))
        #expect(head.masthead == nil)
        #expect(head.headers == [PixelRect(x0: 50, y0: 40, x1: 950, y1: 60)])
    }
}
