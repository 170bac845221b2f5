import Foundation

/// Estimates a text's character error rate from what can be measured without its truth.
///
/// Logistic regression of the share of wrong characters; no weight is negative, so that the estimate never improves as a sign of damage
/// grows. Fitted by `Training/quality/fit.py` to typeset pages as the product reads them and to lines of print that were damaged by
/// counted confusions.
struct ErrorEstimate: Sendable {
    /// Logarithm of the share of words that are neither in the table nor like language, drawn to what is usual where there are few.
    private let unlikely: Double
    /// Mean logarithm of a character's probability, negated, above that of good text.
    private let surprise: Double
    /// Logarithm of the share of words that are stray letters.
    private let strays: Double
    /// Log odds that a character was read wrongly, by the recognition's confidence; absent where that is unknown.
    private let doubt: Double?

    /// Takes the signs of damage from a text's signals.
    ///
    /// - Parameters:
    ///   - words: number of words.
    ///   - unlikely: share of them that are likely to be misread.
    ///   - strays: share of them that are letters standing alone.
    ///   - perplexity: of the characters.
    ///   - confidence: of the recognition, `0...1`.
    init(words: Int, unlikely: Double, strays: Double, perplexity: Double, confidence: Double?) {
        let words = Double(words)
        self.unlikely = log((unlikely * words + 0.2) / (words + 6) + 0.005)
        self.strays = log(strays + 0.01)
        surprise = max(0, (log(perplexity) * words + 2.3 * 10) / (words + 10) - 2.4)
        doubt = confidence.map {
            let sure = min(0.995, max(0.02, $0))
            return log((1 - sure) / sure)
        }
    }

    /// The estimate, `0...1`.
    var characterErrorRate: Double {
        let logOdds =
            if let doubt {
                0.628 + 0.993 * unlikely + 0.452 * surprise + 0.189 * strays + 0.354 * doubt
            } else {
                1.936 + 1.084 * unlikely + 0.368 * surprise + 0.62 * strays
            }
        return 1 / (1 + exp(-logOdds))
    }
}
