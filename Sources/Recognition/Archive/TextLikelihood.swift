package import CorpusModel
import CorpusText
package import Inference

/// How much a text looks like language: n-grams of characters, `reader.ngrams`.
package struct TextLikelihood: Sendable {
    private let language: ReaderLanguage
    private let classes: [Character: Int]

    /// Loads the reader's language model.
    ///
    /// - Returns: `nil` where it does not know one of `languages`.
    /// - Throws: `InferenceError` where a file is missing or altered, `RecognitionError` where it is none.
    package init?(models: ModelStore, languages: [String]) throws {
        let alphabet = try ReaderAlphabet(
            models.companion(ReaderRecognizer.alphabetName),
            path: "\(models.folder)/\(ReaderRecognizer.alphabetName)"
        )
        guard languages.allSatisfy(alphabet.languages.contains) else { return nil }
        language = try ReaderLanguage(
            models.companion(ReaderRecognizer.languageName),
            alphabet: alphabet,
            path: "\(models.folder)/\(ReaderRecognizer.languageName)"
        )
        classes = Dictionary(
            alphabet.characters.enumerated().map { ($1, $0 + 1) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// What a character that the model does not know costs.
    private static let unknown = -8.0
    /// Signs that are written in several ways.
    private static let usual: [Character: Character] = [
        "’": "'", "‘": "'", "“": "\"", "”": "\"", "–": "-", "—": "-", "\u{AD}": "-", "¬": "-",
    ]

    /// The sum of the logarithms of the probabilities of a text's characters, each after those before it, and their number,
    /// spaces included.
    package func log(of text: String) -> (sum: Double, characters: Int) {
        var (sum, count) = (0.0, 0)
        var state = language.start
        for character in text {
            count += 1
            guard let number = classes[character] ?? Self.usual[character].flatMap({ classes[$0] }) else {
                sum += Self.unknown
                state = language.start
                continue
            }
            let step = language.step(from: state, class: number)
            sum += step.log
            state = step.state
        }
        return (sum, count)
    }

    /// Mean logarithm of a character's probability in some lines; `nil` where they have next to no characters.
    package func mean(of lines: some Sequence<TextLine>) -> Double? {
        var (sum, count) = (0.0, 0)
        for line in lines {
            let log = log(of: line.text)
            (sum, count) = (sum + log.sum, count + log.characters)
        }
        return count >= ReadingJudgement.fewestCharacters ? sum / Double(count) : nil
    }

    /// Whether some lines look like language.
    package func isText(_ lines: some Sequence<TextLine>) -> Bool { mean(of: lines).map { $0 >= Self.text } ?? false }

    /// Mean logarithm from which on a text is one of few errors, and one of more than half errors below the second.
    static let text = -2.75, noText = -3.4

    /// The class of character errors that lines of a text look like.
    ///
    /// - Returns: the class and its chance; `nil` where there is too little text to tell.
    package func judgement(of lines: [TextLine]) -> Legibility.Judgement? {
        mean(of: lines).map { mean in
            if mean >= Self.text { return .init(label: .legible, score: min(0.95, 0.5 + (mean - Self.text))) }
            guard mean < Self.noText else { return .init(label: .borderline, score: 0.5) }
            return .init(label: .illegible, score: min(0.95, 0.5 + (Self.noText - mean)))
        }
    }
}
