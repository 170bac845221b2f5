import CorpusFiles
import CorpusModel
import Foundation
import Metadata
import Testing
import TestSupport

@Suite struct MetadataSidecarTests {
    @Test(
        "CSV in all its forms",
        arguments: [
            "path,title,page\na.tif,\"Star, \"\"Evening\"\"\",3\n",
            "path,title,page\r\na.tif,\"Star, \"\"Evening\"\"\",3\r\n",
            "\u{FEFF}Path, Title ,PAGE\r\n\r\n\"a.tif\",\"Star, \"\"Evening\"\"\",\" 3 \"",
            "page,path,title,date\n3,a.tif,\"Star, \"\"Evening\"\"\",\n",
            "{\"path\": \"a.tif\", \"title\": \"Star, \\\"Evening\\\"\", \"page\": 3, \"date\": null}\n",
            "\u{FEFF}\r\n {\"path\":\"a.tif\",\"title\":\"Star, \\\"Evening\\\"\",\"page\":\"3\"}\r\n\r\n",
        ]
    )
    func reads(_ text: String) throws {
        let sidecar = try MetadataSidecar(text: text, name: "meta")
        let expected = PageMetadata(title: "Star, \"Evening\"", page: 3)
        #expect(sidecar.metadata(forPath: "a.tif", pageInFile: 1) == expected)
    }

