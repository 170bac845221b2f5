import CorpusFiles
import CorpusModel
import Evaluation
import Foundation
import TestSupport
import Testing

@Suite struct EvaluatorTests {
    @Test func recordsMeetTheirTruthsByTheNameOfTheScan() throws {
        try withFolder { folder in
            try write(SamplePage.truth, to: folder, "truth/one.json")
            var second = SamplePage.truth
            second.image = "issue.pdf#page=2"
            try write(second, to: folder, "truth/two.json")
            var absent = SamplePage.truth
            absent.image = "absent.tif"
            try write(absent, to: folder, "truth/three.json")
            try Data("{\"note\": 1}".utf8).write(to: folder.appendingPathComponent("truth/other.json"))
            var other = SamplePage.record
            other.source = ScanSource(path: "a/b/issue.pdf", page: 2, sha256: "")
            var unknown = SamplePage.record
            unknown.source = ScanSource(path: "a/b/issue.pdf", page: 1, sha256: "")
            try writeCorpus([SamplePage.record, unknown, other], to: folder)
            let result = try Evaluator(truthFolder: folder.appendingPathComponent("truth"))
                .evaluate(folder.appendingPathComponent("corpus"))
            #expect(result.pages.map(\.image) == ["sample.png", "absent.tif", "issue.pdf#page=2"])
            #expect(result.pages.map(\.isMissing) == [false, true, false])
            #expect(result.pages.map(\.scores.articles.f1) == [1, 0, 1])
            #expect(abs(result.scores.ocr.cer - 1.0 / 3) < 1e-12)
            let table = EvaluationTable(result).text(perPage: true)
            #expect(table.contains("pages 3, missing from the corpus 1\n  absent.tif\n"))
            #expect(table.contains("articles F1@.5        0.800  (P 1.000 R 0.667; 9 true, 6 found)\n"))
            #expect(table.contains("CER                   0.3333  over 36 lines, 12 missed\n"))
        }
    }

    @Test func linksOverPagesAreScored() throws {
        try withFolder { folder in
            // Of four pages, the second article of each goes on in the third of the next.
            for page in 1...4 {
                var truth = SamplePage.truth
                (truth.image, truth.title, truth.date, truth.page) = ("\(page).png", "Bee", "1900-01-02", page)
                if page < 4 { truth.articles[1].continuation = .init(page: page + 1, article: "a3") }
                try write(truth, to: folder, "truth/\(page).json")
            }
            let records = (1...4).map { page in
                var record = SamplePage.record
                (record.id, record.source.path) = ("bee\(page)", "\(page).png")
                return record
            }
            try writeCorpus(records, to: folder)
            let evaluator = try Evaluator(truthFolder: folder.appendingPathComponent("truth"))
            #expect(try evaluator.evaluate(folder.appendingPathComponent("corpus")).continuations == nil)
            func stretch(_ page: Int, _ article: Int) -> ArticleRecord.Stretch {
                ArticleRecord.Stretch(records[page - 1].articles[article - 1], of: records[page - 1])
            }
            let articles = [
                ArticleRecord([stretch(1, 2), stretch(2, 3)]), ArticleRecord([stretch(2, 2), stretch(3, 1)]),
                ArticleRecord([stretch(3, 3)]),
            ]
            let folders = folder.appendingPathComponent("corpus/articles")
            try FileManager.default.createDirectory(at: folders, withIntermediateDirectories: true)
            try RecordCoding.lines(articles).write(to: folders.appendingPathComponent("part-00000.jsonl"))
            let result = try evaluator.evaluate(folder.appendingPathComponent("corpus"))
            let links = try #require(result.continuations)
            #expect(links.precision == 0.5 && links.recall == 1.0 / 3)
            #expect(links.truth == 3 && links.predicted == 2)
            #expect(
                result.continuationFaults == [
                    "missing: 2.png a2 -> 3.png a3", "missing: 3.png a2 -> 4.png a3",
                    "wrong: bee2#a2 -> bee3#a1, which is 2.png a2 -> 3.png a1",
                ]
            )
            let table = EvaluationTable(result).text(perPage: false)
            #expect(table.contains("links over pages F1    0.400  (P 0.500 R 0.333; 3 true, 2 found)\n"))
        }
    }

    @Test func recordsOfOtherProgramsNeedNoMoreThanIsScored() throws {
        try withFolder { folder in
            try write(SamplePage.truth, to: folder, "truth/one.json")
            let record = """
                {"source": {"path": "sample.xml"}, "image": {"width": 400.0, "height": 400},
                 "regions": [{"id": "x", "class": "article", "bbox": [0, 40.0, 200, 200], "lines":
                   [{"bbox": [4, 40, 196, 56], "text": "The new bridge was opened on"}]},
                   {"id": "y", "class": "zodiac", "bbox": [0, 0, 1, 1]}],
                 "articles": [{"regions": ["x", "nowhere"]}]}
                """
            let file = folder.appendingPathComponent("records.jsonl")
            try Data(record.replacingOccurrences(of: "\n", with: " ").utf8).write(to: file)
            let result = try Evaluator(truthFolder: folder.appendingPathComponent("truth")).evaluate(file)
            #expect(result.scores.regions["article"]?.recall == 0.25)
            #expect(result.scores.articles.recall == 1.0 / 3)
            #expect(result.scores.ocr.linesMissed == 11)
        }
    }

    @Test func everyErrorNamesItsFile() throws {
        try withFolder { folder in
            let truths = folder.appendingPathComponent("truth")
            let corpus = folder.appendingPathComponent("corpus")
            #expect(throws: EvaluationError.self) { try Evaluator(truthFolder: truths) }
            try write(SamplePage.truth, to: folder, "truth/one.json")
            let evaluator = try Evaluator(truthFolder: truths)
            let none = #expect(throws: EvaluationError.self) { try evaluator.evaluate(corpus) }
            #expect(none?.code == .noCorpus)
            try writeCorpus([SamplePage.record, SamplePage.record], to: folder)
            let twice = #expect(throws: EvaluationError.self) { try evaluator.evaluate(corpus) }
            #expect(twice?.code == .ambiguous)
            #expect(twice?.description.contains("part-00000.jsonl, line 2") == true)
            try Data("{\"source\": {\"path\": \"sample.png\"}}\n".utf8)
                .write(to: corpus.appendingPathComponent("pages/part-00000.jsonl"))
            let malformed = #expect(throws: EvaluationError.self) { try evaluator.evaluate(corpus) }
            #expect(malformed?.code == .malformed)
            try Data("{\"regions\": [".utf8).write(to: truths.appendingPathComponent("two.json"))
            let broken = #expect(throws: EvaluationError.self) { try Evaluator(truthFolder: truths) }
            #expect(broken?.description.contains("two.json") == true)
        }
    }

    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = try TemporaryFolder()
        for name in ["truth", "corpus/pages"] {
            try FileManager.default.createDirectory(at: folder.file(name), withIntermediateDirectories: true)
        }
        try body(folder.url)
        withExtendedLifetime(folder) {}
    }

    private func write(_ value: some Encodable, to folder: URL, _ name: String) throws {
        try RecordCoding.line(value).write(to: folder.appendingPathComponent(name))
    }

    private func writeCorpus(_ records: [PageRecord], to folder: URL) throws {
        let lines = try records.map { try RecordCoding.line($0) }.joined(separator: Data("\n".utf8))
        try Data(lines).write(to: folder.appendingPathComponent("corpus/pages/part-00000.jsonl"))
    }
}
