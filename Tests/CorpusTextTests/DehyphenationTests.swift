import CorpusText
import Testing

@Suite("Words divided at line ends")
struct DehyphenationTests {
    @Test(
        "a printed text in one line",
        arguments: [
            ("Natio-\nnal Guard", "National Guard"), ("Natio- \n  nal", "National"),
            ("Natio\u{2010}\r\nnal", "National"),
            ("twenty-\nFive", "twenty- Five"), ("1914-\nto", "1914- to"), ("well-known", "well-known"),
            ("a  b\n\nc", "a b c"), ("-\nx", "- x"), ("¬\n", "¬"), ("", ""), ("a\u{0}b", "a b"),
        ]
    )
    func runningText(_ text: String, _ joined: String) { #expect(Dehyphenation.runningText(text) == joined) }

    @Test("a text of ASCII alone is joined as one with another letter in it")
    func plainText() {
        let parts = [
            "Natio", "-", "-\n", "- \r\n ", "nal", "News", "7", "\t", "\u{B}", "\u{C}", "\u{0}", ".", " ", "\n",
            "x-\ny", "@-\na",
        ]
        // Every text of three parts; a capital that is no ASCII joins nothing and is taken out again.
        for first in parts {
            for second in parts {
                for third in parts {
                    let text = first + second + third
                    let general = Dehyphenation.runningText(text + " É")
                    let expected = String(general.unicodeScalars.dropLast()).trimmingSuffix(" ")
                    #expect(Dehyphenation.runningText(text) == expected, "\(text.debugDescription)")
                }
            }
        }
    }

    @Test(
        "lines of a cell",
        arguments: [
            (["Manufac-", "tures of iron"], "Manufactures of iron"), (["New-", "York"], "New- York"),
            (["10-", "inch"], "10- inch"), (["¬", "a"], "¬ a"), (["legis¬", "lature"], "legis¬ lature"), ([], ""),
            (["", "a", "b"], "a b"),
        ]
    )
    func lines(_ lines: [String], _ joined: String) { #expect(Dehyphenation.joined(lines: lines) == joined) }

    @Test(
        "what stands before a line-end hyphen",
        arguments: [
            ("consid-", "consid"), ("legis¬", "legis"), ("1914-", "1914"), ("word", nil), ("said--", nil), ("-", nil),
            ("said—", nil), ("", nil),
        ]
    )
    func stems(_ word: String, _ stem: String?) { #expect(Dehyphenation.stem(of: word) == stem) }

    @Test("the rule for the hyphen is the caller's") func rule() {
        #expect(Dehyphenation.joined("to-", "day,") { _, _ in true } == "to-day,")
        #expect(Dehyphenation.joined("(to-", "day,") { $0 == "(to" && $1 != "day," } == "(today,")
        #expect(Dehyphenation.joined("to-", "—day") { _, _ in true } == nil)
        #expect(Dehyphenation.joined("to", "day") { _, _ in true } == nil)
    }
}

extension String {
    /// Without one space at the end.
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
