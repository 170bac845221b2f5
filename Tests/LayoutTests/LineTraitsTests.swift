import Testing

@testable import Layout

@Suite("What the text of a line tells of its kind")
struct LineTraitsTests {
    private func traits(_ text: String) throws -> [Float] { try #require(LineTraits(text, confidence: 0.9)).values }

    @Test("nothing tells nothing", arguments: ["", " ", "—", ". . .", "•"])
    func nothing(text: String) { #expect(LineTraits(text, confidence: 1) == nil) }

    @Test(
        "all numbers are small and as many as said, whatever the text",
        arguments: [
            "the senate voted on the bill, which was", "WANTED—TWO GIRLS, 14 Broadway.", "7", "$1.25", "İstanbul ﬁ ß é",
            String(repeating: "word ", count: 5_000), "(Continued on Page 3.)", "\u{200F}שלום", "a\u{0301}\u{0301}",
        ]
    )
    func range(text: String) throws {
        let values = try traits(text)
        #expect(values.count == LineTraits.count && LineTraits.unread.count == LineTraits.count)
        #expect(values.allSatisfy { $0.isFinite && $0 >= 0 && $0 < 4 })
        #expect(values[0] == 1 && LineTraits.unread.allSatisfy { $0 == 0 })
    }

    @Test("the same text tells the same, and spaces around it nothing")
    func same() throws {
        #expect(try traits("LONDON, Nov. 14.") == traits("  LONDON,  Nov. 14. "))
    }

    @Test("prose, a price, a dispatch, a credit and a notice differ where they should")
    func kinds() throws {
        let prose = try traits("the bill, which was passed by the house and is")
        let price = try traits("LADIES' SHOES, $1.25, Bargain Store, 14 Broadway")
        let dispatch = try traits("LONDON, Nov. 14.—The Cabinet met today")
        let credit = try traits("By HENRY SMITH")
        let notice = try traits("(Continued on Page 3.)")
        func column(_ index: Int) -> [Float] { [prose, price, dispatch, credit, notice].map { $0[index] } }
        // Particles; trade; credits; dateline; money; notices.
        #expect(prose[12] > 0.5 && price[12] < 0.2)
        #expect(price[13] > prose[13])
        #expect(column(15) == [0, 0, 0, 1, 0])
        #expect(column(16) == [0, 0, 1, 0, 0])
        #expect(column(17) == [0, 1, 0, 0, 0])
        #expect(column(18) == [0, 0, 0, 0, 1])
    }

    @Test("words and sentences that go on are told from those that begin")
    func pairs() {
        func pair(_ one: String, _ other: String) -> [Float] {
            LineTraits.pair(LineTraits(one, confidence: 1), LineTraits(other, confidence: 1))
        }
        #expect(pair("to consider the pro-", "posal of the mayor.") == [1, 1, 1, 0])
        #expect(pair("to consider the", "proposal of the mayor.") == [1, 0, 1, 0])
        #expect(pair("was carried.”", "The mayor spoke.") == [1, 0, 0, 1])
        #expect(pair("", "The mayor spoke.") == [0, 0, 0, 0])
    }
}
