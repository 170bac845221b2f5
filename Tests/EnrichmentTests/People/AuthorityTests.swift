import CorpusFiles
import Enrichment
import Foundation
import TestSupport
import Testing

@Suite struct AuthorityTests {
    @Test(
        "what is wrong is named with file, line, column and remedy",
        arguments: [
            (#"{"name":"A"}"#, 1, "id"), (#"{"id":"a"}"#, 1, "name"), (#"{"id":"a","name":"?"}"#, 18, "letters"),
            (#"{"id":"a","name":"A","birth":"soon"}"#, 30, "1856-10-20"),
            (#"{"id":"a","name":"A","kind":"beast"}"#, 29, "person"),
            (#"{"id":"a","name":"A","names":"B"}"#, 30, "list"),
            (#"{"id":"a","name":"A","roles":[{"from":"1900"}]}"#, 31, "role"),
            (#"{"id":"a","name":"A","roles":[{"role":"King","to":"x"}]}"#, 51, "date"),
            (#"{"id":"a","name":"A","fame":"much"}"#, 29, "number"), ("Lodge, Henry", 1, "authority build"),
            (#"{"id":"a","name":"A""#, 21, "authority build"),
        ]
    )
    func faults(_ line: String, _ column: Int, _ remedy: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write([#"{"id":"1","name":"One"}"#, line], to: "people.jsonl").path
        let error = try #require(throws: EnrichmentError.self) { try Authority(contentsOf: path) }
        #expect(error.description.hasPrefix("\(path):2:\(column): "), "\(error)")
        #expect(error.description.contains(remedy), "\(error)")
        #expect(error.exitStatus == .inputNotReadable)
    }

    @Test func doubledIdsAndEmptyFilesAreRefused() throws {
        let line = #"{"id":"a","name":"Anna Berg"}"#
        let doubled = #expect(throws: EnrichmentError.self) { try AuthoritySamples.authority([line, line]) }
        #expect(doubled?.description.contains("line 1") ?? false)
        let empty = #expect(throws: EnrichmentError.self) { try AuthoritySamples.authority([]) }
        #expect(empty?.description.contains("authority build") ?? false)
        #expect(throws: UnpackingError.self) { try Authority(contentsOf: "/nowhere/people.jsonl") }
    }

    @Test func entriesAreReadAsTheyAreWritten() throws {
        let authority = try AuthoritySamples.authority()
        #expect(authority.count == AuthoritySamples.lines.count)
        let lodge = try #require(authority.number(of: "lodge").map(authority.entry))
        #expect(lodge.bioguide == "L000393" && lodge.roles?.first?.place == "Massachusetts")
        #expect(authority.number(of: "nobody") == nil)
    }

    @Test(
        "names are found though misread, abbreviated or turned round",
        arguments: [
            ("Henry Cabot Lodge", "lodge"), ("Lodge, H. C.", "lodge"), ("Hcnry Cabct Lcdge", "lodge"),
            ("Carroll S. Page", "page"), ("WOODROW WILSON", "wilson"), ("Wm. Borlaud", nil), ("Zachariah Quill", nil),
            ("", nil), ("1916", nil),
        ] as [(String, String?)]
    )
    func matched(_ text: String, _ id: String?) throws {
        let authority = try AuthoritySamples.authority()
        let match = AuthorityMatcher(authority: authority).matches(text).first
        #expect(match.map { authority.entry($0.entry).id } == id)
    }

    @Test func titlesAndPlacesAreMatchedWithinTheirYears() throws {
        let authority = try AuthoritySamples.authority([
            #"{"id":"t1","kind":"title","name":"The Celina Democrat","birth":"1895","death":"1921"}"#,
            #"{"id":"t2","kind":"title","name":"The Celina Democrat","birth":"1925"}"#,
            #"{"id":"t3","kind":"title","name":"Graham Guardian","birth":"1895"}"#,
            #"{"id":"p1","kind":"place","name":"Celina, Ohio"}"#,
        ])
        let matcher = AuthorityMatcher(authority: authority)
        func ids(_ text: String, _ date: String?, _ kinds: Set<AuthorityEntry.Kind> = []) -> [String] {
            matcher.matches(text, date: date, kinds: kinds).map { authority.entry($0.entry).id }
        }
        #expect(ids("The Cclina Dcmocrat", "1916-03-10") == ["t1"])
        #expect(ids("The Cclina Dcmocrat", nil) == ["t1", "t2"])
        #expect(ids("Celina, 0hio", nil, [.place]) == ["p1"])
        #expect(ids("Grabam guardian", "1890") == [])
    }

    @Test func aLargeFileIsReadInGoodTime() throws {
        let lines = (0..<20_000).map { number in
            #"{"id":"\#(number)","name":"Person\#(number % 26) Family\#(String(number, radix: 26))","birth":"1870"}"#
        }
        let authority = try AuthoritySamples.authority(lines)
        #expect(authority.count == 20_000)
    }
}
