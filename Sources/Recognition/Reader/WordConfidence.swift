import Foundation

/// Turns what the network says of a word's characters into the probability that the word is right.
enum WordConfidence {
    /// Probability, `0...1`, that a word is read without an error.
    ///
    /// Logistic in the logarithm of the path's surprise, fitted to lines that the network was not trained on; see
    /// `Benchmarks/recognition.md` for the reliability.
    static func probability(of word: [CTCPath.Step]) -> Double {
        guard !word.isEmpty else { return 0 }
        let surprise = word.reduce(0) { $0 + $1.surprise }
        return exp(-surprise)
    }
}
