import CorpusModel
import CorpusText
import Testing

@testable import Recognition

@Suite struct CellTextTests {
    @Test(
        "lines of a cell become one text",
        arguments: [
            (["one"], "one"), (["one", "two"], "one two"), (["con-", "tinued"], "continued"),
            (["Austria-", "Hungary"], "Austria- Hungary"), (["1-", "2"], "1- 2"), ([], ""),
        ]
    )
    func joined(lines: [String], text: String) { #expect(Dehyphenation.joined(lines: lines) == text) }

    @Test(
        "leader dots go, full stops stay",
        arguments: [("Wheat ......", "Wheat"), ("Wheat....", "Wheat"), ("etc.", "etc."), ("....", ""), ("", "")]
    )
    func leaders(read: String, text: String) {
        let words = read.split(separator: " ").map {
            Word(bbox: PixelRect(x0: 0, y0: 0, x1: 1, y1: 1), text: String($0), confidence: 1)
        }
        #expect(LeaderDots.removed(from: words).map(\.text) == text.split(separator: " ").map(String.init))
    }

    @Test(
        "letters among digits become digits",
        arguments: [("1O7", "107"), ("l2.5 S0", "12.5 50"), ("Oslo", "Oslo"), ("B2", "82"), ("  1", "  1"), ("", "")]
    )
    func digits(read: String, text: String) { #expect(DigitCorrection.corrected(read) == text) }
}
