import CorpusModel
import PageFlow
import Testing

@testable import Recognition

@Suite struct ReadabilityTests {
    /// A page of lines of one confidence.
    private static func page(_ lines: Int, _ text: String, _ confidence: Double, xHeight: Double = 10) -> PageText {
        let box = PixelRect(x0: 0, y0: 0, x1: 1000, y1: 1000)
        let line = TextLine(bbox: box, text: text, confidence: confidence, words: [])
        return PageText(
            bounds: box,
            bodyXHeight: xHeight,
            regions: [
                TextRegion(
                    layout: LayoutRegion(id: "r1", regionClass: .article, bbox: box, score: 1),
                    lines: Array(repeating: line, count: lines)
                )
            ],
            separators: []
        )
    }

    private static let sentence = "The mayor spoke to the council."

    @Test func aPageReadSurelyIsText() {
        let judged = Readability(of: Self.page(50, Self.sentence, 0.98))
        #expect(judged == Readability(state: .text, confidence: 0.98, doubtful: 0))
    }

    @Test("unsure reading of type large enough is no language, of small type too small")
    func unsure() {
        #expect(Readability(of: Self.page(50, Self.sentence, 0.15)).state == .noLanguage)
        #expect(Readability(of: Self.page(50, Self.sentence, 0.15, xHeight: 4)).state == .tooSmall)
        // Columns turned by 90 degrees: pieces of a few letters, and no x-height to go by.
        #expect(Readability(of: Self.page(500, "nl oc", 0.15, xHeight: 4)).state == .noLanguage)
    }

    @Test func aFewDoubtfulLinesLeaveAPageText() {
        var page = Self.page(50, Self.sentence, 0.98)
        page.regions += Self.page(10, Self.sentence, 0.1).regions
        let judged = Readability(of: page)
        #expect(judged.state == .text && judged.doubtful == 0.1667)
    }

    @Test func aPageWithoutTextSaysSo() {
        #expect(Readability(of: Self.page(0, "", 0)) == Readability(state: .nothing, confidence: 0, doubtful: 0))
        #expect(Readability(of: Self.page(3, Self.sentence, 0.98)).state == .nothing)
    }
}
