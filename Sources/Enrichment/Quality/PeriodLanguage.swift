import CorpusFiles
import CorpusText
import Foundation
import Inference

/// How likely the characters of a text are after those before them: the n-grams that the reader has of its training's texts.
struct PeriodLanguage: Sendable {
    static let modelName = "reader.ngrams", alphabetName = "reader.json"

    private let ngrams: CharacterNgrams
    /// Class of each character that the model knows.
    private let classes: [UInt32: Int16]

    /// What a character that the model does not know costs.
    private static let unknown = -8.0
    /// Signs that are written in several ways.
    private static let usual: [Unicode.Scalar: Unicode.Scalar] = [
        "’": "'", "‘": "'", "“": "\"", "”": "\"", "–": "-", "\u{AD}": "-", "¬": "-",
    ]

    private struct Alphabet: Decodable {
        var chars: [String]
    }

    /// Loads the model.
    ///
    /// - Throws: `InferenceError` where a file is missing, altered or no model.
    init(_ models: ModelStore) throws(InferenceError) {
        let (alphabet, model) = (try models.companion(Self.alphabetName), try models.companion(Self.modelName))
        guard let chars = (try? JSONDecoder().decode(Alphabet.self, from: alphabet))?.chars,
            let ngrams = CharacterNgrams([UInt8](model), classes: chars.count + 1)
        else {
            throw InferenceError(
                .modelInvalid,
                "\(models.folder)/\(Self.modelName) is no model of the characters of \(Self.alphabetName); "
                    + "check out the Models folder again"
            )
        }
        self.ngrams = ngrams
        var classes: [UInt32: Int16] = [:]
        for (index, character) in chars.enumerated() {
            if let scalar = character.unicodeScalars.first { classes[scalar.value] = Int16(index + 1) }
        }
        for (sign, other) in Self.usual where classes[sign.value] == nil { classes[sign.value] = classes[other.value] }
        self.classes = classes
    }

    /// Mean logarithm of a character's probability; 0 where there is none.
    func meanLog(of text: some Collection<Unicode.Scalar>) -> Double {
        guard !text.isEmpty else { return 0 }
        let log = ngrams.log(of: text.lazy.map { classes[$0.value] ?? -1 }, unknown: Self.unknown)
        return log / Double(text.count)
    }
}
