import CorpusFiles
import CorpusText
import Foundation
import Testing
import TestSupport

@testable import Dedup

@Suite("Anyone's articles")
struct ArticleCatalogTests {
    private let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    @Test("lines that give no article are counted and named, and the others are read")
    func faults() throws {
        let file = try folder.write(
            [
                #"{"id": "b", "text": "Wheat fell.", "date": "1911-03-02", "series": "Star"}"#,
                #"{"id": "a", "text": "Wheat rose.", "date": "1911-03-02"}"#,
                "no JSON at all", #"["id", "text"]"#, #"{"text": "Nobody's."}"#, #"{"id": "c"}"#,
                #"{"id": "d", "text": " .,; "}"#, #"{"id": "a", "text": "Again."}"#, "",
                #"{"id": "e", "text": "On no day.", "date": "1911-02-30"}"#,
                #"{"id": "h", "text": "On one of two.", "date": "12/11/1920"}"#,
                #"{"id": "i", "text": "When?", "date": "Easter"}"#, #"{"id": "j", "text": "Then.", "date": ""}"#,
                #"{"id": 7, "text": "By a number."}"#, #"{"id": "f", "text": 12}"#, #"{"id": "g", "text": null}"#,
            ],
            to: "a.jsonl"
        )
        let catalog = try ArticleCatalog(files: [file], names: FieldNames())
        // What is known of dates without a day is kept: the year, and the days between two readings.
        #expect(catalog.entries.map(\.id) == ["a", "b", "e", "h", "7", "a.jsonl:5", "f", "i", "j"])
        #expect(catalog.ranges.counts == DateRanges.Counts(day: 2, month: 0, year: 1, span: 1, undated: 5))
        #expect(catalog.entries[2].date?.iso == "1911" && catalog.entries[3].date?.iso == "1920-11-12/1920-12-11")
        #expect(catalog.entries[1].newspaper == 0 && catalog.newspapers == ["Star"])
        let found = Dictionary(uniqueKeysWithValues: catalog.issues.map { ($0.fault, $0.count) })
        #expect(
            found == [
                "not a JSON object": 2, "no id": 1, "no text": 2, "an empty text": 1, "an id that came before": 1,
                "an impossible date": 1, "a date that can be read in two ways": 1, "a date in no known form": 1,
            ]
        )
        let places = Dictionary(uniqueKeysWithValues: catalog.issues.map { ($0.fault, $0.examples) })
        #expect(places["not a JSON object"] == ["a.jsonl:3:1", "a.jsonl:4:1"])
        #expect(places["an impossible date"] == ["a.jsonl:10:43"])
    }

    @Test("days come first, then months, years, and what has no date, each by date and id")
    func dates() throws {
        let dates = [
            "null", "1920", #""1920-11""#, "19201115", #""Nov-14-1920""#, #""November 15, 1920""#, "1919.0", "192011",
            #""1920-10""#, #""2 May 1920""#,
        ]
        let lines = dates.enumerated().map { #"{"id": "\#($0)", "text": "Text \#($0)", "date": \#($1)}"# }
        let catalog = try ArticleCatalog(files: [try folder.write(lines, to: "dates.jsonl")], names: FieldNames())
        let ids = catalog.entries.map { $0.id }
        #expect(ids == ["9", "4", "3", "5", "8", "2", "7", "6", "1", "0"])
        let loose = catalog.entries.compactMap { $0.date?.iso }.suffix(5)
        #expect(loose == ["1920-10", "1920-11", "1920-11", "1919", "1920"])
        #expect(catalog.ranges.counts == DateRanges.Counts(day: 4, month: 3, year: 2, undated: 1))
        let ranges = DateRanges.Kind.allCases.map { catalog.ranges[$0] }
        #expect(ranges == [0..<4, 4..<7, 7..<9, 9..<9, 9..<10])
        #expect(catalog.entries.count { $0.day != nil } == 4 && catalog.issues.isEmpty)
    }

    @Test("days of two numbers are read in the order of the others, or kept as the days between")
    func orders() throws {
        func spans(_ dates: [String]) throws -> [String?] {
            let lines = dates.enumerated().map { #"{"id": "\#($0)", "text": "Text \#($0)", "date": "\#($1)"}"# }
            let catalog = try ArticleCatalog(files: [try folder.write(lines, to: "o.jsonl")], names: FieldNames())
            return catalog.inputOrder.map { catalog.entries[$0].date?.iso }
        }
        #expect(try spans(["11/12/1920", "11/15/1920"]) == ["1920-11-12", "1920-11-15"])
        #expect(try spans(["11/12/1920", "15/11/1920"]) == ["1920-12-11", "1920-11-15"])
        let both = "1920-11-12/1920-12-11"
        #expect(try spans(["11/12/1920", "15/11/1920", "11/15/1920"]) == [both, "1920-11-15", "1920-11-15"])
        let days = CalendarDate(year: 1920, month: 12, day: 1).map { $0.dayNumber...($0.dayNumber + 30) }
        let part = try ArticleCatalog(
            files: [
                try folder.write(
                    [
                        #"{"id": 1, "text": "T", "date": "11/12/1920"}"#,
                        #"{"id": 2, "text": "U", "date": "15/11/1920"}"#,
                    ],
                    to: "p.jsonl"
                )
            ],
            names: FieldNames(),
            days: days
        )
        #expect(part.entries.map(\.id) == ["1"])
    }

    @Test("ids that differ in nothing but normal form are two")
    func normalForms() throws {
        let file = try folder.write(
            ["{\"id\": \"caf\u{E9}\", \"text\": \"A\"}", "{\"id\": \"cafe\u{301}\", \"text\": \"B\"}"],
            to: "n.jsonl"
        )
        let catalog = try ArticleCatalog(files: [file], names: FieldNames())
        #expect(catalog.count == 2 && catalog.numbersByID.count == 2 && catalog.issues.isEmpty)
    }

    @Test(
        "a byte order mark, CR LF, and packed files are read as the plain file is",
        arguments: ["plain", "gzip", "zstd"]
    )
    func packed(_ coding: String) throws {
        let plain = try folder.write(
            ["\u{FEFF}{\"id\": 1, \"text\": \"One\"}\r", "\r", "{\"id\": 2, \"text\": \"Two\"}\r"],
            to: "w.jsonl"
        )
        var file = plain
        if coding != "plain" {
            file = folder.file("w.jsonl.packed")
            // Two members in one file, as several runs of a program leave them.
            let half = coding == "gzip" ? "gzip -c" : "zstd -q -c"
            try #require(
                shell("(head -n 1 '\(plain.path)' | \(half); tail -n +2 '\(plain.path)' | \(half)) > '\(file.path)'")
                    == 0
            )
        }
        let catalog = try ArticleCatalog(files: [file], names: FieldNames(), scratch: folder.path)
        #expect(catalog.entries.map(\.id) == ["1", "2"] && catalog.issues.isEmpty)
        let texts = try ArticleTexts(catalog)
        #expect(try [texts.article(0).text, texts.article(1).text] == ["One", "Two"])
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { !$0.hasPrefix("unpacked") }
        )
        // Half of it is refused, and not read as far as it goes.
        if coding != "plain" {
            let whole = try Data(contentsOf: file)
            let cut = folder.file("cut.jsonl.packed")
            try whole.dropLast(6).write(to: cut)
            let error = #expect(throws: UnpackingError.self) { try ArticleCatalog(files: [cut], names: FieldNames()) }
            #expect(error?.code == .damaged && error?.description.contains(cut.path) == true)
        }
    }

    @Test("a packed text that just fills the pieces it is unpacked in is whole", arguments: [1 << 18, 1 << 19])
    func fullPieces(_ size: Int) throws {
        let line = "{\"id\": 1, \"text\": \"One\"}\n"
        let text = line + String(repeating: " ", count: size - line.utf8.count - 1) + "\n"
        let plain = folder.file("full.jsonl"), packed = folder.file("full.jsonl.zst")
        try Data(text.utf8).write(to: plain)
        try #require(shell("zstd -q -c '\(plain.path)' > '\(packed.path)'") == 0)
        let catalog = try ArticleCatalog(files: [packed], names: FieldNames(), scratch: folder.path)
        #expect(catalog.entries.map(\.id) == ["1"])
    }

    @Test("articles without ids are named alike whatever days are read")
    func namesOfPlaces() throws {
        let line = "{\"text\": \"One\", \"date\": \"%-01-01\"}"
        let files = try ["1920", "1921"].map { year in
            let url = folder.file("\(year)/a.jsonl")
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(line.replacing("%", with: year).utf8).write(to: url)
            return url
        }
        let all = try ArticleCatalog(files: files, names: FieldNames())
        #expect(Set(all.entries.map(\.id)) == Set(files.map { "\($0.path):1" }))
        let part = try ArticleCatalog(
            files: files,
            names: FieldNames(),
            days: { $0...$0 }(try #require(all.entries.last?.date?.first.dayNumber))
        )
        #expect(part.entries.map(\.id) == ["\(files[1].path):1"])
    }

    @Test(
        "other codings are named with what unpacks them",
        arguments: [("BZh91AY", "bunzip2"), ("PK\u{3}\u{4}..", "unzip")]
    )
    func otherCodings(_ head: String, _ remedy: String) throws {
        let file = folder.file("x.jsonl")
        try Data(head.utf8).write(to: file)
        let error = #expect(throws: UnpackingError.self) { try ArticleCatalog(files: [file], names: FieldNames()) }
        #expect(error?.code == .unknownCoding && error?.description.contains(remedy) == true)
    }

    private func shell(_ command: String) -> Int32 {
        let process = Process()
        (process.executableURL, process.arguments) = (URL(fileURLWithPath: "/bin/sh"), ["-c", command])
        do { try process.run() } catch { return -1 }
        process.waitUntilExit()
        return process.terminationStatus
    }

    @Test("texts are found again, whatever bytes stand before them")
    func texts() throws {
        let long = String(repeating: "Größe — ", count: 200_000)
        let file = try folder.write(
            [#"{"id": "1", "text": "\#(long)"}"#, "", #"{"id": "2", "text": "kurz"}"#, #"{"id": "3", "text": "😀"}"#],
            to: "b.jsonl"
        )
        #expect(throws: UnpackingError.self) {
            try ArticleCatalog(files: [folder.file("none.jsonl")], names: FieldNames())
        }
        let catalog = try ArticleCatalog(files: [file], names: FieldNames())
        let texts = try ArticleTexts(catalog)
        #expect(catalog.count == 2)
        #expect(try texts.article(0).text == long)
        #expect(try texts.article(1).text == "kurz")
    }

    @Test("files without any article are an error that tells what a line must be")
    func nothing() throws {
        let file = try folder.write([#"{"name": "x"}"#], to: "c.jsonl")
        let error = #expect(throws: DedupError.self) { try ArticleCatalog(files: [file], names: FieldNames(id: "key")) }
        #expect(error?.code == .noArticles)
        #expect(error?.description.contains("fields key and text") == true)
        #expect(error?.description.contains("c.jsonl") == true)
    }

    @Test("fields may have other names; the title stands in for a missing newspaper")
    func names() throws {
        let file = try folder.write(
            [
                #"{"key": "k", "body": "Text.", "day": "1850-06-15", "lccn": "sn1", "title": "News"}"#,
                #"{"key": "l", "body": "More.", "title": "News"}"#,
            ],
            to: "d.jsonl"
        )
        let names = FieldNames(id: "key", text: "body", date: "day", newspaper: "lccn")
        let catalog = try ArticleCatalog(files: [file], names: names)
        #expect(catalog.entries.map { $0.newspaper.map { catalog.newspapers[Int($0)] } } == ["sn1", "News"])
        #expect(catalog.entries[0].day?.iso == "1850-06-15")
    }
}
