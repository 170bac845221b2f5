import CorpusFiles
import CorpusModel
import Foundation
import Report
import Testing

@Suite struct ReportWriterTests {
    @Test func aScanThatIsGoneGivesAPageWithoutPicture() async throws {
        try await withTemporaryFolder { folder in
            let sample = try SampleCorpus(in: folder, records: [SampleCorpus.record(scan: "gone/scan.png")])
            #expect(try await sample.writeReport() == 1)
            let page = try sample.file("pages/000001.html")
            #expect(page.contains("gone/scan.png is no longer there"))
            #expect(!page.contains("<image"))
            #expect(page.contains("data-region=\"r5\""))
            #expect(try sample.file("index.html").contains("Pages without picture"))
        }
    }

    @Test func aBrokenScanGivesANote() async throws {
        try await withTemporaryFolder { folder in
            let scan = folder.appendingPathComponent("scan.png")
            try Data("not a picture".utf8).write(to: scan)
            let sample = try SampleCorpus(in: folder, records: [SampleCorpus.record(scan: scan.path)])
            #expect(try await sample.writeReport() == 1)
            #expect(try sample.file("pages/000001.html").contains("The scan cannot be shown"))
        }
    }

    @Test func aPageWhoseReadingIsNoLanguageIsTold() async throws {
        try await withTemporaryFolder { folder in
            var turned = SampleCorpus.record("p1", scan: "gone.png")
            turned.readability = Readability(state: .noLanguage, confidence: 0.15, doubtful: 0.99)
            var sound = SampleCorpus.record("p2", scan: "gone.png")
            sound.readability = Readability(state: .text, confidence: 0.95, doubtful: 0.02)
            let sample = try SampleCorpus(in: folder, records: [turned, sound])
            #expect(try await sample.writeReport() == 2)
            #expect(try sample.file("pages/000001.html").contains("the page may be turned, mirrored"))
            #expect(try !sample.file("pages/000002.html").contains("the page may be turned, mirrored"))
            #expect(try sample.file("index.html").contains("Pages not read as text</dt><dd>1"))
        }
    }

    @Test func movedScansAreFoundBelowARoot() async throws {
        try await withTemporaryFolder { folder in
            let root = folder.appendingPathComponent("moved/1920")
            try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
            _ = try SampleCorpus.writeScan(in: root)
            let record = SampleCorpus.record(scan: "old/place/1920/scan.png")
            let sample = try SampleCorpus(in: folder, records: [record])
            let options = ReportOptions(scanRoots: [folder.appendingPathComponent("moved")], pictureWidth: 300)
            #expect(try await sample.writeReport(options) == 1)
            #expect(try sample.file("pages/000001.html").contains("<image href=\"../images/000001.jpg\""))
            let picture = sample.report.appendingPathComponent("images/000001.jpg")
            #expect(try Data(contentsOf: picture).starts(with: [0xFF, 0xD8]))
            #expect(try sample.file("index.html").contains("thumbnails/000001.jpg"))
        }
    }

    @Test func aLimitIsSaidAndEndsTheWay() async throws {
        try await withTemporaryFolder { folder in
            let records = (1...5).map { SampleCorpus.record("p\($0)", scan: "gone.png") }
            let sample = try SampleCorpus(in: folder, records: records)
            #expect(try await sample.writeReport(ReportOptions(pageLimit: 2, jobs: 3)) == 2)
            #expect(try sample.file("index.html").contains("The first 2 of 5 pages"))
            #expect(try !sample.file("pages/000002.html").contains("rel=\"next\""))
            #expect(throws: (any Error).self) { try sample.file("pages/000003.html") }
        }
    }