    @Test func unknownColumnsAreKept() throws {
        let csv = "path,lccn,date,edition,city,note\na.tif,sn83045462,1920-11-15,2,Washington,\"two\nlines\"\n"
        let sidecar = try MetadataSidecar(text: csv, name: "m.csv")
        let expected = PageMetadata(
            lccn: "sn83045462",
            date: "1920-11-15",
            edition: 2,
            extra: ["city": "Washington", "note": "two\nlines"]
        )
        #expect(sidecar.metadata(forPath: "a.tif", pageInFile: 1) == expected)
        let json = "{\"path\":\"a.tif\",\"quality\":0.5,\"kept\":true,\"box\":12}"
        let other = try MetadataSidecar(text: json, name: "m.jsonl")
        #expect(
            other.metadata(forPath: "a.tif", pageInFile: 1)?.extra == ["quality": "0.5", "kept": "true", "box": "12"]
        )
    }

    @Test func rowsAreFoundByTheEndOfThePath() throws {
        let csv = """
            path,title
            /in/x/a.tif,whole
            y/a.tif,folder
            b.tif,name
            p/c.tif,first
            q/c.tif,second
            """
        let sidecar = try MetadataSidecar(text: csv, name: "m.csv")
        let table: [(String, String?)] = [
            ("/in/x/a.tif", "whole"), ("x/a.tif", "whole"), ("in/y/a.tif", "folder"), ("./y/a.tif", "folder"),
            ("z/a.tif", nil), ("deep/er/b.tif", "name"), ("b.tif", "name"), ("bb.tif", nil), ("b.tiff", "name"),
            ("q/c.tif", "second"), ("r/p/c.tif", "first"), ("c.tif", nil), ("a.tif", nil),
        ]
        for (path, title) in table {
            #expect(sidecar.metadata(forPath: path, pageInFile: 1)?.title == title, "\(path)")
        }
    }

    @Test func pagesOfAFile() throws {
        let csv =
            "path,page_in_file,page,title,date\nissue.pdf,,1,Star,1900-01-02\nissue.pdf,3,5,,\nissue.pdf,4,,Sun,\n"
        let sidecar = try MetadataSidecar(text: csv, name: "m.csv")
        let table: [(Int, String, Int?)] = [(1, "Star", 1), (2, "Star", nil), (3, "Star", 5), (4, "Sun", nil)]
        for (page, title, number) in table {
            let found = sidecar.metadata(forPath: "in/issue.pdf", pageInFile: page)
            #expect(found == PageMetadata(title: title, date: "1900-01-02", page: number), "page \(page)")
        }
    }

    @Test func sidecarWinsOverThePathFieldByField() throws {
        let csv = "path,title,edition,reel\n0007.pdf,The Evening Star,3,x9\n"
        let resolver = MetadataResolver(sidecar: try MetadataSidecar(text: csv, name: "m.csv"))
        let found = resolver.metadata(forPath: "sn83045462/00280654139/1859022101/0007.pdf")
        let expected = PageMetadata(
            title: "The Evening Star",
            lccn: "sn83045462",
            date: "1859-02-21",
            edition: 3,
            extra: ["reel": "x9"]
        )
        #expect(found == expected)
    }

    struct Mistake: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var text: String
        var line: Int
    }

    static let mistakes: [Mistake] = [
        Mistake(testDescription: "nothing at all", text: "", line: 1),
        Mistake(testDescription: "no path column", text: "file,title\na,b\n", line: 1),
        Mistake(testDescription: "a column twice", text: "path,title,title\n", line: 1),
        Mistake(testDescription: "cells missing", text: "path,title\na.tif,x\nb.tif\n", line: 3),
        Mistake(testDescription: "too many cells", text: "path,title\na.tif,x,y\n", line: 2),
        Mistake(testDescription: "no path", text: "path,title\n,x\n", line: 2),
        Mistake(testDescription: "no such day", text: "path,date\na.tif,1900-01-01\n\nb.tif,1900-02-29\n", line: 4),
        Mistake(testDescription: "no date", text: "path,date\na.tif,Easter 1900\n", line: 2),
        Mistake(testDescription: "two readings", text: "path,date\na.tif,11/12/1900\n", line: 2),
        Mistake(testDescription: "no year of newspapers", text: "path,date\na.tif,0900-01-02\n", line: 2),
        Mistake(testDescription: "page zero", text: "path,page\r\na.tif,0\r\n", line: 2),
        Mistake(
            testDescription: "a word for a page",
            text: "path,note,page\na.tif,\"1\n2\n3\",1\nb.tif,,two\n",
            line: 5
        ),
        Mistake(testDescription: "a quote without end", text: "path,note\na.tif,\"x\nb.tif,y\n", line: 2),
        Mistake(testDescription: "text after a quote", text: "path,note\na.tif,\"x\" y\n", line: 2),
        Mistake(testDescription: "one file twice", text: "path,page\na.tif,1\nb.tif,2\na.tif,3\n", line: 4),
        Mistake(testDescription: "broken JSON", text: "{\"path\":\"a\"}\n\n{\"path\":\n", line: 3),
        Mistake(testDescription: "nested JSON", text: "{\"path\":\"a\",\"x\":[1]}\n", line: 1),
        Mistake(testDescription: "JSON without a path", text: "{\"path\":\"a\"}\n{\"title\":\"a\"}\n", line: 2),
    ]

    @Test("mistakes are told with file and line", arguments: mistakes)
    func tells(_ mistake: Mistake) {
        let error = #expect(throws: MetadataError.self) {
            try MetadataSidecar(text: mistake.text, name: "meta.csv")
        }
        #expect(error?.code == .malformed)
        #expect(error?.description.hasPrefix("meta.csv:\(mistake.line): ") == true, "\(error?.description ?? "")")
    }

    @Test func filesThatCannotBeReadAreNamed() throws {
        let folder = try TemporaryFolder()
        let place = folder.file("meta.csv")
        let missing = #expect(throws: MetadataError.self) { try MetadataSidecar(contentsOf: place.path) }
        #expect(missing?.code == .unreadable)
        try Data([0x70, 0x61, 0x74, 0x68, 0x0A, 0xE9, 0x2E]).write(to: place)
        let latin = #expect(throws: MetadataError.self) { try MetadataSidecar(contentsOf: place.path) }
        #expect(latin?.description.contains("UTF-8") == true)
        try Data("path,page\na.tif,4\n".utf8).write(to: place)
        #expect(try MetadataSidecar(contentsOf: place.path).metadata(forPath: "a.tif", pageInFile: 1)?.page == 4)
    }

    @Test(
        "dates of every form, with their precision",
        arguments: [
            ("1920-11-15", PageMetadata(date: "1920-11-15")), ("Nov-15-1920", PageMetadata(date: "1920-11-15")),
            ("15 Nov 1920", PageMetadata(date: "1920-11-15")), ("19201115", PageMetadata(date: "1920-11-15")),
            ("1920-11-15T00:00:00Z", PageMetadata(date: "1920-11-15")),
            ("1920-11", PageMetadata(date: "1920-11", datePrecision: .month)),
            ("1920", PageMetadata(date: "1920", datePrecision: .year)),
            ("1920?", PageMetadata(date: "1920", datePrecision: .year, dateQualifier: .uncertain)),
            ("192X", PageMetadata(date: "192X", datePrecision: .decade)),
            ("1920-11-15/1920-11-20", PageMetadata(date: "1920-11-15/1920-11-20", datePrecision: .range)),
        ]
    )
    func dates(_ cell: String, _ metadata: PageMetadata) throws {
        let sidecar = try MetadataSidecar(text: "path,date\na.tif,\"\(cell)\"\n", name: "m.csv")
        #expect(sidecar.metadata(forPath: "a.tif", pageInFile: 1) == metadata)
    }

    @Test func daysOfTwoNumbersAreReadInTheOrderOfTheOthers() throws {
        let sidecar = try MetadataSidecar(text: "path,date\na.tif,11/12/1920\nb.tif,15/11/1920\n", name: "m.csv")
        #expect(sidecar.metadata(forPath: "a.tif", pageInFile: 1)?.date == "1920-12-11")
    }

    struct Spelling: Sendable, CustomTestStringConvertible {
        var rows: [String], scans: [String], titles: [String?]
        var byNameAlone = false
        var testDescription: String { rows.joined(separator: " ") }
    }

    static let spellings: [Spelling] = [
        Spelling(
            rows: [#"scans\1.png"#, #"scans\2.png"#],
            scans: ["scans/1.png", "scans/2.png"],
            titles: ["0", "1"]
        ),
        Spelling(rows: [#"D:\in\Scans\A.TIF"#], scans: ["in/scans/a.jp2"], titles: ["0"]),
        Spelling(
            rows: ["./scans/a", "scans/b.tif"],
            scans: ["/x/scans/a.png", "/x/scans/b.png"],
            titles: ["0", "1"]
        ),
        Spelling(
            rows: ["reel/master/a.tif"],
            scans: ["reel/service/a.jp2", "other/service/a.jp2"],
            titles: ["0", nil]
        ),
        Spelling(rows: ["a.tif", "A.tif"], scans: ["A.tif", "a.tif"], titles: ["1", "0"]),
        Spelling(rows: ["caf\u{E9}.png"], scans: ["cafe\u{301}.png"], titles: ["0"]),
        Spelling(
            rows: ["other/a.png", "other/b.png"],
            scans: ["scans/a.png", "scans/b.png"],
            titles: ["0", "1"],
            byNameAlone: true
        ),
        Spelling(rows: ["other/a.png", "scans/b.png"], scans: ["scans/a.png", "scans/b.png"], titles: [nil, "1"]),
    ]

    @Test("paths that are spelled otherwise", arguments: spellings)
    func fits(_ spelling: Spelling) throws {
        let text = "path,title\n" + spelling.rows.enumerated().map { "\($1),\($0)\n" }.joined()
        let pages = spelling.scans.map { SidecarFile(paths: [$0], pageInFile: 1) }
        let (metadata, fit) = try MetadataSidecar(text: text, name: "m.csv").fitted(to: pages)
        #expect(metadata.map { $0?.title } == spelling.titles)
        #expect(fit.byNameAlone == spelling.byNameAlone)
        #expect(fit.scansWithoutRow == spelling.titles.count { $0 == nil })
    }

    @Test func rowsWithoutScansAreCountedAndTheNearestIsNamed() throws {
        let sidecar = try MetadataSidecar(text: "path,title\nx/a1.tif,A\nx/c9.tif,C\nx/d9.tif,D\n", name: "m.csv")
        func files(_ paths: [String]) -> [SidecarFile] { paths.map { SidecarFile(paths: [$0], pageInFile: 1) } }
        let fit = try sidecar.fitted(to: files(["x/a1.tif", "x/c8.tif"])).fit
        #expect(fit.rows == 3 && fit.unmatched == 2 && fit.scansWithoutRow == 1 && fit.firstWithoutRow == "x/c8.tif")
        #expect(fit.firstUnmatched == SidecarFit.Row(line: 3, path: "x/c9.tif", nearest: "x/c8.tif"))
        let error = #expect(throws: MetadataError.self) { try sidecar.fitted(to: files(["y/b.png", "y/a2.png"])) }
        #expect(error?.exitStatus == .configuration)
        #expect(error?.description.contains("line 2, is x/a1.tif, and the scan most like it y/a2.png") == true)
    }

    @Test func rowsOfOtherFormsAreAboutThePage() throws {
        let sidecar = try MetadataSidecar(text: "path,title\n3.jp2,A\n3.pdf,B\n", name: "m.csv")
        let (metadata, fit) = try sidecar.fitted(to: [SidecarFile(paths: ["3.tif", "3.jp2", "3.pdf"], pageInFile: 1)])
        #expect(metadata[0]?.title == "A" && fit.unmatched == 0)
    }
}
