import CorpusFiles
import Testing

@testable import Pairs

@Suite("Headlines of pairs")
struct HeadlineTests {
    private static func fault(of text: String) -> Headline.Fault? {
        do {
            _ = try Headline(text)
            return nil
        } catch { return error }
    }

    @Test(
        "a headline that says something is taken",
        arguments: [
            "Bridge Opened", "STEEL STRIKE ENDS IN CHICAGO", "Großbrand in der Börse", "5 KILLED IN FIRE",
            "Verfassungsänderung",
            "Men of the 3rd Regiment\nleave for Cuba", "Ship 🚢 lost off Cape", "To-day's Great Race",
        ]
    )
    func good(_ text: String) { #expect(Self.fault(of: text) == nil) }

    @Test(
        "others are named by their fault",
        arguments: [
            ("", .empty), (" \n\t ", .empty), ("\u{0}", .empty), ("🚢🚢", .unreadable), ("— * — .. !", .unreadable),
            ("BODY OF", .tooShort), ("Fire", .tooShort), ("Circumspect", .tooShort), ("1,250 3-4 55 a", .digits),
            ("No. 1898. 12,345", .digits), ("19. my 0. F. SCHOLL. i. !.?/ ,;", .unreadable), ("Local News", .standing),
            ("TELEGRAPHIC NEWS.", .standing), ("The Latest Market Reports", .standing),
            ("Births, Marriages and Deaths", .standing),
            (String(repeating: "word ", count: 80), .tooLong), (String(repeating: "word ", count: 20_000), .tooLong),
        ] as [(String, Headline.Fault)]
    )
    func bad(_ text: String, _ fault: Headline.Fault) { #expect(Self.fault(of: text) == fault) }

    @Test("it stands in one line, divided words whole") func line() throws {
        #expect(try Headline("THE  NATIO-\nnal\r\n\tGUARD ").text == "THE NATIOnal GUARD")
        #expect(try Headline("Steel STRIKE, ends!").key == Headline("STEEL Strike ends").key)
    }

    /// Two headlines and why the pair tells nothing: n near identical, c contained, r a misreading; nothing where it tells something.
    struct SimilarityCase: Sendable {
        var first: String, second: String, flags: String

        init(_ first: String, _ second: String, _ flags: String) {
            (self.first, self.second, self.flags) = (first, second, flags)
        }
    }

    @Test(
        "misread and shortened headlines are told from new ones",
        arguments: [
            SimilarityCase("SUBMARINE BOAT TESTED", "Submarine boat tested.", "nr"),
            SimilarityCase("SUBMARINE BOAT TESTED", "SUBMa ARINE BOA'T TESTED", "n"),
            SimilarityCase("VANTREES HEARS HIS DOOM", "VANTREE8 HEAHS HIS D00M", "n"),
            SimilarityCase("PATHETIC SCENE WITH SISTER", "PATHETIS SRENE WITH SIETER", "nr"),
            SimilarityCase("BROWN BREAD LOAVES", "BROWM BREED LOAVSE", "cr"),
            SimilarityCase("THE HALF-HOLIDAY", "THF HALF-HOLIDAY MOVEMENT IN CARLISLE", "c"),
            SimilarityCase("FATAL Ace WENT TO Two NINERS AT CLEATOIL", "VATAL Ace WENT TO Two", "c"),
            SimilarityCase("STEEL STRIKE ENDS IN CHICAGO", "STEEL STRIKE HALTS", ""),
            SimilarityCase("STEEL STRIKE ENDS IN CHICAGO", "CHICAGO STEEL STRIKE IS OVER", ""),
            SimilarityCase("SUBMARINE BOAT TESTED", "Narwhal Under Water Fifteen Hours", ""),
        ]
    )
    func similarity(_ example: SimilarityCase) throws {
        let similarity = HeadlineSimilarity(try Headline(example.first), try Headline(example.second))
        let flags = [(similarity.isNearIdentical, "n"), (similarity.isPart, "c"), (similarity.isReadingOnly, "r")]
        #expect(flags.filter(\.0).map(\.1).joined() == example.flags, "\(similarity)")
        #expect(similarity.isTrivial == !example.flags.isEmpty)
        #expect(similarity == HeadlineSimilarity(try Headline(example.second), try Headline(example.first)))
        #expect((0...1).contains(similarity.value))
    }

    @Test("a text of several splits belongs to the last") func owners() {
        var assignment = SplitOwners.SplitAssignment()
        for (group, split) in [(0, PairSplit.train), (1, .test), (2, .dev)] {
            assignment.add(7, group: group, split: split)
        }
        for _ in 0..<5 { assignment.add(9, group: 4, split: .dev) }
        let owners = SplitOwners(assignment, standingHeads: 3)
        #expect(owners.split(of: 7) == .test && owners.isStanding(7))
        #expect(owners.split(of: 9) == .dev && !owners.isStanding(9))
        #expect(owners.split(of: 8) == nil && !owners.isStanding(8))
    }

    @Test("pairs of many newspapers are taken before a second of one") func spread() {
        let choices = (0..<12).map {
            PairSelection.Choice(number: $0, newspaper: Int32($0 < 8 ? 0 : $0), hash: UInt64($0 * 77 % 13))
        }
        let pairs = (0..<12).flatMap { first in ((first + 1)..<12).map { (first, $0) } }
        let chosen = PairSelection.spread(pairs, of: choices, cap: 3)
        #expect(chosen.count == 3)
        #expect(Set(chosen.flatMap { [$0.0, $0.1] }.map { choices[$0].newspaper }).count == 5)
        #expect(PairSelection.spread(pairs, of: choices, cap: 1000).count == pairs.count)
    }

    @Test("headlines in another form come before the same ones misread") func forms() {
        let choices = (0..<6).map { PairSelection.Choice(number: $0, newspaper: nil, hash: UInt64($0), form: $0 / 2) }
        let pairs = [(0, 2), (0, 3), (1, 2), (1, 3), (0, 4), (2, 5), (3, 4)]
        let chosen = PairSelection.spread(pairs, of: choices, cap: 3)
        #expect(Set(chosen.map { [choices[$0.0].form, choices[$0.1].form] }) == [[0, 1], [0, 2], [1, 2]])
    }

    @Test("a large cluster gives one member of each newspaper first") func some() {
        let choices = (0..<500).map {
            PairSelection.Choice(number: $0, newspaper: Int32($0 % 30), hash: StableHash.of("\($0)"))
        }
        let chosen = PairSelection.some(choices)
        #expect(chosen.count == PairSelection.mostMembers)
        #expect(Set(chosen.map(\.newspaper)).count == 30)
    }
}
