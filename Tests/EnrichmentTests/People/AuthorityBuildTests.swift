import CorpusFiles
import Enrichment
import Foundation
import TestSupport
import Testing

@Suite struct AuthorityBuildTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func built(
        _ files: [(name: String, lines: [String])],
        options: AuthorityBuild.Options = .init()
    ) throws -> [AuthorityEntry] {
        var build = AuthorityBuild(options: options)
        for file in files { try build.add(contentsOf: folder.write(file.lines, to: file.name).path) }
        return build.all
    }

    private static let executive = [
        "[",
        #"{"id":{"bioguide":"M000164","govtrack":412590},"name":{"first":"Thomas","middle":"Riley","last":"Marshall"},"#,
        #""bio":{"birthday":"1854-03-14"},"terms":[{"type":"viceprez","start":"1913-03-04","end":"1917-03-04","party":"Democrat"},"#,
        #"{"type":"viceprez","start":"1917-03-04","end":"1921-03-04","party":"Democrat"}]}"#, "]",
    ]
    private static let member = [
        #"{"usCongressBioId":"M000164","familyName":"Marshall","givenName":"Thomas","middleName":"Riley","birthDate":"1854-03-14","#,
        #""deathDate":"1925-06-01","profileText":"a Vice President","jobPositions":[{"job":{"name":"Vice President"},"#,
        #""congressAffiliation":{"congress":{"startDate":"1913-03-04","endDate":"1915-03-03"},"represents":{"regionCode":"US"},"#,
        #""partyAffiliation":[{"party":{"name":"Democrat"}}]}}]}"#,
    ]

    @Test func filesOnCongressAreOneEntryAPerson() throws {
        let table = [
            "last_name,first_name,middle_name,birthday,type,state,party,bioguide_id,govtrack_id",
            "Marshall,Thomas,Riley,1854-03-14,rep,IN,Democrat,M000164,412590",
            "Lodge,Henry,Cabot,1850-05-12,sen,MA,Republican,L000393,1",
        ]
        let joins = ["bioguide,wikidata", "M000164,Q212872"]
        let entries = try built([
            ("executive.json", Self.executive), ("M000164.json", Self.member), ("legislators.csv", table),
            ("ids.csv", joins),
        ])
        #expect(entries.map(\.id) == ["L000393", "Q212872"])
        let marshall = entries[1]
        #expect(marshall.name == "Thomas Riley Marshall" && marshall.death == "1925-06-01")
        // Terms that follow on each other are one; what has no dates is another office.
        #expect(
            marshall.roles == [
                AuthorityRole(
                    "Vice President",
                    from: "1913-03-04",
                    to: "1921-03-04",
                    place: "United States",
                    party: "Democrat"
                ),
                AuthorityRole("Representative", place: "Indiana", party: "Democrat"),
            ]
        )
        #expect(entries[0].roles == [AuthorityRole("Senator", place: "Massachusetts", party: "Republican")])
    }

    @Test func aFolderOfMembersIsRead() throws {
        _ = try folder.write(Self.member, to: "M000164.json")
        var build = AuthorityBuild()
        try build.add(contentsOf: folder.path)
        #expect(build.all.map(\.name) == ["Thomas Riley Marshall"])
    }

    private static func human(_ id: String, _ name: String, sitelinks: Int = 3) -> String {
        let links = (0..<sitelinks).map { #""l\#($0)wiki":{"site":"l\#($0)wiki","title":"x","badges":[]}"# }.joined(
            separator: ","
        )
        func item(_ id: String) -> String {
            #"{"mainsnak":{"datavalue":{"value":{"entity-type":"item","id":"\#(id)"},"type":"wikibase-entityid"}},"rank":"normal""#
        }
        func time(_ time: String, _ precision: Int) -> String {
            #"{"datavalue":{"value":{"time":"\#(time)","precision":\#(precision)},"type":"time"}}"#
        }
        return #"{"type":"item","id":"\#(id)","labels":{"en":{"language":"en","value":"\#(name)"}},"#
            + #""descriptions":{"en":{"language":"en","value":"American politician"}},"#
            + #""aliases":{"en":[{"language":"en","value":"G. Hunt"}]},"claims":{"P31":[\#(item("Q5"))}],"#
            + #""P569":[{"mainsnak":\#(time("+1859-11-01T00:00:00Z", 11)),"rank":"normal"}],"#
            + #""P570":[{"mainsnak":\#(time("+1934-00-00T00:00:00Z", 9)),"rank":"normal"}],"#
            + #""P39":[\#(item("Q900")),"qualifiers":{"P580":[\#(time("+1912-02-14T00:00:00Z", 11))]}}]},"sitelinks":{\#(links)}}"#
    }

    @Test func humansOfADumpHaveTheNamesOfTheirOffices() throws {
        let dump = [
            "[", Self.human("Q1", "George Hunt") + ",", Self.human("Q2", "Unknown Man", sitelinks: 0) + ",",
            #"{"type":"item","id":"Q900","labels":{"en":{"language":"en","value":"Governor of Arizona"}},"claims":{}}"#,
            "]",
        ]
        let entries = try built([("dump.json", dump)])
        #expect(entries.map(\.id) == ["Q1"])
        #expect(entries[0].birth == "1859-11-01" && entries[0].death == "1934" && entries[0].fame == 3)
        #expect(entries[0].names == ["G. Hunt"] && entries[0].wikidata == "Q1")
        #expect(entries[0].roles == [AuthorityRole("Governor of Arizona", from: "1912-02-14", place: "Arizona")])
        var late = AuthorityBuild.Options()
        late.bornBefore = 1850
        #expect(throws: EnrichmentError.self) { try built([("dump.json", dump)], options: late) }
    }

    @Test func columnsAndValuesAreTold() throws {
        var options = AuthorityBuild.Options()
        options.columns = ["from": "first_season", "name": "Spieler", "card": "No"]
        options.values = ["role": "baseball player"]
        let entries = try built(
            [("players.tsv", ["Spieler\tfirst_season\tbirth_year\tNo", "Sam Crawford\t1899\t1880\t7"])],
            options: options
        )
        #expect(entries.map(\.id) == ["card:7"] && entries[0].birth == "1880")
        #expect(entries[0].roles == [AuthorityRole("baseball player", from: "1899")])
    }

    @Test func whatIsWrittenIsReadAgainAndMadeAgain() throws {
        let first = try built([("executive.json", Self.executive), ("M000164.json", Self.member)])
        let path = folder.file("out.jsonl").path
        try AuthorityBuild.write(first, to: path)
        #expect(try Authority(contentsOf: path).entry(0) == first[0])
        var again = AuthorityBuild()
        try again.add(contentsOf: path)
        #expect(again.all == first)
    }

    @Test(
        "what is no list is refused with the remedy",
        arguments: [
            ([""], "empty"), (["colour,size", "red,2"], "--column"),
            (["name,birth", "Anna Berg,soon"], ":2: column birth"),
            (["[1, 2]"], ":1:2"), (["{", "\"a\": 1", "}"], "one a line"), (["[{]"], ":1:"),
            ([#"{"terms":[],"id":{}}"#], "name is missing"),
        ]
    )
    func faults(_ lines: [String], _ part: String) throws {
        let error = try #require(throws: EnrichmentError.self) { try built([("list", lines)]) }
        #expect(error.description.contains(part) && error.description.contains(folder.path), "\(error)")
    }

    @Test func aTornDumpIsRefused() throws {
        let path = folder.file("dump.json.gz").path
        try Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xCB]).write(to: URL(fileURLWithPath: path))
        let error = try #require(throws: UnpackingError.self) {
            var build = AuthorityBuild()
            try build.add(contentsOf: path)
        }
        #expect(error.description.contains("again"))
    }
}
