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
        #expect(catalog.entries.map(\.id) == ["a", "b", "7", "e", "f", "h", "i", "j"])
        #expect(catalog.ranges.counts.undated == 6)
        #expect(catalog.entries[1].newspaper == 0 && catalog.newspapers == ["Star"])
        let found = Dictionary(uniqueKeysWithValues: catalog.issues.map { ($0.fault, $0.count) })
        #expect(
            found == [
                "not a JSON object": 2, "no id": 1, "no text": 2, "an empty text": 1, "an id that came before": 1,
                "an impossible date": 1, "a date that can be read in two ways": 1, "a date in no known form": 1,
            ]
        )
        #expect(catalog.issues.allSatisfy { $0.examples.allSatisfy { $0.contains("a.jsonl:") } })
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
        #expect(ranges == [0..<4, 4..<7, 7..<9, 9..<10])
        #expect(catalog.entries.count { $0.day != nil } == 4 && catalog.issues.isEmpty)
    }

    @Test("texts are found again, whatever bytes stand before them")
    func texts() throws {
        let long = String(repeating: "Größe — ", count: 200_000)
        let file = try folder.write(
            [#"{"id": "1", "text": "\#(long)"}"#, "", #"{"id": "2", "text": "kurz"}"#, #"{"id": "3", "text": "😀"}"#],
            to: "b.jsonl"
        )
        #expect(throws: DedupError.self) { try ArticleCatalog(files: [folder.file("none.jsonl")], names: FieldNames()) }
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
