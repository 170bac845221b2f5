import Archives
import CorpusFiles
import CorpusModel
import Foundation
import TestSupport
import Testing

@Suite struct TitleTableTests {
    @Test(
        arguments: [
            ("sn83045462", "sn83045462"), ("sn 83045462 ", "sn83045462"), ("SN83045462/AACR2", "sn83045462"),
            ("85-2 ", "85000002"), ("2001-000002", "2001000002"), ("n78-890351", "n78890351"), ("00225879", "00225879"),
            ("sn8304546", nil), ("http", nil), ("", nil), ("abcd12345678", nil),
        ] as [(String, String?)]
    )
    func `numbers have one form`(_ raw: String, _ normal: String?) { #expect(LCCN(raw)?.text == normal) }

    private func imported(_ text: String, name: String = "list") throws -> TitleImport {
        let folder = try TemporaryFolder()
        let path = try folder.write(Data(text.utf8), to: name).path
        var result = TitleImport()
        try result.add(contentsOf: path)
        return result
    }

    private static func place(_ title: NewspaperTitle?) -> [String?] { [title?.city, title?.state, title?.country] }

    @Test func `the Library's CSV, with place and years in the title`() throws {
        let text = """
            state,state_link,title,lccn,issue_num,first_issue

            Nebraska,/n/,"The Lydia monitor.Port Lydia, Neb., 1915-1928",/x/,12,1915-07-03
            Nebraska,/n/,"The Lydia monitor.Port Lydia, Neb., 1915-1928",sn00000001,12,1915-07-03
            Alabama,/a/,"Lydia age-herald. [volume]Port Lydia, Ala., 1829-183?",sn00000002,1,1829-01-01
            Virginia,/v/,"Evening ""Lydian."" [volume] (Lydia, D.C.) 1854-current",sn00000003,1,1854-01-01
            Utah,/u/,"St. Lydia's news : the weekly.St. Lydia, Lydia County, Utah, 18??-1901",sn00000004,1,1890-01-01
            Utah,/u/,,sn00000005,1,1890-01-01
            """
        let result = try imported(text)
        #expect((result.table.count, result.entries, result.skipped) == (4, 6, 2))
        let table = result.table
        #expect(table["sn00000001"]?.title == "The Lydia monitor")
        #expect(Self.place(table["sn00000001"]) == ["Port Lydia", "Nebraska", "United States"])
        #expect([table["sn00000001"]?.firstYear, table["sn00000001"]?.lastYear] == [1915, 1928])
        #expect(table["sn00000002"]?.title == "Lydia age-herald")
        #expect([table["sn00000002"]?.firstYear, table["sn00000002"]?.lastYear] == [1829, nil])
        #expect(table["sn00000003"]?.title == "Evening \"Lydian.\"")
        #expect(Self.place(table["sn00000003"]) == ["Lydia", "District of Columbia", "United States"])
        #expect([table["sn00000003"]?.firstYear, table["sn00000003"]?.lastYear] == [1854, nil])
        #expect(table["sn00000004"]?.title == "St. Lydia's news : the weekly")
        #expect(Self.place(table["sn00000004"]) == ["St. Lydia", "Utah", "United States"])
        #expect([table["sn00000004"]?.firstYear, table["sn00000004"]?.lastYear] == [nil, 1901])
    }

    @Test(
        arguments: [
            ("The echo. Port Lydia [Ohio]", "The echo", "Port Lydia", "Ohio"),
            ("The mist.St. Lydia, Or.", "The mist", "St. Lydia", "Oregon"),
            ("Lydia press.Port Lydia, Dakota Territory [S.D.]", "Lydia press", "Port Lydia", "South Dakota"),
            ("Light. [Port Lydia, S.D.]", "Light", "Port Lydia", "South Dakota"),
            ("Bee. [volume]Lydia [Neb.]", "Bee", "Lydia", "Nebraska"),
            ("News. Lydia, Wash. Territory [i.e. Wash.]", "News", "Lydia", "Washington"),
            ("News. Lydia [i.e. Lydiana]", "News. Lydia [i.e. Lydiana]", nil, "Ohio"),
        ] as [(String, String, String?, String)]
    )
    func `places as cataloguers write them`(_ listed: String, _ name: String, _ city: String?, _ state: String) throws {
        let title = try imported("lccn\ttitle\tstate\n/lccn/sn00000001/\t\(listed), 1850-1860\tOhio\n").table[
            "sn00000001"
        ]
        #expect(title?.title == name)
        #expect(Self.place(title) == [city, state, "United States"])
        #expect([title?.firstYear, title?.lastYear] == [1850, 1860])
    }

    @Test func `tables with columns for place and years, tabs, bars and a byte order mark`() throws {
        let tabs =
            "\u{FEFF}LCCN\tTitle\tTown\tState\tStart_Date\r\nsn00000001\tThe Lydian.\tPort Lydia\tOhio\t1854-01-02\r\n"
        let title = try imported(tabs).table["sn00000001"]
        #expect(title?.title == "The Lydian")
        #expect(Self.place(title) == ["Port Lydia", "Ohio", "United States"])
        #expect(title?.firstYear == 1854)
        let bars =
            "Persistent Link | State | Title | LCCN | ISSN\nhttp://x | Ohio | The Lydian. (Port Lydia, Ohio) 1854-1860 | sn00000001 | 1234-5678\n"
        let other = try imported(bars).table["sn00000001"]
        #expect(other?.title == "The Lydian")
        #expect(other?.issn == "1234-5678")
        #expect(other?.lastYear == 1860)
    }

    @Test(arguments: [
        """
        {"newspapers": [{"lccn": "sn00000001", "title": "The Lydian.", "state": "Ohio", "url": "x"}]}
        """,
        """
        {"results": [{"number_lccn": ["sn00000001"], "title": "the lydian", "location_city": ["port lydia"], "location_state": ["ohio"]}]}
        """,
        """
        {"lccn": "sn00000001", "name": "The Lydian.", "place_of_publication": "Port Lydia, Ohio", "start_year": "1854", "end_year": "9999"}
        {"lccn": "sn00000002", "name": "Other", "place": ["Ohio--Lydia--Port Lydia"], "start_year": 1854}
        """,
    ])
    func `JSON of Chronicling America and loc_gov, and JSON lines`(_ text: String) throws {
        let title = try #require(imported(text).table["sn00000001"])
        #expect(title.title.lowercased() == "the lydian")
        #expect(title.state == "Ohio")
        #expect(title.country == "United States")
        #expect(title.lastYear == nil)
    }

    private static let marc = """
        <?xml version="1.0" encoding="UTF-8"?>
        <collection xmlns="http://www.loc.gov/MARC21/slim"><record>
        <leader>01307cas a2200373 a 4500</leader>
        <controlfield tag="008">830223d18541972dcudr ne      0    a0eng  </controlfield>
        <datafield tag="010" ind1=" " ind2=" "><subfield code="a">sn 00000001 </subfield></datafield>
        <datafield tag="022" ind1=" " ind2=" "><subfield code="a">1234-5678</subfield></datafield>
        <datafield tag="245" ind1="0" ind2="0"><subfield code="a">Evening Lydian</subfield><subfield code="h">[microform].</subfield></datafield>
        <datafield tag="246" ind1="1" ind2="3"><subfield code="a">Sunday Lydian</subfield></datafield>
        <datafield tag="260" ind1=" " ind2=" "><subfield code="a">Washington, D.C. :</subfield><subfield code="b">Lydia Press,</subfield></datafield>
        <datafield tag="310" ind1=" " ind2=" "><subfield code="a">Daily</subfield></datafield>
        <datafield tag="752" ind1=" " ind2=" "><subfield code="a">United States</subfield><subfield code="b">District of Columbia</subfield><subfield code="d">Washington.</subfield></datafield>
        </record><record>
        <controlfield tag="008">830223c18549999enkwr ne      0    a0eng  </controlfield>
        <datafield tag="010" ind1=" " ind2=" "><subfield code="a">sn 00000002 </subfield></datafield>
        <datafield tag="245" ind1="0" ind2="0"><subfield code="a">The Lydian /</subfield></datafield>
        <datafield tag="264" ind1=" " ind2="1"><subfield code="a">[Port Lydia] :</subfield></datafield>
        </record><record><datafield tag="245" ind1="0" ind2="0"><subfield code="a">No number</subfield></datafield></record>
        </collection>
        """

    @Test func `MARCXML gives title, place, years and more`() throws {
        let result = try imported(Self.marc)
        #expect((result.table.count, result.entries, result.skipped) == (2, 3, 1))
        let star = try #require(result.table["sn00000001"])
        #expect(star.title == "Evening Lydian")
        #expect(star.otherTitles == ["Sunday Lydian"])
        #expect(Self.place(star) == ["Washington", "District of Columbia", "United States"])
        #expect([star.firstYear, star.lastYear] == [1854, 1972])
        #expect((star.issn, star.frequency) == ("1234-5678", "Daily"))
        let other = try #require(result.table["sn00000002"])
        #expect(Self.place(other) == ["Port Lydia", nil, "England"])
        #expect([other.firstYear, other.lastYear] == [1854, nil])
    }

    @Test func `a table is the same after writing and reading, and completes what is not known`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("titles.jsonl").path
        let table = try imported(Self.marc).table
        try table.write(to: path)
        let read = try TitleTable(contentsOf: path)
        #expect(read.all == table.all)
        #expect(read.count == 2)
        let known = PageMetadata(lccn: "sn00000001", date: "1899-01-02")
        let whole = read.completing(known)
        #expect((whole.title, whole.city, whole.state) == ("Evening Lydian", "Washington", "District of Columbia"))
        #expect((whole.country, whole.firstYear, whole.lastYear) == ("United States", 1854, 1972))
        #expect((whole.lccn, whole.date, whole.page) == ("sn00000001", "1899-01-02", nil))
        #expect(read.completing(PageMetadata(title: "Mine", lccn: "sn00000001")).title == "Mine")
        #expect(read.completing(PageMetadata(title: "Mine")) == PageMetadata(title: "Mine"))
        #expect(read.completing(PageMetadata(lccn: "sn99999999")) == PageMetadata(lccn: "sn99999999"))
    }

