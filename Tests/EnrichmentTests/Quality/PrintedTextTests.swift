import CorpusFiles
import LanguageDetection
import Foundation
import TestSupport
import Testing

@testable import Enrichment

@Suite struct PrintedTextTests {
    /// A table of a few words and names, as `Scripts/tables/words.py` makes it.
    private func judge(words: [String], names: [String]) throws -> WordJudge {
        let folder = try TemporaryFolder()
        var data = Data("broadsheet-words 1 \(words.count) \(names.count)".utf8)
        data += Data(repeating: 0x20, count: 79 - data.count) + Data([0x0A])
        for list in [words, names] {
            for hash in list.map({ StableHash.fnv1a($0.utf8) }).sorted() {
                withUnsafeBytes(of: hash.littleEndian) { data += Data($0) }
            }
        }
        try data.write(to: URL(fileURLWithPath: "\(folder.path)/words.bin"))
        return WordJudge(table: try WordTable(EnrichmentTables(folder: folder.path)))
    }

    private func words(of text: String) throws -> [String] {
        let judge = try judge(words: ["necessary", "well", "known", "men", "the", "present"], names: ["ohio"])
        let printed = PrintedText(text.unicodeScalars, isWord: judge.isKnown)
        return printed.tokens.map { String(String.UnicodeScalarView(printed.scalars[$0.range])) }
    }

    @Test(arguments: [
        ("neces-\nsary men", ["necessary", "men"]),
        ("neces\nsary men", ["necessary", "men"]),
        ("well-\nknown men,", ["well-known", "men,"]),
        ("the\nmen", ["the", "men"]),
        ("the\nqwz", ["the", "qwz"]),
        ("neces.\nsary", ["neces.", "sary"]),
        ("-\nmen", ["-", "men"]),
        ("  ", []),
    ])
    func wordsAreJoinedOverLineEnds(text: String, expected: [String]) throws {
        #expect(try words(of: text) == expected)
    }

    @Test func wordsAreTold() throws {
        let judge = try judge(
            words: ["man", "men", "well", "known", "hour", "the"],
            names: ["ohio", "kinley", "mckinley"]
        )
        func isKnown(_ word: String) -> Bool { judge.isKnown(Array(word.unicodeScalars)[...]) }
        for word in ["man", "Man", "MAN", "man's", "Ohio", "OHIO'S", "well-known", "A", "a", "B", "McKinley"] {
            #expect(isKnown(word), "\(word)")
        }
        for word in ["mau", "ohio", "wEll", "x", "'s", "well-knowu", "thé"] { #expect(!isKnown(word), "\(word)") }
        func isNumber(_ word: String) -> Bool { judge.isNumber(Array(word.unicodeScalars)[...]) }
        for word in ["1916", "1,916.50", "10th", "8-hour", "6d", "11:30"] { #expect(isNumber(word), "\(word)") }
        for word in ["l916", "19l6x", "8-honr", "1othe"] { #expect(!isNumber(word), "\(word)") }
    }

    @Test func anotherFileIsNoTable() throws {
        let folder = try TemporaryFolder()
        for bytes in [Data(), Data("broadsheet-words 1 2 0".utf8), Data(repeating: 0x20, count: 200)] {
            try bytes.write(to: URL(fileURLWithPath: "\(folder.path)/words.bin"))
            let error = try #require(throws: EnrichmentError.self) {
                try WordTable(EnrichmentTables(folder: folder.path))
            }
            #expect(error.code == .tableMissing && error.description.contains("words.bin"))
        }
    }

    @Test func runsOfWordsAreCounted() throws {
        func repetition(_ text: String) -> Repetition {
            Repetition(PrintedText(text.unicodeScalars, isWord: { _ in true }))
        }
        let twice = repetition("aa bb cc dd Aa, Bb. cc ee")
        #expect(twice.wordCount == 8 && twice.characterCount == 16)
        #expect(twice.topShare(3) == 12.0 / 16)
        #expect(twice.topShare(4) == 0)
        #expect(twice.repeatedShare(3) == 6.0 / 16)
        #expect(twice.variety().unique == 5.0 / 8)
        #expect(repetition("").variety().entropy == 0)
        #expect(abs(repetition("a b").variety().entropy - log(2)) < 1e-12)
        #expect(repetition("a a a").variety().entropy == 0)
    }

    @Test func languagesAreTold() {
        func language(_ text: String) -> String? {
            let scalars = Array(text.unicodeScalars)
            return LanguageDetector.language(of: scalars, words: text.split(separator: " ").count)?.language
        }
        #expect(language("The vote on the bill was taken late in the evening, and the house adjourned") == "en")
        #expect(language("Le conseil municipal s'est réuni hier soir à l'hôtel de ville pour délibérer") == "fr")
        #expect(language("De gemeenteraad kwam gisteravond in het stadhuis bijeen om over de brug te spreken") == "nl")
        // CLD2 stops at signs that may not stand in a text.
        #expect(
            language("The vote on\u{0} the bill \u{FFFE} was taken late in the evening, and the house adjourned")
                == "en"
        )
        #expect(language("Kansas") == nil)
        #expect(language("") == nil)
    }
}
