import Testing

@testable import Enrichment

@Suite("Words for the recogniser of names")
struct EntityWordsTests {
    /// Words with made-up pieces: those listed are one piece with that number, others two.
    private func words(_ text: String, known: [String: Int32] = [:]) -> [EntityWord] {
        let cut = EntityWords(text)
        var pieces: [String: [Int32]] = [:]
        for string in cut.asked { pieces[string] = known[string].map { [$0] } ?? [9000, 9001] }
        return cut.words(pieces)
    }

    private func strings(_ text: String, known: [String: Int32] = [:]) -> [String] {
        let scalars = Array(text.unicodeScalars)
        return words(text, known: known).map { String(String.UnicodeScalarView(scalars[$0.start..<$0.end])) }
    }

    @Test("signs are words of their own, blanks and control characters are none")
    func cutting() {
        #expect(
            strings("St. Paul's 12,000 —\u{0} x\u{AD}y €5") == [
                "St", ".", "Paul", "'", "s", "12", ",", "000", "—", "x", "y", "€", "5",
            ]
        )
        #expect(strings("") == [])
        #expect(strings(" \n\t\u{0}\u{2028}") == [])
        #expect(strings("x\u{301}é") == ["x\u{301}é"])
    }

    @Test(
        "halves that a line end divides become one word where the vocabulary knows it and not both halves are frequent"
    )
    func halves() {
        let known: [String: Int32] = [
            "Missouri": 5284, "Mis": 28616, "souri": 28617, "the": 1996, "re": 2128, "there": 2045,
        ]
        #expect(strings("Mis\nsouri", known: known) == ["Mis\nsouri"])
        #expect(strings("Mis souri", known: known) == ["Mis", "souri"])
        #expect(strings("the\nre", known: known) == ["the", "re"])
        // With a hyphen whatever the vocabulary says, unless the second half is capitalised.
        #expect(strings("Robin-\nson") == ["Robin-\nson"])
        #expect(strings("Anglo-\nFrench") == ["Anglo", "-", "French"])
        #expect(strings("WASH-\nINGTON", known: ["WASHINGTON": 2899]) == ["WASH-\nINGTON"])
        #expect(strings("Mis\nsouri, Mis\nsouri", known: known) == ["Mis\nsouri", ",", "Mis\nsouri"])
        #expect(strings("Mis\n", known: known) == ["Mis"])
    }

    @Test(
        "a word's look is told",
        arguments: [
            ("wilson", EntityWord.Shape.lower), ("Wilson", .capitalised), ("WILSON", .capitals), ("W", .letter),
            ("McKinley", .capitalMixed), ("iPhone", .lowerMixed), ("1916", .digits), ("13th", .withDigits),
            ("?", .sign), ("東", .other),
        ]
    )
    func shapes(word: String, shape: EntityWord.Shape) { #expect(words(word).map(\.shape) == [shape]) }

    @Test("lines of capitals and of capitalised words are told, and what stands before a word")
    func lines() {
        let found = words("WILSON WINS\nHughes Concedes Defeat\n\nhe said so. Today")
        #expect(
            found.map(\.line) == [.capitals, .capitals, .title, .title, .title] + Array(repeating: .mixed, count: 5)
        )
        #expect(
            found.map(\.gap) == [
                .paragraph, .blank, .line, .blank, .blank, .paragraph, .blank, .blank, .glued, .blank,
            ]
        )
        #expect(found.map(\.followsStop) == [true] + Array(repeating: false, count: 8) + [true])
    }

    @Test("words without pieces are left out, long ones cut")
    func pieces() {
        let cut = EntityWords("a b")
        #expect(
            cut.words(["a": [], "b": Array(repeating: 7, count: 20)]).map(\.pieces.count) == [EntityWords.mostPieces]
        )
        let word = words("ab")[0]
        #expect(word.features(ofPiece: 0) == [1, 15, 18, 20, 25])
        #expect(word.features(ofPiece: 1) == [1, 15, 18, 20, 27])
    }
}
