import CorpusFiles
import Foundation
import Testing

@testable import Report

@Suite struct ClusterPageTests {
    @Test("words that differ are told from words misread")
    func difference() {
        let difference = WordDifference(
            ["Special: The NEW hridge was opened on Tuesday", "by all."],
            best: [
                "The new bridge was opened on Monday by the governor, who then went to dinner with the mayor and the rest of them all."
            ]
        )
        #expect(
            difference.paragraphs == [
                [
                    .other("Special:"), .same("The NEW"), .near("hridge", best: "bridge"), .same("was opened on"),
                    .other("Tuesday"), .missing("Monday"),
                ],
                [
                    .same("by"),
                    .gap(words: 15, beginning: "the governor, who then went to dinner with the mayor and the"),
                    .same("all."),
                ],
            ]
        )
        #expect(!difference.isCut)
    }

    @Test("equal, empty and endless texts are compared too")
    func bounds() {
        #expect(WordDifference(["A b", "c"], best: ["a B C"]).paragraphs == [[.same("A b")], [.same("c")]])
        #expect(WordDifference([], best: ["a b"]).paragraphs == [[.missing("a b")]])
        #expect(WordDifference(["— * —"], best: []).paragraphs == [[.other("— * —")]])
        let long = (0..<5000).map { "word\($0)" }.joined(separator: " ")
        let difference = WordDifference([long], best: [long])
        #expect(difference.paragraphs == [[.same(long)]] && difference.isCut)
        let other = (0..<5000).map { "other\($0)" }.joined(separator: " ")
        #expect(WordDifference([other], best: [long]).isCut)
    }

    @Test func clustersAreCountedAndTheLargestShown() async throws {
        try await withTemporaryFolder { folder in
            let corpus = try ClusterCorpus(in: folder, scan: "gone.png")
            try corpus.write(
                (2...12).flatMap { size in
                    (0..<3).map { number -> [String: Any] in
                        [
                            "id": "c\(size)-\(number)", "members": (0..<size).map { "x\(size)-\(number)-\($0)" },
                            "first_date": "1920-01-0\(3 - number)", "last_date": "1920-01-09",
                        ]
                    }
                }
            )
            _ = try await corpus.sample.writeReport(ReportOptions(clusterLimit: 7))
            let index = try corpus.sample.file("index.html")
            #expect(index.contains("231 articles are reprints of 33 texts"))
            #expect(
                index.contains(
                    "3 of 2 reprints, 3 of 3 reprints, 3 of 4 reprints, 3 of 5 reprints, 12 of 6–9 reprints, 9 of 10–19 reprints"
                )
            )
            let list = try corpus.sample.file("clusters.html")
            #expect(list.contains("The largest 7 of 33"))
            let order = ["c12-2", "c12-1", "c12-0", "c11-2", "c11-1", "c11-0", "c10-2"].map {
                list.range(of: "Cluster \($0)<")?.lowerBound
            }
            #expect(!order.contains(nil) && order.compactMap { $0 } == order.compactMap { $0 }.sorted())
            #expect(throws: (any Error).self) { try corpus.sample.file("clusters/000008.html") }
            _ = try await corpus.sample.writeReport(ReportOptions(clusterLimit: 0))
            #expect(try corpus.sample.file("index.html").contains("231 articles"))
            #expect(throws: (any Error).self) { try corpus.sample.file("clusters.html") }
        }
    }

    @Test func aFolderOfClustersAloneIsShown() async throws {
        try await withTemporaryFolder { folder in
            let corpus = try ClusterCorpus(in: folder, scan: "gone.png")
            for name in ["pages", "articles", "failures.jsonl"] {
                try FileManager.default.removeItem(at: corpus.sample.corpus.appendingPathComponent(name))
            }
            #expect(try await corpus.sample.writeReport() == 0)
            #expect(try corpus.sample.file("index.html").contains("A folder of clusters without pages"))
            let page = try corpus.sample.file("clusters/000001.html")
            #expect(
                page.contains("The text is not among the articles") && page.contains("class=\"dot best\"")
                    && page.contains("0.988")
            )
        }
    }

    @Test("a reprint whose page is not shown, or whose scan is gone, still has its text")
    func withoutPage() async throws {
        try await withTemporaryFolder { folder in
            let corpus = try ClusterCorpus(in: folder, scan: "gone.png")
            _ = try await corpus.sample.writeReport(ReportOptions(pageLimit: 1))
            let page = try corpus.sample.file("clusters/000001.html")
            #expect(page.contains("gone.png is no longer there"))
            #expect(page.contains("Its page is not in this report.") && page.contains("Special to this paper."))
            #expect(!page.contains("<img"))
        }
    }

    @Test func aMalformedClusterIsNamed() async throws {
        try await withTemporaryFolder { folder in
            let corpus = try ClusterCorpus(in: folder, scan: "gone.png")
            try corpus.write([ClusterCorpus.cluster, ["id": "c1", "members": [String]()]])
            let error = await #expect(throws: ReportError.self) { try await corpus.sample.writeReport() }
            #expect(error?.code == .malformedRecord)
            #expect(error?.description.contains("clusters.jsonl, line 2") == true)
            #expect(error?.description.contains("broadsheet dedup") == true)
        }
    }

    @Test func equalCorporaGiveEqualClusterPages() async throws {
        try await withTemporaryFolder { folder in
            let corpus = try ClusterCorpus(in: folder, scan: try SampleCorpus.writeScan(in: folder))
            var contents: [[String: Data]] = []
            for jobs in [1, 3] {
                _ = try await corpus.sample.writeReport(ReportOptions(jobs: jobs))
                let report = corpus.sample.report
                var files: [String: Data] = [:]
                for name in try FileManager.default.subpathsOfDirectory(atPath: report.path) {
                    files[name] = try? Data(contentsOf: report.appendingPathComponent(name))
                }
                contents.append(files)
            }
            #expect(contents[0].keys.contains("cuttings/000002-1-3.jpg"))
            #expect(contents[0] == contents[1])
        }
    }
}
