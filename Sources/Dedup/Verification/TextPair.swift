/// Two texts and the evidence whether they are reprints of one source: what the classifier learns from.
package struct TextPair: Sendable {
    private let first: String, second: String

    /// Pairs two texts.
    package init(_ first: String, _ second: String) { (self.first, self.second) = (first, second) }

    /// The numbers by which the pair is classified; `nil` where the texts share too little to be classified.
    package var evidence: [Float]? { PairEvidence(ComparableText(first), ComparableText(second))?.features }
}
