import CorpusFiles
import Foundation
import Inference
import TestSupport
import Testing

@testable import Enrichment

@Suite("Enrichment of files")
struct EnrichmentRunTests {
    /// A folder with files of articles.
    private struct Place {
        let folder: TemporaryFolder

        init() throws { folder = try TemporaryFolder() }

        var output: String { folder.path + "/out" }

        func write(_ lines: String, to name: String) throws -> URL {
            let url = URL(fileURLWithPath: folder.path + "/" + name)
            try Data(lines.utf8).write(to: url)
            return url
        }

        /// What stands in the output folder, without what notes how parts were made.
        func files() throws -> [String: Data] {
            var files: [String: Data] = [:]
            for name in try FileManager.default.subpathsOfDirectory(atPath: output) {
                if let data = FileManager.default.contents(atPath: "\(output)/\(name)") { files[name] = data }
            }
            return files
        }
    }

    private func run(
        _ place: Place,
        _ files: [URL],
        clusters: URL? = nil,
        jobs: Int = 1,
        fields: EnrichmentFields = EnrichmentFields()
    ) async throws
        -> EnrichmentRun.Summary
    {
        // Without parts neither models nor tables are needed: what is tested is the way from files to files.
        let enricher = try Enricher(EnrichmentSettings(parts: []), models: ModelStore(folder: "/nowhere"), streams: 1)
        let settings = EnrichmentRun.Settings(
            files: files,
            fields: fields,
            output: place.output,
            clusters: clusters,
            jobs: jobs
        )
        return try await EnrichmentRun(settings, enricher: enricher).run { _ in }
    }

    private func lines(_ numbers: Range<Int>) -> String {
        numbers.map { "{\"id\":\"a\($0)\",\"text\":\"Text \($0) of a newspaper.\"}\n" }.joined()
    }

    @Test func eachArticleHasARecordInItsOrderWhateverTheJobs() async throws {
        let place = try Place()
        let files = [try place.write(lines(0..<150), to: "x.jsonl"), try place.write(lines(150..<160), to: "y.jsonl")]
        let summary = try await run(place, files)
        #expect(summary.articles == 160)
        let alone = try place.files()
        let ids = try ["enrichment/part-00000.jsonl", "enrichment/part-00001.jsonl"].flatMap { name in
            try String(decoding: #require(alone[name]), as: UTF8.self).split(separator: "\n").map {
                try RecordCoding.decode(EnrichmentRecord.self, from: Data($0.utf8)).id
            }
        }
        #expect(ids == (0..<160).map { "a\($0)" })
        try FileManager.default.removeItem(atPath: place.output)
        _ = try await run(place, files, jobs: 5)
        #expect(try place.files() == alone)
    }

    @Test func whatIsUnchangedIsNotDoneAgainAndWhatIsGoneIsRemoved() async throws {
        let place = try Place()
        let first = try place.write(lines(0..<3), to: "x.jsonl")
        let second = try place.write(lines(3..<6), to: "y.jsonl")
        _ = try await run(place, [first, second])
        let part = place.output + "/enrichment/part-00000.jsonl"
        // A mark that a second run would wipe out.
        let mark = Data("{\"id\":\"a0\"}\n{\"id\":\"a1\"}\n{\"id\":\"a2\",\"byline\":\"kept\"}\n".utf8)
        try mark.write(to: URL(fileURLWithPath: part))
        _ = try await run(place, [first, second])
        #expect(FileManager.default.contents(atPath: part) == mark)
        _ = try place.write(lines(0..<4), to: "x.jsonl")
        let summary = try await run(place, [first])
        #expect(summary.articles == 4)
        #expect(FileManager.default.contents(atPath: part) != mark)
        #expect(!FileManager.default.fileExists(atPath: place.output + "/enrichment/part-00001.jsonl"))
    }

