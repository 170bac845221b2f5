import CorpusText
import Testing

@testable import Tables

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
    func leaders(read: String, text: String) { #expect(LeaderDots.removed(from: read) == text) }

    @Test(
        "letters among digits become digits",
        arguments: [("1O7", "107"), ("l2.5 S0", "12.5 50"), ("Oslo", "Oslo"), ("B2", "82"), ("  1", "  1"), ("", "")]
    )
    func digits(read: String, text: String) { #expect(DigitCorrection.corrected(read) == text) }
}
