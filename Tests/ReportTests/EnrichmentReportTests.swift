import CorpusFiles
import CorpusModel
import Enrichment
import Foundation
import Report
import TestSupport
import Testing

@Suite struct EnrichmentReportTests {
    /// All files of a report by name.
    private func files(_ sample: SampleCorpus) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: sample.report.path) {
            files[name] = try? Data(contentsOf: sample.report.appendingPathComponent(name))
        }
        return files
    }

    @Test("a corpus that was not enriched shows nothing of it")
    func absent() async throws {
        try await withTemporaryFolder { folder in
            let corpus = try EnrichedCorpus(in: folder, scan: "gone.png")
            _ = try await corpus.sample.writeReport()
            let enriched = try files(corpus.sample)
            #expect(enriched["enrichment.css"] != nil)
            for name in ["enrichment", "newswire.jsonl"] {
                try FileManager.default.removeItem(at: corpus.sample.corpus.appendingPathComponent(name))
            }
            _ = try await corpus.sample.writeReport()
            let plain = try files(corpus.sample)
            #expect(Set(enriched.keys).subtracting(plain.keys) == ["enrichment.css"])
            for (name, data) in plain where name.hasSuffix(".html") {
                let page = String(decoding: data, as: UTF8.self)
                for word in ["enrichment.css", "Dateline", "ui-names", "class=\"found\"", "class=\"name"] {
                    #expect(!page.contains(word), "\(name): \(word)")
                }
            }
            for name in ["report.css", "report.js", "clusters.html"] { #expect(plain[name] == enriched[name]) }
            // An empty part is as none.
            try corpus.write([])
            _ = try await corpus.sample.writeReport()
            #expect(try files(corpus.sample).filter { $0.key != "enrichment.css" } == plain)
        }
    }

    @Test("pages without enrichment stay as they are beside others")
    func partly() async throws {
        try await withTemporaryFolder { folder in
            let corpus = try EnrichedCorpus(in: folder, scan: "gone.png") { $0.removeLast() }
            _ = try await corpus.sample.writeReport()
            #expect(try corpus.sample.file("pages/000001.html").contains("enrichment.css"))
            #expect(try !corpus.sample.file("pages/000003.html").contains("enrichment.css"))
            let index = try corpus.sample.file("index.html")
            #expect(
                index.contains("2 of 2 articles have a dateline, 2 of a place that the gazetteer has; 2 probably came")
            )
        }
    }

    @Test("files are equal whatever the jobs")
    func jobs() async throws {
        try await withTemporaryFolder { folder in
            let corpus = try EnrichedCorpus(in: folder, scan: "gone.png")
            _ = try await corpus.sample.writeReport()
            let one = try files(corpus.sample)
            _ = try await corpus.sample.writeReport(ReportOptions(jobs: 3))
            #expect(try files(corpus.sample) == one)
        }
    }

    @Test("each part belongs to the shard of articles of its place")
    func shards() async throws {
        try await withTemporaryFolder { folder in
            // Two shards of pages; the first has no articles, and so no shard of articles and no part.
            var records = (1...5).map { SampleCorpus.record("p\($0)", scan: "gone.png") }
            for index in 0..<3 { records[index].articles = [] }
            let sample = try SampleCorpus(in: folder, records: records)
            let articles = sample.corpus.appendingPathComponent("articles")
            try FileManager.default.createDirectory(at: articles, withIntermediateDirectories: true)
            try Data().write(to: articles.appendingPathComponent("part-00001.jsonl"))
            let enrichment = sample.corpus.appendingPathComponent("enrichment")
            try FileManager.default.createDirectory(at: enrichment, withIntermediateDirectories: true)
            var record = EnrichmentRecord(id: "p5#a2")
            (record.dateline, record.place) = ("ROME", EnrichedCorpus.london)
            try Data(RecordCoding.lines([record])).write(to: enrichment.appendingPathComponent("part-00000.jsonl"))
            _ = try await sample.writeReport()
            #expect(try sample.file("pages/000005.html").contains("“ROME”"))
            #expect(try sample.file("index.html").contains("href=\"pages/000005.html#a2\""))
        }
    }

    @Test("the map needs no table, and shows land where there is one")
    func outlines() async throws {
        try await withTemporaryFolder { folder in
            let corpus = try EnrichedCorpus(in: folder, scan: "gone.png")
            let tables = folder.appendingPathComponent("tables")
            _ = try await corpus.sample.writeReport(ReportOptions(tables: tables.path))
            var index = try corpus.sample.file("index.html")
            #expect(index.contains("class=\"graticule\"") && !index.contains("class=\"land\""))
            try FileManager.default.createDirectory(at: tables, withIntermediateDirectories: true)
            try Data().write(to: tables.appendingPathComponent("CONTENTS"))
            try Data("broadsheet-outlines 1 1 4\n-9000 3000 1000 3000 1000 6000 -9000 6000\n".utf8)
                .write(to: tables.appendingPathComponent("outlines.txt"))
            _ = try await corpus.sample.writeReport(ReportOptions(tables: tables.path))
            index = try corpus.sample.file("index.html")
            #expect(index.contains("class=\"land\"") && index.contains("class=\"graticule\""))
        }
    }

    @Test("a line that is no record is named by file and line")
    func malformed() async throws {
        try await withTemporaryFolder { folder in
            let corpus = try EnrichedCorpus(in: folder, scan: "gone.png")
            let part = corpus.sample.corpus.appendingPathComponent("enrichment/part-00000.jsonl")
            let sound = try Data(contentsOf: part)
            try (sound + Data("{\"id\": 7}\n".utf8)).write(to: part)
            var error = await #expect(throws: ReportError.self) { try await corpus.sample.writeReport() }
            #expect(error?.code == .malformedRecord)
            #expect(error?.description.contains("part-00000.jsonl, line 4") == true)
            #expect(error?.description.contains("broadsheet enrich") == true)
            try sound.write(to: part)
            try corpus.write(newswire: ["id": "c0123456789abcdef"])
            error = await #expect(throws: ReportError.self) { try await corpus.sample.writeReport() }
            #expect(error?.description.contains("newswire.jsonl, line 1") == true)
        }
    }

    @Test("figures beyond all bounds are shown as their nearest end")
    func bounds() async throws {
        try await withTemporaryFolder { folder in
            let corpus = try EnrichedCorpus(in: folder, scan: "gone.png") { records in
                records[0].wireProbability = 1e300
                records[0].quality?.quality = -1e300
                records[0].quality?.languageShare = -7
                records[0].entities?[0].confidence = 1e300
                records[0].topics?.capProbability = -1e300
                records[0].topics?.probabilities["politics"] = 1e300
                records[0].topics?.keywords = [Topics.KeywordTopic(topic: "rain", similarity: -1e300)]
                records[0].place?.latitude = 1e300
                records[1].quality = QualitySignals()
                records[1].quality?.quality = 1e300
            }
            _ = try await corpus.sample.writeReport()
            let page = try corpus.sample.file("pages/000001.html")
            for text in ["wire probability 100 %", "0.0 % of characters misread", "0 % of the text", "similarity -1.0"]
            {
                #expect(page.contains(text), "\(text)")
            }
            // A place that is nowhere on the globe leads nowhere.
            #expect(page.contains("London, GB") && !page.contains("#place-2643743"))
        }
    }
}
