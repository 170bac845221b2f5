import CorpusModel
import Testing

@testable import Articles

@Suite struct TextRuleTests {
    struct Division: Sendable {
        var left: String, right: String, page: [String], text: String?

        init(_ left: String, _ right: String, on page: [String] = [], _ text: String?) {
            (self.left, self.right, self.page, self.text) = (left, right, page, text)
        }

        static let all = [
            Division("consid-", "ered", "considered"),
            Division("consid-", "ered,", "considered,"),
            Division("(consid-", "ered)", "(considered)"),
            Division("CON-", "GRESS", "CONGRESS"),
            Division("Anglo-", "American", "Anglo-American"),
            Division("Smith-", "Jones", "Smith-Jones"),
            Division("twenty-", "five", "twenty-five"),
            Division("Twenty-", "five", "Twenty-five"),
            Division("two-", "thirds", "two-thirds"),
            Division("1914-", "18", "1914-18"),
            Division("2-", "inch", "2-inch"),
            Division("son-in-", "law", "son-in-law"),
            Division("ex-", "governor", "ex-governor"),
            Division("to-", "day", "to-day"),
            Division("to-", "day", on: ["today", "Today"], "today"),
            Division("to-", "gether", "together"),
            Division("vice-", "president", "vice-president"),
            Division("vice-", "roy", "viceroy"),
            Division("mid-", "night", on: ["mid-night"], "mid-night"),
            Division("mid-", "night", on: ["mid-night", "midnight", "midnight"], "midnight"),
            Division("cross-", "roads", on: ["cross-roads."], "cross-roads"),
            Division("legis¬", "lature", "legislature"),
            Division("word", "next", nil),
            Division("--", "next", nil),
            Division("said—", "next", nil),
            Division("end-", "—he", nil),
        ]
    }

    @Test("words divided at line ends", arguments: Division.all)
    func divided(_ example: Division) {
        let vocabulary = Vocabulary(words: example.page)
        #expect(DividedWord(left: example.left, right: example.right, vocabulary: vocabulary)?.text == example.text)
    }

    @Test func partsOfDividedWordsAreNoEvidence() {
        let box = PixelRect(x0: 0, y0: 0, x1: 100, y1: 20)
        let lines = ["a day to-", "morrow the to-day"].enumerated().map { DrawnPage.line($1, at: $0, in: box) }
        let vocabulary = Vocabulary(lines: lines)
        #expect(vocabulary.count("to-day") == 1)
        #expect(vocabulary.count("to-") == 0)
        #expect(vocabulary.count("morrow") == 0)
        #expect(vocabulary.count("Day,") == 1)
    }

    struct Paragraphs: Sendable {
        var name: String, lines: [String], begins: [Bool]

        static let all = [
            Paragraphs(name: "none", lines: [], begins: []),
            Paragraphs(name: "one line", lines: ["Only."], begins: [true]),
            Paragraphs(
                name: "indented",
                lines: [
                    ">First line of it", "second line of it", "third line of it.", ">New one begins", "and goes on",
                ],
                begins: [true, false, false, true, false]
            ),
            Paragraphs(
                name: "short last line",
                lines: ["First line of it", "second line of it", "ends here.<", "New one begins", "and goes on"],
                begins: [true, false, false, true, false]
            ),
            Paragraphs(
                name: "short line in mid-sentence",
                lines: ["First line of it", "second line of it", "does not end<", "but goes on here", "and goes on"],
                begins: [true, false, false, false, false]
            ),
            Paragraphs(
                name: "cross-head",
                lines: ["First line of it", "second line of it", "^AFTERNOON.", "New one begins", "and goes on"],
                begins: [true, false, true, true, false]
            ),
            Paragraphs(
                name: "a divided word never ends one",
                lines: ["First line of it", "second line con-", ">tinues here", "and goes on", "and on"],
                begins: [true, false, false, false, false]
            ),
        ]
    }

    @Test("paragraphs", arguments: Paragraphs.all)
    func paragraphs(_ example: Paragraphs) {
        let box = PixelRect(x0: 10, y0: 10, x1: 310, y1: 500)
        let lines = example.lines.enumerated().map { DrawnPage.line($1, at: $0, in: box) }
        #expect(ParagraphFinder.beginnings(of: lines) == example.begins, "\(example.name)")
    }

    @Test func paragraphsOfALeaningColumn() {
        let lines = (0..<40).map { number in
            let shift = 2 * number
            let indent = number % 10 == 0 ? 20 : 0
            let place = PixelRect(x0: shift + indent, y0: 24 * number, x1: shift + 300, y1: 24 * number + 20)
            return TextLine(bbox: place, text: "words and words", confidence: 0.9, words: [])
        }
        let begins = ParagraphFinder.beginnings(of: lines)
        #expect(begins.indices.filter { begins[$0] } == [0, 10, 20, 30])
    }
}
