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
            ("z/a.tif", nil), ("deep/er/b.tif", "name"), ("b.tif", "name"), ("bb.tif", nil), ("b.tiff", nil),
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
        Mistake(testDescription: "a year alone", text: "path,date\na.tif,1900\n", line: 2),
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
}
