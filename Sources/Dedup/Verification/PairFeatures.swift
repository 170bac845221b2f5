import Foundation

/// The numbers by which a pair of texts is classified.
///
/// The first of them speak against a pair: none is below 0, and all are 0 where one text is a piece of the other, letter by
/// letter. The others say how much has been compared. All but the lengths compared are shares and rates, so that a text does
/// not count as another one because it is long.
extension PairEvidence {
    /// Names of what speaks against a pair, in order; each `>= 0`.
    package static let differenceNames = [
        "missing", "disagreement", "other_words", "other_words_beyond_noise", "other_names", "number_share",
        "number_rate", "number_share_beyond_noise", "number_rate_beyond_noise", "replaced_share", "replaced_rate",
        "left_out_rate", "own_lead", "own_tail", "own_both_least", "own_both_mean",
    ]
    /// Names of what says how much was compared, in order: the more, the more a difference is forgiven.
    package static let amountNames = [
        "covered", "containment_longer", "longest_stretch", "mean_stretch", "same_numbers",
    ]
    /// Names of all features, in order.
    package static let featureNames = differenceNames + amountNames

    /// Share of words that are others altogether which reading as bad as this one makes of the same words.
    private var expectedOtherWords: Double { min(0.3, 0.003 + 1.5 * pow(1 - agreement, 2)) }
    /// Share of a number's digits that reading as bad as this one changes: digits are misread more often than letters, and
    /// no word helps to guess them.
    private var expectedNumberDifference: Double { min(0.9, 1.02 - pow(agreement, 4)) }

    /// The features by which a pair is classified.
    package var features: [Float] {
        func share(_ part: Double, _ whole: Int) -> Double { part / Double(max(1, whole)) }
        func share(_ part: Int, _ whole: Int) -> Double { share(Double(part), whole) }
        let numbers = numbersSame + numbersDiffering
        // One number alone may be misread, however well the rest is read.
        let numberShare = share(numberDifference, numbers + 1)
        let (ownShorter, ownLonger) = (shorter - coveredShorter, longer - coveredLonger)
        let differences: [Double] = [
            1 - containment, 1 - agreement,
            10 * share(otherWords, words), 10 * max(0, share(otherWords, words) - expectedOtherWords),
            20 * share(namesDiffering, words),
            numberShare, 20 * share(numberShare * Double(numbers), words),
            max(0, numberShare - expectedNumberDifference),
            20 * share(max(0, numberShare - expectedNumberDifference) * Double(numbers), words),
            share(replacedCharacters, shorter), 500 * share(replaced, coveredShorter),
            500 * share(leftOut, coveredShorter),
            share(leadFewer, coveredShorter), share(tailFewer, coveredShorter),
            share(min(ownShorter, ownLonger), coveredShorter),
            share((Double(ownShorter) * Double(ownLonger)).squareRoot(), coveredShorter),
        ]
        let amounts: [Double] = [
            log1p(Double(coveredShorter)), share(coveredLonger, longer), log1p(Double(longestStretch)),
            log1p(Double(agreeing) / Double(1 + leftOut + replaced)), 20 * share(numbersSame, words),
        ]
        return (differences + amounts).map(Float.init)
    }
}
