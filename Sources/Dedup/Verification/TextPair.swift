/// Two texts, and what they tell about whether they are copies of one source: what the verifier learns from.
package struct TextPair: Sendable {
    private let first: String, second: String

    /// Pairs two texts.
    package init(_ first: String, _ second: String) { (self.first, self.second) = (first, second) }

    /// Names of the numbers that `evidence` gives, in order.
    package static var evidenceNames: [String] { PairEvidence.featureNames }

    /// The numbers by which the pair is judged; `nil` where the texts share too little to be judged at all.
    package var evidence: [Float]? { PairEvidence(ComparableText(first), ComparableText(second))?.features }
}
