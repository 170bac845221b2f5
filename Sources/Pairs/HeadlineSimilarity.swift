import CorpusText

/// How much two headlines of one story differ.
package struct HeadlineSimilarity: Sendable, Hashable {
    /// From where on two headlines are taken for one: four letters of five.
    package static let near = 0.8
    /// From where on word by word differences may be misreadings of one headline.
    package static let reading = 0.65

    /// 1 less the letters put in, left out or exchanged, as part of the longer one's letters; case, points and spaces do
    /// not count.
    package let value: Double
    /// Whether they are one headline but for some letters.
    package let isNearIdentical: Bool
    /// Whether one is a part of the other but for some letters: the same headline cut short.
    package let isPart: Bool
    /// Whether each word of one is a word of the other, perhaps misread: what scanning alone may have made of one headline.
    package let isReadingOnly: Bool

    package init(_ first: Headline, _ second: Headline) {
        let (shorter, longer) =
            first.letters.count <= second.letters.count
            ? (first.letters, second.letters) : (second.letters, first.letters)
        let value = Self.similarity(first, second)
        self.value = value
        isNearIdentical = value >= Self.near
        isPart =
            !isNearIdentical
            && Double(EditDistance.of(shorter, within: longer)) <= (1 - Self.near) * Double(shorter.count)
        isReadingOnly =
            value >= Self.reading && first.words.count == second.words.count
            && zip(first.words, second.words).allSatisfy { one, other in
                3 * EditDistance.between(one, other) <= max(one.count, other.count)
            }
    }

    /// The value alone, without the flags.
    package static func similarity(_ first: Headline, _ second: Headline) -> Double {
        let distance = EditDistance.between(first.letters[...], second.letters[...])
        return 1 - Double(distance) / Double(max(1, max(first.letters.count, second.letters.count)))
    }

    /// Whether comparing letters is enough to match the two: such a pair teaches nothing.
    package var isTrivial: Bool { isNearIdentical || isPart || isReadingOnly }
}