    @Test func otherFieldsAreReadAnew() async throws {
        let place = try Place()
        let file = try place.write("{\"id\":\"a\",\"key\":\"b\",\"text\":\"x\"}\n", to: "x.jsonl")
        _ = try await run(place, [file])
        var fields = EnrichmentFields()
        let isKnown = fields.replace("id", by: "key")
        #expect(isKnown)
        _ = try await run(place, [file], fields: fields)
        #expect(try place.files()["enrichment/part-00000.jsonl"] == Data("{\"id\":\"b\"}\n".utf8))
    }

    @Test func linesThatCannotBeUsedAreNamed() async throws {
        let place = try Place()
        let file = try place.write(
            "{\"id\":\"a\",\"text\":\"\"}\nno JSON\n{\"text\":\"x\"}\n{\"id\":\"b\"}\n{\"id\":\"a\",\"text\":\"again\"}\n{\"id\":7,\"text\":\"x\"}\n",
            to: "x.jsonl"
        )
        let summary = try await run(place, [file])
        #expect(summary.articles == 3)
        let named = Dictionary(uniqueKeysWithValues: summary.issues.map { ($0.fault, $0.examples) })
        #expect(
            named == [
                "no JSON object": ["x.jsonl:2:1"], "no text": ["x.jsonl:4:1"],
                "an id that came before": ["x.jsonl:5:1"],
            ]
        )
        // An article without an id is called by its place, as broadsheet dedup does.
        let records = try #require(try place.files()["enrichment/part-00000.jsonl"])
        #expect(String(decoding: records, as: UTF8.self) == "{\"id\":\"a\"}\n{\"id\":\"x.jsonl:3\"}\n{\"id\":\"7\"}\n")
    }

    @Test func aFileThatIsNotThereIsNamed() async throws {
        let place = try Place()
        let error = await #expect(throws: UnpackingError.self) {
            _ = try await run(place, [URL(fileURLWithPath: "/nowhere/x.jsonl")])
        }
        #expect(error?.exitStatus == .inputNotReadable && error?.description.contains("/nowhere/x.jsonl") == true)
    }

    @Test func clustersOfAnotherKindAreRefusedByName() async throws {
        let place = try Place()
        let file = try place.write(lines(0..<2), to: "x.jsonl")
        let clusters = try place.write("[]\n", to: "clusters.jsonl")
        let error = await #expect(throws: EnrichmentError.self) { _ = try await run(place, [file], clusters: clusters) }
        #expect(error?.description.contains("clusters.jsonl:1") == true)
    }

    @Test func namesOfFieldsOfOthersAreKnown() throws {
        let line = Data(
            #"{"id":"x","article":"Body","paper_city":"Ogden","newspaper_state":"UT","city":null,"confidence":2}"#.utf8
        )
        let article = try EnrichedText(line, fields: EnrichmentFields())
        #expect((article.text, article.city, article.state) == ("Body", "Ogden", "UT"))
        #expect(article.confidence == nil)
        var fields = EnrichmentFields()
        let known = [fields.replace("text", by: "body"), fields.replace("colour", by: "body")]
        #expect(known == [true, false])
    }
}

@Suite("What is read of articles' lines")
struct EnrichedTextTests {
    private func date(_ text: String) throws -> String? {
        try EnrichedText(Data(#"{"id":"a","text":"x","date":"\#(text)"}"#.utf8), fields: EnrichmentFields()).date
    }

    @Test func datesOfAllFormsAreKnown() throws {
        #expect(try date("Nov-15-1920") == "1920-11-15" && date("1916-03-10T00:00:00Z") == "1916-03-10")
        #expect(try date("1916-03") == "1916-03" && date("1916") == "1916" && date("192X") == nil)
        #expect(try date("soon") == nil)
    }

    @Test func filesOfOneNameAreToldApartByTheirPaths() {
        let files = ["/a/x.jsonl", "/b/x.jsonl", "/b/y.jsonl"].map { URL(fileURLWithPath: $0) }
        #expect(EnrichmentRun.names(of: files) == ["/a/x.jsonl", "/b/x.jsonl", "y.jsonl"])
    }
}
