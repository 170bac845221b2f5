import CorpusFiles
import CorpusModel
import Foundation
import ImageCodecs
import PageFlow
import Pipeline
import Testing

@Suite struct RunTests {
    @Test func scansBecomeReadablePagesAndArticles() async throws {
        let place = try Workplace(pageCount: 2)
        let run = try await Program.run(["run", place.scans, "-o", place.corpus, "--jobs", "1", "--json"])
        #expect(run.status == 0, "\(run.log)")
        #expect(run.output.contains("\"decided\":2") && run.output.hasSuffix("}\n"))
        #expect(run.log.contains("2 of 2 pages"))
        let files = try place.files()
        let lines = try #require(files["pages/part-00000.jsonl"]).split(separator: "\n")
        let pages = try lines.map { try RecordCoding.decode(PageRecord.self, from: Data($0.utf8)) }
        #expect(pages.map(\.id) == ["page00", "page01"])
        let page = try #require(pages.first)
        #expect(page.articles.first?.text.contains("At the meeting of the council") == true)
        let bounds = PixelRect(x0: 0, y0: 0, x1: page.image.width, y1: page.image.height)
        let words = page.regions.flatMap { $0.lines ?? [] }.flatMap(\.words)
        #expect(words.count > 20)
        #expect(words.allSatisfy { !$0.bbox.isEmpty && $0.bbox.intersection(bounds) == $0.bbox })
        #expect(page.provenance.models["recognition/eng.traineddata"]?.hasPrefix("sha256:") == true)
        #expect(files["pipeline.yaml"] == (try PipelineConfiguration.newspaper.yaml))

        let again = try await Program.run(["run", place.scans, "-o", place.corpus, "--json"])
        #expect(again.status == 0 && again.output.contains("\"decided\":0"))
        let status = try await Program.run(["status", place.corpus])
        #expect(status.status == 0 && status.output.contains("done     2"))
    }

    @Test("where the best form of a page cannot be read, the next one is, and the record says why")
    func nextForm() async throws {
        let place = try Workplace()
        try place.addStrip(0, named: "1.pbm")
        let strip = try await DecodeStage().run(PageRequest(id: "1", path: place.scans + "/1.pbm", page: 1)).image
        try place.write("service/1.jpg", Data(ImageEncoder.jpeg(strip, quality: 90)))
        let master = try ImageEncoder.png(strip)
        try place.write("master/1.png", Data(master.prefix(master.count / 10)))
        try FileManager.default.removeItem(atPath: place.scans + "/1.pbm")
        let run = try await Program.run(["run", place.scans, "-o", place.corpus, "--jobs", "1"])
        #expect(run.status == 0, "\(run.log)")
        let line = try #require(try place.files()["pages/part-00000.jsonl"]).split(separator: "\n")
        let pages = try line.map { try RecordCoding.decode(PageRecord.self, from: Data($0.utf8)) }
        #expect(pages.count == 1)
        let source = try #require(pages.first?.source)
        #expect(source.path.hasSuffix("service/1.jpg") && source.forms?.first?.hasSuffix("master/1.png") == true)
        #expect(source.refused?.count == 1 && source.refused?.first?.contains("1.png") == true)
        #expect(source.sha256 == (try FileDigest.sha256(of: place.scans + "/service/1.jpg")))
    }

    @Test func sameBytesForAnyNumberOfWorkers() async throws {
        let place = try Workplace(pageCount: 5)
        try place.write("page03b.png", Data())
        for jobs in ["1", "3"] {
            let run = try await Program.run(
                ["run", place.scans, "-o", place.root + "/c" + jobs, "--jobs", jobs, "--shard-size", "2"]
            )
            #expect(run.status == 6)
        }
        #expect(try place.files(of: place.root + "/c1") == place.files(of: place.root + "/c3"))
    }

    @Test func changedConfigurationDoesPagesAgainAndSaysSo() async throws {
        let place = try Workplace(pageCount: 2)
        _ = try await Program.run(["run", place.scans, "-o", place.corpus])
        let before = try place.files()
        let file = try place.write("recognition:\n  padding: 0.4\n", beside: "mine.yaml")
        let run = try await Program.run(["run", place.scans, "-o", place.corpus, "--pipeline", file])
        #expect(run.status == 0 && run.log.contains("2 configuration changed") && run.log.contains("padding: 0.4"))
        #expect(try place.files()["pages/part-00000.jsonl"] != before["pages/part-00000.jsonl"])
    }

