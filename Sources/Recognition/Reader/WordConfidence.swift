import Foundation

/// Turns what the network says of a line's characters into the probability that each word is right.
///
/// Logistic regression on two logarithms: of the word's surprise, that is minus the logarithm of the probability of the path
/// that spells it, and of the line's surprise a character: a clear word in a line of rubbish is most likely rubbish too.
/// Fitted to lines of pages that the network was not trained on; `Benchmarks/recognition.md` has the reliability.
struct WordConfidence: Sendable {
    /// Surprise of the line's words for each of their characters and the space behind it.
    private let lineSurprise: Double

    /// Prepares for a line with these words.
    init(of words: [[CTCPath.Step]]) {
        let places = words.reduce(0) { $0 + $1.count + 1 }
        lineSurprise = words.reduce(0) { $0 + Self.surprise($1) } / Double(max(1, places))
    }

    /// Probability, `0...1`, that a word of the line is read without an error; 0 for no word.
    func probability(of word: [CTCPath.Step]) -> Double {
        guard !word.isEmpty else { return 0 }
        let odds = -1.443 - 0.568 * log(Self.surprise(word) + 0.01) - 1.42 * log(lineSurprise + 0.01)
        return 1 / (1 + exp(-odds))
    }

    /// No more than what was seen when the regression was fitted.
    private static func surprise(_ word: [CTCPath.Step]) -> Double { min(10, word.reduce(0) { $0 + $1.surprise }) }
}
