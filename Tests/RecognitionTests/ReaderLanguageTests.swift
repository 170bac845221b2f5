import CorpusFiles
import CorpusText
import Foundation
import Inference
import Testing

@testable import Recognition

@Suite struct ReaderLanguageTests {
    private func sum(_ language: ReaderLanguage, after state: ReaderLanguage.State, classes: [Int]) -> Double {
        classes.reduce(0) { $0 + exp(language.step(from: state, class: $1).log) }
    }

    @Test func aFollowedByBIsLikelierThanByA() throws {
        let language = try ReaderLanguage.small(.small())
        let afterA = language.step(from: language.start, class: 2).state
        #expect(language.step(from: afterA, class: 3).log == -2.0 / 16)
        // By the weight of shorter contexts.
        #expect(language.step(from: afterA, class: 2).log == -(48.0 + 24.0) / 16)
        // After b the model knows nothing but single characters.
        let afterB = language.step(from: afterA, class: 3).state
        #expect(language.step(from: afterB, class: 2).log == -24.0 / 16)
        // A whole text; after a character that the model does not know it begins anew.
        #expect(language.log(of: [2, 3, 2, -1, 2], unknown: -8) == -(24.0 + 2 + 24 + 24) / 16 - 8)
        #expect(language.log(of: [Int16](), unknown: -8) == 0)
    }

    @Test func anotherFileIsRefused() throws {
        let alphabet = try ReaderAlphabet.small()
        let good = ReaderLanguage.smallFile
        var other = good
        other[8] = 200
        for bytes in [[], Array(good.dropLast()), good + [0], other] {
            #expect {
                try ReaderLanguage(Data(bytes), alphabet: alphabet, path: "reader.ngrams")
            } throws: {
                ($0 as? RecognitionError)?.code == .modelInvalid && "\($0)".contains("reader.ngrams")
            }
        }
    }

    @Test("the model that is delivered knows English, and no digit from another")
    func delivered() throws {
        let models = try ModelStore.locate()
        let alphabet = try ReaderAlphabet(models.companion("reader.json"), path: "reader.json")
        let language = try ReaderLanguage(models.companion("reader.ngrams"), alphabet: alphabet, path: "reader.ngrams")
        func number(_ character: Character) throws -> Int {
            try #require(alphabet.characters.firstIndex(of: character)) + 1
        }
        func log(of text: String) throws -> Double {
            var (sum, state) = (0.0, language.start)
            for character in text {
                let step = try language.step(from: state, class: number(character))
                sum += step.log
                state = step.state
            }
            return sum + language.step(from: state, class: 0).log
        }
        #expect(try log(of: "the house of") > log(of: "the houso of") + 3)
        #expect(try log(of: "la maison de") > log(of: "la maisou de") + 3)
        #expect(try log(of: "in the year 1868") == log(of: "in the year 1363"))
        // One symbol for all digits: each class counts once.
        let letters = try "abcdefghijklmnopqrstuvwxyz".map(number)
        let afterQ = try language.step(from: language.start, class: number("q")).state
        #expect(sum(language, after: afterQ, classes: letters) < 1.05)
        #expect(try exp(language.step(from: afterQ, class: number("u")).log) > 0.8)
    }
}

extension ReaderAlphabet {
    /// Space, a and b.
    static func small() throws -> Self {
        try Self(Data(#"{"chars": [" ", "a", "b"], "languages": ["eng"]}"#.utf8), path: "reader.json")
    }
}

extension ReaderLanguage {
    /// A model of the small alphabet, in which b follows a.
    static func small(_ alphabet: ReaderAlphabet) throws -> Self {
        try Self(Data(smallFile), alphabet: alphabet, path: "reader.ngrams")
    }

    static var smallFile: [UInt8] {
        func integers(_ values: UInt32...) -> [UInt8] {
            values.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) } }
        }
        // Symbols: the line's end, space, a, b. N-grams: these, and ab.
        let header = Array("BSNGRAM1".utf8) + integers(2, 4, 3) + [1, 2, 3] + integers(4, 1)
        let single: [UInt8] = [0, 1, 2, 3] + [24, 24, 24, 24] + [0, 0, UInt8(bitPattern: -48), 0]
        return header + single + integers(0, 0, 0, 1, 1) + [3] + [2]
    }
}