    @Test("many pages get several lists, whatever the jobs", arguments: [1, 7, 300])
    func manyPages(_ jobs: Int) async throws {
        try await withTemporaryFolder { folder in
            var record = SampleCorpus.record(scan: "gone.png")
            (record.regions, record.articles) = ([], [])
            let records = (1...245).map { number in
                var page = record
                page.id = "page-\(number)"
                return page
            }
            let sample = try SampleCorpus(in: folder, records: [])
            let shard = try records.map { try RecordCoding.line($0) }.joined(separator: Data("\n".utf8))
            try Data(shard).write(to: sample.corpus.appendingPathComponent("pages/part-00000.jsonl"))
            #expect(try await sample.writeReport(ReportOptions(jobs: jobs)) == 245)
            let index = try sample.file("index.html")
            #expect(index.contains("page-120<") && !index.contains("page-121<"))
            #expect(index.contains("<a href=\"list-000003.html\">241 to 245</a>"))
            let second = try sample.file("list-000002.html")
            #expect(second.contains("page-121<") && second.contains("page-240<") && !second.contains("page-241<"))
            #expect(second.contains("href=\"index.html\"") && second.contains("href=\"list-000003.html\""))
            #expect(try sample.file("pages/000121.html").contains("rel=\"up\" href=\"../list-000002.html\""))
        }
    }

    @Test func equalCorporaGiveEqualFilesWhateverTheJobs() async throws {
        try await withTemporaryFolder { folder in
            let scan = try SampleCorpus.writeScan(in: folder)
            let records = (1...4).map { SampleCorpus.record("p\($0)", scan: scan) }
            let sample = try SampleCorpus(in: folder, records: records)
            var contents: [[String: Data]] = []
            for jobs in [1, 3] {
                _ = try await sample.writeReport(ReportOptions(pictureWidth: 200, jobs: jobs))
                let names = try FileManager.default.subpathsOfDirectory(atPath: sample.report.path)
                var files: [String: Data] = [:]
                for name in names { files[name] = try? Data(contentsOf: sample.report.appendingPathComponent(name)) }
                contents.append(files)
            }
            #expect(contents[0].count > 12)
            #expect(contents[0] == contents[1])
        }
    }

    @Test func aFolderWithOtherFilesIsLeftAlone() async throws {
        try await withTemporaryFolder { folder in
            let sample = try SampleCorpus(in: folder, records: [SampleCorpus.record(scan: "gone.png")])
            try FileManager.default.createDirectory(at: sample.report, withIntermediateDirectories: true)
            let letter = sample.report.appendingPathComponent("letter.txt")
            try Data("dear".utf8).write(to: letter)
            let error = await #expect(throws: ReportError.self) { try await sample.writeReport() }
            #expect(error?.code == .notWritable)
            #expect(try Data(contentsOf: letter) == Data("dear".utf8))
        }
    }

    @Test func aMalformedRecordIsNamedByFileAndLine() async throws {
        try await withTemporaryFolder { folder in
            let sample = try SampleCorpus(in: folder, records: [SampleCorpus.record(scan: "gone.png")])
            let shard = sample.corpus.appendingPathComponent("pages/part-00000.jsonl")
            try (Data(contentsOf: shard) + Data("\n\n{\"id\": 7}\n".utf8)).write(to: shard)
            let error = await #expect(throws: ReportError.self) { try await sample.writeReport() }
            #expect(error?.code == .malformedRecord)
            #expect(error?.description.contains("part-00000.jsonl, line 3") == true)
            #expect(!FileManager.default.fileExists(atPath: sample.report.path))
        }
    }

    @Test func noCorpusIsAnError() async throws {
        try await withTemporaryFolder { folder in
            let error = await #expect(throws: ReportError.self) {
                try await ReportWriter().write(corpus: folder, to: folder.appendingPathComponent("report"))
            }
            #expect(error?.code == .noCorpus)
        }
    }

    @Test("a quotation mark with a combining accent does not end an attribute")
    func escapingIsByScalar() async throws {
        try await withTemporaryFolder { folder in
            var record = SampleCorpus.record(scan: "gone.png")
            record.regions[0].id = "\"\u{301} onclick=\"1"
            let sample = try SampleCorpus(in: folder, records: [record])
            _ = try await sample.writeReport()
            let page = try sample.file("pages/000001.html")
            #expect(page.unicodeScalars.contains("\u{301}"))
            let raw: [Unicode.Scalar] = ["\"", "\u{301}"]
            let scalars = Array(page.unicodeScalars)
            #expect(!zip(scalars, scalars.dropFirst()).contains { [$0, $1] == raw })
        }
    }
}
