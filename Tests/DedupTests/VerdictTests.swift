import Inference
import Testing
import TestSupport

@testable import Dedup

/// What anyone would say of two texts at first sight.
@Suite("Verdicts on plain cases")
struct VerdictTests {
    private let classifier: PairClassifier

    init() throws { classifier = try PairClassifier(ModelStore.locate()) }

    private static let syllables = [
        "ba", "ker", "lin", "to", "ra", "mon", "de", "vil", "sha", "pe", "gor", "na", "tis", "wel", "cu", "fren",
    ]

    /// A text of words that nobody has read before, with a number among twenty words.
    private static func text(_ words: Int, seed: UInt64) -> String {
        var random = SeededGenerator(seed: seed)
        return (0..<words).map { _ in
            let draw = random.next()
            if draw % 20 == 0 { return String(10 + (draw >> 8) % 90) }
            let count = 1 + Int(draw >> 8) % 4
            return (0..<count).map { syllables[Int(draw >> UInt64(16 + 4 * $0)) % 16] }.joined()
        }.joined(separator: " ")
    }

    /// The text with one of so many letters misread.
    private static func misread(_ text: String, oneOf rate: UInt64, seed: UInt64) -> String {
        var random = SeededGenerator(seed: seed)
        return String(text.map { random.next() % rate == 0 && $0 != " " ? "x" : $0 })
    }

    private func probability(_ first: String, _ second: String) throws -> Double {
        guard let evidence = TextPair(first, second).evidence else { return 0 }
        return try #require(classifier.probabilities([evidence]).first)
    }

    @Test("identical texts of any length are reprints", arguments: [12, 20, 50, 150, 400, 800, 2000, 8000])
    func identical(_ words: Int) throws {
        let text = Self.text(words, seed: 1)
        #expect(try probability(text, text) >= 0.95)
        // The same as headline writers would have it.
        #expect(try probability(text.uppercased(), text) >= 0.95)
    }

    @Test("a text that repeats itself is a reprint of itself, and of once itself", arguments: [2, 5, 40])
    func repeated(_ times: Int) throws {
        let once = Self.text(60, seed: 2)
        let often = Array(repeating: once, count: times).joined(separator: " ")
        #expect(try probability(often, often) >= 0.95)
        #expect(try probability(often, often + " end") >= 0.95)
        #expect(try probability(once, often) >= 0.95)
        let bell = Array(repeating: "ding dong", count: 8 * times).joined(separator: " ")
        #expect(try probability(bell, bell) >= 0.95)
    }

    @Test(
        "a piece of a text is a reprint of it, wherever it stands",
        arguments: [60, 200, 900, 7500],
        [0.0, 0.37, 1.0]
    )
    func piece(_ words: Int, _ place: Double) throws {
        let whole = Self.text(words, seed: 3).split(separator: " ")
        for length in words > 1000 ? [30] : [30, words / 4, words / 2, words - 1] where length >= 30 {
            let start = Int(place * Double(words - length))
            let piece = whole[start..<(start + length)].joined(separator: " ")
            #expect(try probability(piece, whole.joined(separator: " ")) >= 0.95, "\(length) words of \(words)")
        }
    }

    @Test("texts that differ in one letter or hyphen are reprints", arguments: [12, 100, 800, 8000])
    func oneLetter(_ words: Int) throws {
        let text = Self.text(words, seed: 4)
        let middle = text.index(text.startIndex, offsetBy: text.count / 2)
        var (hyphen, letter) = (text, text)
        hyphen.insert("-", at: middle)
        letter.replaceSubrange(middle...middle, with: "q")
        #expect(try probability(text, hyphen) >= 0.9)
        #expect(try probability(text, letter) >= 0.9)
    }

    @Test(
        "length alone speaks never against a pair: twice as long is at least as probable",
        arguments: [8, 12, 20, 60]
    )
    func doubled(_ rate: UInt64) throws {
        for words in [40, 100, 300, 900] {
            let (text, further) = (Self.text(words, seed: 5), Self.text(words, seed: 6))
            let (one, other) = (Self.misread(text, oneOf: rate, seed: 7), Self.misread(further, oneOf: rate, seed: 8))
            let single = try probability(text, one)
            #expect(try probability(text + " " + further, one + " " + other) >= single - 0.02, "\(words) words")
        }
    }

    @Test("the more letters are misread the less probable a reprint, and the order of the texts does not matter")
    func misread() throws {
        let text = Self.text(200, seed: 9)
        var last = 1.0
        for rate in [400, 60, 20, 8, 4] as [UInt64] {
            let worn = Self.misread(text, oneOf: rate, seed: 10)
            let found = try probability(text, worn)
            #expect(found == (try probability(worn, text)))
            #expect(found <= last + 0.01)
            last = found
        }
        #expect(try probability(text, Self.misread(text, oneOf: 20, seed: 10)) >= 0.9)
    }

    @Test("texts that share nothing, or nothing but a line, are none")
    func unrelated() throws {
        let (one, other) = (Self.text(200, seed: 11), Self.text(200, seed: 12))
        #expect(try probability(one, other) < 0.05)
        let line = Self.text(12, seed: 13)
        #expect(try probability(one + " " + line, line + " " + other) < 0.3)
        #expect(try probability("", one) == 0)
    }

    @Test("other figures in the same words are another report; misread ones among misread words are noise")
    func figures() throws {
        func report(_ seed: UInt64) -> String {
            var random = SeededGenerator(seed: seed)
            let rows = ["Wheat", "Corn", "Oats", "Rye", "Barley", "Flour", "Hay", "Lard", "Butter", "Eggs"].map {
                let (open, close) = (100 + random.next() % 900, 100 + random.next() % 900)
                return "\($0) opened in this market at \(open) and closed at \(close)."
            }
            return "The market was quiet today with little trading done. " + rows.joined(separator: " ")
        }
        #expect(try probability(report(1), report(2)) < 0.5)
        let text = report(1)
        let worn = Self.misread(text, oneOf: 12, seed: 3)
        #expect(try probability(text, worn) > 0.7)
    }

    @Test("the day of a dateline is each paper's own")
    func dateline() throws {
        let story = Self.text(40, seed: 15).filter { !$0.isNumber }
        #expect(try probability("HARROW FALLS, Nov. 14. " + story, "HARROW FALLS, Dec. 7. " + story) >= 0.9)
    }

    @Test("the probability never falls as a difference shrinks or more was compared")
    func monotone() throws {
        var random = SeededGenerator(seed: 14)
        let differences = PairEvidence.differenceNames.count
        let rows = (0..<400).map { _ in
            PairEvidence.featureNames.indices.map { index in
                Float.random(in: 0...(index < differences ? 1 : 8), using: &random)
            }
        }
        let before = try classifier.probabilities(rows)
        for index in PairEvidence.featureNames.indices {
            let changed = rows.map { row in
                var row = row
                if index < differences { row[index] *= 0.6 } else { row[index] += 0.5 }
                return row
            }
            let after = try classifier.probabilities(changed)
            #expect(zip(before, after).allSatisfy { $1 >= $0 - 1e-5 }, "\(PairEvidence.featureNames[index])")
        }
        let piece = [Float](repeating: 0, count: PairEvidence.featureNames.count)
        #expect(try #require(classifier.probabilities([piece]).first) >= 0.95)
    }
}
