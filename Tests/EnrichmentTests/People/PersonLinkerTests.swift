import Enrichment
import Testing

@Suite struct PersonLinkerTests {
    @Test(
        "titles, states and dates tell who is meant",
        arguments: [
            ("President [Wilson] sent a message to congress.", ["wilson"]),
            ("PRESIDENT [WIL\nSON] TO SPEAK before congress", ["wilson"]),
            ("A speech of President [Wilson]. Friends of [Wilson] in the senate cheered.", ["wilson", "wilson"]),
            ("Senator [Lodge] of Massachusetts spoke in the senate.", ["lodge"]),
            ("Senator [Lcdge] of Massachusetts spoke in the senate.", ["lodge"]),
            ("Congressman [Bor-\nland] of Missouri introduced a bill.", ["borland"]),
            ("Representative [W. P. Borland] of Missouri introduced a bill.", ["borland"]),
            ("Representative [Bill Borland] of Missouri introduced a bill.", ["borland"]),
            ("Senator [Smith] of Michigan opposed the bill in the senate.", ["smith-mi"]),
            ("Senator [Smith] of South Carolina opposed the bill in the senate.", ["smith-sc"]),
        ] as [(String, [String?])]
    )
    func linked(_ text: String, _ ids: [String?]) throws { #expect(try AuthoritySamples.links(text) == ids) }

    @Test(
        "in doubt nobody is meant",
        arguments: [
            "Mr. [Smith] was in town Monday.", "Mrs. [Wilson] visited friends here.", "[J. H. Wilson] sold his farm.",
            "President [J. H. Wilson] of the bank was in town.", "Rev. [Henry Lodge] preached on Sunday.",
            "[Page] won the race.", "Senator [John Lodge] spoke.", "[W.] was seen.", "[...] was seen.",
            "[John Young Brown] was in town.",
        ]
    )
    func nobody(_ text: String) throws { #expect(try AuthoritySamples.links(text) == [nil]) }

    @Test func theNewspapersStateTellsTheSenator() throws {
        #expect(try AuthoritySamples.links("Senator [Page] left this morning for Washington.", state: "VT") == ["page"])
    }

    @Test("nobody is meant before birth and long after death", arguments: ["1840-01-01", "1860-05-05", "1975-06-01"])
    func outOfLife(_ date: String) throws {
        #expect(try AuthoritySamples.links("Senator [Lodge] of Massachusetts spoke.", date: date) == [nil])
    }

    @Test func articlesWithoutADateAreLinkedByNameAndTitle() throws {
        let text = "Senator [Henry Cabot Lodge] of Massachusetts spoke in the senate."
        for date in [nil, "", "1916-13-40", "yesterday"] {
            #expect(try AuthoritySamples.links(text, date: date) == ["lodge"])
        }
    }

    @Test func twoOfOneNameAreNobodyUntilSomethingTellsThemApart() throws {
        let twins = ["Ohio", "Iowa"].map {
            #"{"id":"\#($0)","name":"George Harlan","birth":"1860","death":"1930","roles":[{"role":"Representative","from":"1911","to":"1919","place":"\#($0)"}]}"#
        }
        #expect(try AuthoritySamples.links("Congressman [George Harlan] spoke in the house.", lines: twins) == [nil])
        #expect(try AuthoritySamples.links("Congressman [George Harlan] of Iowa spoke.", lines: twins) == ["Iowa"])
    }

    @Test func likenessOfDescriptionsTellsNamesakesApart() throws {
        let twins = ["farm credit", "naval stores"].map {
            #"{"id":"\#($0)","name":"George Harlan","birth":"1860","death":"1930","description":"\#($0)","roles":[{"role":"Representative","from":"1911","to":"1919","place":"Ohio"}]}"#
        }
        let (article, persons) = AuthoritySamples.article(
            "Congressman [George Harlan] of Ohio spoke in the house on farm credit.",
            date: "1916-03-10",
            state: nil
        )
        let linker = PersonLinker(authority: try AuthoritySamples.authority(twins)) { description, text in
            text.contains(description) ? 1 : -1
        }
        #expect(linker.links(for: persons, in: article).map(\.authority) == ["farm credit"])
    }

    @Test func noPersonsAndSpansOutsideTheTextAreNoLinks() throws {
        let linker = PersonLinker(authority: try AuthoritySamples.authority())
        let article = EnrichedText(id: "a", text: "Wilson")
        #expect(linker.links(for: [], in: article).isEmpty)
        let outside = Entity(start: 3, end: 90, type: .person, text: "Wilson")
        #expect(linker.links(for: [outside], in: article).map(\.authority) == [nil])
    }

    @Test func copiesVote() throws {
        let linker = PersonLinker(authority: try AuthoritySamples.authority())
        let copies = [
            "Senator [Lodge] of Massachusetts spoke in the senate.", "[Lodgo] spoke.",
            "Senator [Lodge] of Massachusetts spoke in the senate.",
        ].map { text in
            let (article, persons) = AuthoritySamples.article(text, date: "1916-03-10", state: nil)
            return linker.decisions(for: persons, in: article)
        }
        #expect(copies[1].map(linker.link).map(\.authority) == [nil])
        #expect(PersonVote(linker).links(copies).map { $0.map(\.authority) } == [["lodge"], ["lodge"], ["lodge"]])
    }
}
