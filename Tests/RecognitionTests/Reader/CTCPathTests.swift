import Foundation
import Testing

@testable import Recognition

@Suite struct CTCPathTests {
    private static let letters = "abc "

    private func alphabet() throws -> ReaderAlphabet {
        let characters = Self.letters.map { "\"\($0)\"" }.joined(separator: ", ")
        return try ReaderAlphabet(Data("{\"chars\": [\(characters)], \"languages\": [\"eng\"]}".utf8), path: "a.json")
    }

    /// The answer of a network that sees in each frame the character that stands for it, a blank for `-`.
    ///
    /// Each is `certain` times as likely as each other class.
    private func logits(_ frames: String, certain: Float = 1000) -> [Float] {
        frames.flatMap { frame in
            let seen = frame == "-" ? 0 : (Array(Self.letters).firstIndex(of: frame) ?? 0) + 1
            return (0...Self.letters.count).map { $0 == seen ? log(certain) : 0 }
        }
    }

    private func path(_ frames: String, certain: Float = 1000) throws -> CTCPath {
        try path(logits(frames, certain: certain)[...], frames: frames.count)
    }

    private func path(_ logits: ArraySlice<Float>, frames: Int) throws -> CTCPath {
        let alphabet = try alphabet()
        return CTCPath(CTCFrames(logits, count: frames, classes: alphabet.classes), alphabet: alphabet)
    }

    @Test(
        arguments: [
            ("aaa", "a"), ("a-a", "aa"), ("aab-bb-b", "abbb"), ("--a---", "a"), ("a", "a"), ("-", ""), ("------", ""),
            ("", ""), ("abcabc", "abcabc"), ("a -b", "a b"), ("  ", " "), ("aabb-ba a", "abba a"),
        ]
    )
    func repetitionsAreOneAndBlanksNone(frames: String, text: String) throws {
        let path = try path(frames)
        #expect(String(path.steps.map(\.character)) == text)
        #expect((path.meanLogProbability == nil) == text.isEmpty)
        #expect(path.meanLogProbability ?? 0 <= 0)
    }

    @Test func stepsKnowTheirFrames() throws {
        #expect(try path("-aa-bbb-b").steps.map(\.frames) == [1..<3, 4..<7, 8..<9])
    }

    @Test("the path's probability is the product of its frames', blanks included")
    func probabilities() throws {
        // One class twelve times as likely as each of the four others.
        let likely = 12.0 / 16
        let path = try path("-a-bb-", certain: 12)
        #expect(path.steps.allSatisfy { abs($0.probability - likely) < 1e-5 })
        let surprise = path.steps.reduce(0) { $0 + $1.surprise }
        #expect(abs(exp(-surprise) - pow(likely, 6)) < 1e-5)
        #expect(abs((path.meanLogProbability ?? 1) - log(likely)) < 1e-5)
        // Of a character seen in several frames the surest tells.
        let other = try self.path((logits("a", certain: 12) + logits("a"))[...], frames: 2)
        #expect(abs((other.steps.first?.probability ?? 0) - 1000.0 / 1004) < 1e-4)
    }

    @Test("no class is likelier than the blank: nothing is read")
    func undecided() throws {
        #expect(try path("ab", certain: 1).steps.isEmpty)
    }

    @Test("logits may lie inside those of a batch, and frames after the last are not looked at")
    func partOfABatch() throws {
        let batch = logits("ccc") + logits("ab-") + logits("ccc")
        let path = try self.path(batch[15..<30], frames: 2)
        #expect(String(path.steps.map(\.character)) == "ab")
        #expect(path.steps == (try self.path("ab")).steps)
    }

    @Test("values of no sense do not stop it", arguments: [Float.infinity, -.infinity, .nan, 1e38, -1e38])
    func senseless(value: Float) throws {
        let path = try self.path([Float](repeating: value, count: 20)[...], frames: 4)
        #expect(path.steps.count <= 4)
    }

    @Test("a word's confidence is a probability, and falls with what is unsure in it")
    func confidences() throws {
        func probability(_ word: [CTCPath.Step]) -> Double { WordConfidence(of: [word]).probability(of: word) }
        let sure = probability(try path("a-b-c").steps)
        let unsure = probability(try path("a-b-c", certain: 5).steps)
        #expect((0...1).contains(sure) && (0...1).contains(unsure) && unsure < sure && sure > 0.9)
        #expect(probability([]) == 0)
    }
}