    @Test func metadataComesFromPathsAndTable() async throws {
        let place = try Workplace()
        try place.addStrip(0, named: "daily-bee-1887-03-03-p1.pbm")
        try place.addStrip(1, named: "b.pbm")
        let table = try place.write(
            "path,title,date,page,shelf\nb.pbm,The Sun,1901-02-03,4,X 7\n",
            beside: "table.csv"
        )
        let run = try await Program.run(["run", place.scans, "-o", place.corpus, "--metadata", table])
        #expect(run.status == 0, "\(run.log)")
        let lines = try #require(try place.files()["pages/part-00000.jsonl"]).split(separator: "\n")
        let pages = try lines.map { try RecordCoding.decode(PageRecord.self, from: Data($0.utf8)) }
        #expect(pages.map(\.id) == ["the-sun/1901-02-03/p4", "daily-bee/1887-03-03/p1"])
        #expect(pages.first?.metadata.extra == ["shelf": "X 7"])

        // A corrected title labels the page anew; no page is read again.
        let corrected = try place.write("path,title,date,page\nb.pbm,The Star,1901-02-03,4\n", beside: "corrected.csv")
        let again = try await Program.run(
            ["run", place.scans, "-o", place.corpus, "--metadata", corrected, "--json"]
        )
        #expect(again.status == 0 && again.output.contains("\"decided\":0"), "\(again.output) \(again.log)")
        let now = try #require(try place.files()["pages/part-00000.jsonl"]).split(separator: "\n")
        let page = try #require(now.first.map { try RecordCoding.decode(PageRecord.self, from: Data($0.utf8)) })
        #expect(page.id == "the-star/1901-02-03/p4" && page.metadata.title == "The Star")
        #expect(page.metadata.extra == nil && page.regions == pages.first?.regions)
    }

    @Test func workerServesOtherDrivers() async throws {
        let place = try Workplace(pageCount: 1)
        let request = PageRequest(id: "p", path: place.scans + "/page00.pbm", page: 1)
        let line = String(decoding: try RecordCoding.line(request), as: UTF8.self)
        let worker = try await Program.run(["worker"], input: "\(line)\nnonsense\n\(line)")
        #expect(worker.status == 0)
        let answers = worker.output.split(separator: "\n")
        #expect(answers.count == 3)
        #expect(answers.first?.contains("\"record\":{") == true && answers.last?.contains("\"record\":{") == true)
        #expect(answers.dropFirst().first?.contains("\"invalid-request\"") == true)
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var arguments: [String]
        var status: Int32
        var words: String
    }

    static let refusals = [
        Refusal(
            testDescription: "usage",
            arguments: ["run", "SCANS", "-o", "OUT", "--jobs", "0"],
            status: 1,
            words: "--jobs"
        ),
        Refusal(testDescription: "no input", arguments: ["run", "SCANS/none", "-o", "OUT"], status: 2, words: "none"),
        Refusal(testDescription: "no corpus", arguments: ["status", "SCANS"], status: 2, words: "no corpus"),
        Refusal(
            testDescription: "missing language",
            arguments: ["run", "SCANS", "-o", "OUT", "--lang", "xyz"],
            status: 3,
            words: "apt-get install tesseract-ocr-xyz"
        ),
        Refusal(
            testDescription: "unknown setting",
            arguments: ["run", "SCANS", "-o", "OUT", "--pipeline", "BAD"],
            status: 4,
            words: "recognition.speed"
        ),
        Refusal(
            testDescription: "output is a file",
            arguments: ["run", "SCANS", "-o", "BAD"],
            status: 5,
            words: "cannot write"
        ),
    ]

    @Test("an exit code and a sentence for whatever cannot work", arguments: refusals)
    func refuses(_ refusal: Refusal) async throws {
        let place = try Workplace(pageCount: 1)
        let bad = try place.write("recognition:\n  speed: 3\n", beside: "bad.yaml")
        let arguments = refusal.arguments.map {
            $0.replacing("SCANS", with: place.scans).replacing("OUT", with: place.corpus).replacing("BAD", with: bad)
        }
        let run = try await Program.run(arguments)
        #expect(run.status == refusal.status && run.log.contains(refusal.words), "\(run.log)")
        #expect(run.output.isEmpty)
    }
}
