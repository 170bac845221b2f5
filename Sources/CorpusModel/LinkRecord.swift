/// Two articles taken for reprints of one text, and why.
package struct LinkRecord: Sendable, Hashable, Codable {
    /// Ids of the articles, the earlier first.
    package var a: String, b: String
    /// Probability that they are reprints of one text, `0...1`: what decides.
    package var probability: Double
    /// Highest cosine of a chunk of one with a chunk of the other, `-1...1`.
    package var cosine: Double
    /// Part of the shorter text that is found in the longer one, in order, `0...1`; absent where texts were not compared.
    package var containment: Double?
    /// Part of the aligned characters that agree, `0...1`.
    package var agreement: Double?
    /// Numbers in the aligned text that are the same, and that differ.
    package var numbersSame: Int?, numbersDiffering: Int?

    package init(
        a: String,
        b: String,
        probability: Double,
        cosine: Double,
        containment: Double? = nil,
        agreement: Double? = nil,
        numbersSame: Int? = nil,
        numbersDiffering: Int? = nil
    ) {
        (self.a, self.b, self.probability, self.cosine) = (a, b, probability, cosine)
        (self.containment, self.agreement) = (containment, agreement)
        (self.numbersSame, self.numbersDiffering) = (numbersSame, numbersDiffering)
    }

    package enum CodingKeys: String, CodingKey {
        case a, b, probability, cosine, containment, agreement
        case numbersSame = "numbers_same"
        case numbersDiffering = "numbers_differing"
    }
}