    @Test func `the first list counts, the next fills in`() throws {
        let folder = try TemporaryFolder()
        let first = try folder.write(["lccn,title", "sn00000001,First"], to: "1.csv").path
        let second = try folder.write(
            ["lccn,title,city,state,start_year", "sn00000001,Second,Port Lydia,Ohio,1854"],
            to: "2.csv"
        ).path
        var result = TitleImport()
        for path in [first, second] { try result.add(contentsOf: path) }
        let title = try #require(result.table["sn00000001"])
        #expect((title.title, title.city, title.firstYear) == ("First", "Port Lydia", 1854))
    }

    @Test(arguments: [
        "", "a,b\n1,2\n", "lccn,title\n", "{\"a\": 1}", "<record/>", "lccn,title\nnone,Name\n",
        "{\"lccn\": \"sn00000001\"\n", "<a>",
    ])
    func `files without newspapers are refused`(_ text: String) throws {
        let error = try #require(throws: ArchiveError.self) { try imported(text) }
        #expect(error.description.contains("list"))
    }

    @Test func `a table that is none is named with its line`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(["{\"lccn\":\"sn00000001\",\"title\":\"A\"}", "", "{\"lccn\":1}"], to: "t.jsonl")
            .path
        let error = try #require(throws: ArchiveError.self) { try TitleTable(contentsOf: path) }
        #expect(error.description.hasPrefix(path + ":3:"))
    }
}
