import CorpusFiles
import CorpusModel
import CorpusStore
import Executor
import Foundation
import Testing

@Suite(.enabled(if: CorpusFolder.python != nil, "needs Python for its fake workers"))
struct CoordinatorTests {
    @Test func writesRecordsArticlesAndCardInInputOrder() async throws {
        let corpus = try CorpusFolder()
        let names = (1...7).map { "page\($0)" }
        let outcome = try await corpus.run(names, jobs: 3)
        #expect(outcome.result == RunResult(decided: 7, isInterrupted: false))
        #expect(try corpus.recordIDs() == names)
        let files = try corpus.files()
        #expect(
            files.keys.sorted() == [
                "README.md", "articles/part-00000.jsonl", "articles/part-00001.jsonl", "articles/part-00002.jsonl",
                "failures.jsonl", "pages/part-00000.jsonl", "pages/part-00001.jsonl", "pages/part-00002.jsonl",
                "tables/part-00000.jsonl", "tables/part-00001.jsonl", "tables/part-00002.jsonl",
            ]
        )
        let first = try #require(files["articles/part-00000.jsonl"]?.split(separator: "\n").first)
        let article = try RecordCoding.decode(ArticleRecord.self, from: Data(first.utf8))
        #expect(article.id == "page1#a1" && article.text == "Text of page1")
        let table = try #require(files["tables/part-00002.jsonl"]?.split(separator: "\n").first)
        #expect(try RecordCoding.decode(TableRecord.self, from: Data(table.utf8)).id == "page7#t1")
        #expect(files["failures.jsonl"] == "")
        #expect(files["README.md"]?.contains("| pages with a record | 7 |") == true)
    }

    @Test func linesOfAWorkerStandInTheCorpusByteForByte() async throws {
        let corpus = try CorpusFolder()
        _ = try await corpus.run(["page1"])
        // Python writes a space after each colon and comma; nothing on the way may have written the line anew.
        #expect(try corpus.files()["pages/part-00000.jsonl"]?.contains("\"dpi_source\": \"default\"") == true)
    }

    @Test func fileOfManyPagesIsHashedOnceAndItsDigestGoesWithEachPage() async throws {
        let corpus = try CorpusFolder()
        let scan = corpus.root + "/many.tif"
        try Data("many pages".utf8).write(to: URL(fileURLWithPath: scan))
        let pages = (1...4).map { page in
            PlannedPage(
                request: PageRequest(id: "many-\(page)", path: scan, page: page),
                file: FileState(ofFileAt: scan)
            )
        }
        _ = try await corpus.run(pages + CorpusFolder.pages(["page1"]))
        let requests = try corpus.requests()
        let digest = try FileDigest.sha256(of: scan)
        #expect(requests.count == 5)
        for request in requests {
            let known = PageRequest.KnownFile(state: FileState(ofFileAt: scan), sha256: digest)
            #expect(request.file == (request.path == scan ? known : nil))
        }
    }

    struct Hostile: Sendable, CustomTestStringConvertible {
        var name: String
        var code: String
        var testDescription: String { name }
    }

    @Test(
        "a page that ends its workers is tried twice, recorded, and harms no other",
        arguments: [
            Hostile(name: "crash", code: "crashed"), Hostile(name: "killed", code: "crashed"),
            Hostile(name: "leave", code: "crashed"), Hostile(name: "memory", code: "out-of-memory"),
            Hostile(name: "hang", code: "timeout"), Hostile(name: "garbage", code: "invalid-reply"),
            Hostile(name: "endless", code: "invalid-reply"), Hostile(name: "other", code: "invalid-reply"),
            Hostile(name: "boast", code: "invalid-reply"), Hostile(name: "negative", code: "invalid-reply"),
            Hostile(name: "half", code: "crashed"),
        ]
    )
    func hostilePage(_ hostile: Hostile) async throws {
        let corpus = try CorpusFolder()
        let outcome = try await corpus.run(
            ["page1", hostile.name, "page2"],
            jobs: 1,
            pageTimeout: hostile.name == "hang" ? .seconds(1) : .seconds(20)
        )
        #expect(outcome.result.decided == 3)
        #expect(try corpus.recordIDs() == ["page1", "page2"])
        let failure = try #require(try corpus.failures().first)
        #expect(failure.stage == "worker" && failure.code == hostile.code && failure.attempts == 2)
        #expect(failure.source == "scans/\(hostile.name).jpg" && failure.message.contains(failure.source))
    }

    @Test(arguments: ["crash-once", "hang-once", "talk", "last"])
    func pageThatWorksTheSecondTimeOrOddlyGetsItsRecord(_ name: String) async throws {
        let corpus = try CorpusFolder()
        let outcome = try await corpus.run(["page1", name, "page2"], jobs: 1, pageTimeout: .seconds(2))
        #expect(outcome.result.decided == 3)
        #expect(try corpus.recordIDs() == ["page1", name, "page2"])
        #expect(try corpus.failures().isEmpty)
    }

    @Test func failureOfAStageIsNotTriedAgainInTheSameRunButInTheNext() async throws {
        let corpus = try CorpusFolder()
        _ = try await corpus.run(["page1", "broken"])
        let failure = try #require(try corpus.failures().first)
        #expect(failure.stage == "decode" && failure.code == "truncated" && failure.attempts == 1)
        let second = try await corpus.run(["page1", "broken"])
        #expect(second.resume.kept == 1 && second.resume.toDo == ["failed_before": 1])
        #expect(second.result.decided == 1)
    }

    @Test func sameBytesForAnyNumberOfWorkers() async throws {
        let names = ["page1", "slow1", "crash", "page2", "slow2", "broken", "page3", "page4", "slow3"]
        let (one, three) = (try CorpusFolder(), try CorpusFolder())
        _ = try await one.run(names, jobs: 1)
        _ = try await three.run(names, jobs: 3)
        #expect(try one.files() == three.files())
    }

    @Test func stoppedRunKeepsWhatWasUnderWayAndGoesOnLater() async throws {
        let names = (1...12).map { "slow\($0)" }
        let (corpus, undisturbed) = (try CorpusFolder(), try CorpusFolder())
        _ = try await undisturbed.run(names)
        let stop = StopSwitch()
        let outcome = try await corpus.run(names, jobs: 2, stop: stop) { event in
            if case .finished = event { stop.press() }
        }
        #expect(outcome.result.isInterrupted)
        #expect((1..<12).contains(outcome.result.decided))
        let second = try await corpus.run(names)
        #expect(second.resume.kept == outcome.result.decided)
        #expect(try corpus.files() == undisturbed.files())
    }

    // A page that hangs does so for an hour; how fast the machine is does not matter.
    @Test(.timeLimit(.minutes(10)))
    func hungPageIsEndedAfterTheGracePeriodAndStaysToBeDone() async throws {
        let corpus = try CorpusFolder()
        let stop = StopSwitch()
        let outcome = try await corpus.run(["page1", "hang"], jobs: 2, gracePeriod: .seconds(1), stop: stop) { event in
            if case .finished = event { stop.press() }
        }
        #expect(outcome.result == RunResult(decided: 1, isInterrupted: true))
        #expect(try corpus.failures().isEmpty)
    }

    @Test(.timeLimit(.minutes(10)))
    func secondPressEndsAtOnce() async throws {
        let corpus = try CorpusFolder()
        let stop = StopSwitch()
        let outcome = try await corpus.run(["page1", "hang"], jobs: 2, gracePeriod: .seconds(3600), stop: stop) {
            event in
            if case .finished = event {
                stop.press()
                stop.press()
            }
        }
        #expect(outcome.result.isInterrupted)
    }

    @Test func workerThatRefusesEndsTheRunWithItsStatusAndWords() async throws {
        let corpus = try CorpusFolder()
        let command = WorkerProgram(executable: "/bin/sh", arguments: ["-c", "echo install the data >&2; exit 3"])
        let error = await #expect(throws: RunError.self) { try await corpus.run(["page1"], command: command) }
        #expect(error?.code == .workerRefused(status: 3))
        #expect(error?.description.contains("install the data") == true)
        #expect(try await corpus.run(["page1"]).result.decided == 1)
    }

    @Test func workerThatDiesAtTheStartEndsTheRunAfterAFewTries() async throws {
        let corpus = try CorpusFolder()
        let command = WorkerProgram(executable: "/bin/sh", arguments: ["-c", "kill -9 $$"])
        let error = await #expect(throws: RunError.self) { try await corpus.run(["page1"], command: command) }
        #expect(error?.code == .workerNotReady)
    }

    @Test func workerOfAnotherPipelineIsRefused() async throws {
        let corpus = try CorpusFolder()
        var command = corpus.command
        command.arguments[3] = "another"
        let error = await #expect(throws: RunError.self) { try await corpus.run(["page1"], command: command) }
        #expect(error?.code == .workerNotReady)
    }
}
