import Testing

@testable import Dedup

@Suite("Aligned texts")
struct VerificationTests {
    private static let story = """
        PORT LYDIA, March 4.--The schooner Harriet Bell, bound from Kingsbarrow with a cargo of salted fish and lumber, was \
        driven upon the Gull Rocks in the gale of Tuesday night, and went to pieces before daylight. Captain Josiah Merrow and \
        eleven men were taken off by the crew of the life-saving station after a struggle of four hours in the surf. The mate, \
        whose name was Tobias Finch, was washed from the rigging and has not been found. The vessel was valued at 14,200 dollars \
        and was insured for one half. It is the third wreck upon these rocks within the year, and the keeper of the light says \
        that nothing but a fog bell will prevent another.
        """
    private static let other = """
        The city council met last evening with Alderman Prewitt in the chair. The ordinance to pave Market street from the depot \
        to the mill bridge was read a third time and passed by seven votes to two. A petition of the ladies of the Second Ward \
        asking for a public fountain was laid over to the next meeting, as the treasurer reported that the funds of the park \
        committee were spent. The chief of the fire department asked for new hose.
        """

    private func evidence(_ first: String, _ second: String) -> PairEvidence? {
        PairEvidence(ComparableText(first), ComparableText(second))
    }

    @Test("a text and itself agree wholly") func same() throws {
        let found = try #require(evidence(Self.story, Self.story))
        #expect(found.containment == 1 && found.agreement == 1 && found.otherWords == 0 && found.numbersDiffering == 0)
        #expect(found.numbersSame == 3)
    }

    @Test("texts of two stories share next to nothing") func unrelated() {
        #expect((evidence(Self.story, Self.other)?.containment ?? 0) < 0.2)
        #expect(evidence("", Self.story) == nil)
        #expect(evidence("short", "short") == nil)
    }

    @Test("an abridged and badly read reprint is found in the whole") func abridged() throws {
        let tail = String(Self.story.suffix(360)).replacing("the", with: "tlie").replacing("rocks", with: "ro cks")
        let found = try #require(evidence(Self.story, "LOCAL NEWS. " + tail))
        #expect(found.containment > 0.9 && found.agreement > 0.9 && found.otherWords == 0)
        #expect(found.shorter < found.longer && found.leadFewer <= 12)
    }

    @Test("other numbers in the same words are seen, and counted against it") func template() throws {
        let market = (1...12).map { "No. \($0) wheat opened at \(80 + $0) and closed at \(90 + $0) cents." }
        let first = "The market was quiet today. " + market.joined(separator: " ")
        let second = first.replacing(/[89]\d/) { "\(Int($0.output).map { ($0 * 7) % 90 + 10 } ?? 0)" }
        let found = try #require(evidence(first, second))
        #expect(found.numbersDiffering >= 20 && found.otherWords == 0)
        let index = try #require(PairEvidence.featureNames.firstIndex(of: "number_share_beyond_noise"))
        #expect(found.features[index] > 0.2)
        #expect(try #require(evidence(first, first)).features[index] == 0)
        #expect(found.features.count == PairEvidence.featureNames.count)
    }

    @Test("a quotation in two articles leaves most of both uncovered") func quotation() throws {
        let quote =
            " \"We shall not rest until every letter of this charter is the law of the land,\" said the governor. "
        let found = try #require(
            evidence(Self.story + quote + Self.story.prefix(150), Self.other + quote + Self.other.prefix(90))
        )
        #expect(found.containment < 0.4)
        #expect(found.leadFewer > 200)
    }

    @Test("the best reprint is the whole one, unless it is badly read") func best() {
        let whole = ReprintText(Self.story), part = ReprintText(String(Self.story.prefix(300)))
        #expect(ReprintText.best(of: [part, whole]) == 1)
        let worn = ReprintText(Self.story.replacing("e", with: "3").replacing("a", with: "^"))
        #expect(ReprintText.best(of: [worn, ReprintText(String(Self.story.dropLast(60)))]) == 1)
        #expect(part.share(of: whole) > 0.4 && part.share(of: whole) < 0.6)
    }

    @Test(
        "letters of any script are taken; what a scanner makes of a smudge is not",
        arguments: [("ſüſs ﬁre", "suss fire"), ("O'Neil’s", "oneils"), ("¦ ~~ §", "")]
    )
    func letters(_ text: String, _ expected: String) {
        let made = ComparableText(text).characters.filter { $0 < 128 }
        #expect(String(decoding: made, as: UTF8.self) == expected)
    }
}
