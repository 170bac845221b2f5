import CorpusFiles
import CorpusModel
import CorpusStore
import Dedup
import Executor
import Foundation
import Pipeline
import Synchronization
import Testing

@testable import BroadsheetCLI

@Suite struct ProgressPrinterTests {
    private final class Paper: Sendable {
        private let text = Mutex("")
        func write(_ more: String) { text.withLock { $0 += more } }
        var lines: [String] { text.withLock { $0 }.split(separator: "\n").map(String.init) }
        var all: String { text.withLock { $0 } }
    }

    private func printed(
        onTerminal: Bool = false,
        environment: [String: String] = [:],
        _ body: (ProgressPrinter) -> Void
    ) -> Paper {
        let paper = Paper()
        body(ProgressPrinter(environment: environment, isOnTerminal: onTerminal, write: paper.write))
        return paper
    }

    private func plan(_ change: (inout ResumeReport) -> Void = { _ in }) -> CorpusRun.Notice {
        var resume = ResumeReport(kept: 0, toDo: ["new": 2])
        change(&resume)
        return .planned(pages: 2, files: 1, resume: resume, configuration: "layout:\n  kind: page\n")
    }

    private static let failure = PageFailure(source: "a.tif", stage: "decode", code: "empty", message: "a.tif: empty")

    @Test func aPlanIsSaidWithItsConfiguration() {
        let paper = printed { $0.show(plan()) }
        #expect(paper.lines == ["  layout:", "    kind: page", "2 pages in 1 files; 2 to do"])
    }

    @Test func aPlanSaysWhatWasFoundInTheCorpus() {
        let paper = printed { printer in
            printer.show(
                plan {
                    ($0.kept, $0.relabelled, $0.removed) = (7, 3, 1)
                    $0.toDo = ["new": 1, "failed_before": 2]
                }
            )
        }
        let words =
            "3 to do, 7 done before (3 with corrected metadata), 1 removed from the corpus (2 failed before, 1 new)"
        #expect(paper.lines.last == "2 pages in 1 files; \(words)")
    }

    @Test func failuresAreLinesOfTheirOwnAndTheLastPageIsCounted() {
        let paper = printed { printer in
            printer.show(plan())
            printer.show(.event(.failed(id: "a", Self.failure, detail: "first words\nlast words")))
            printer.show(.event(.finished(id: "b", articles: 1, usage: nil)))
        }
        #expect(paper.lines.contains("failed: [decode/empty] a.tif: empty"))
        #expect(paper.lines.contains("  the worker said: last words"))
        #expect(paper.lines.last?.hasPrefix("2 of 2 pages") == true && paper.lines.last?.hasSuffix("1 failed") == true)
        #expect(!paper.all.contains("\u{1B}") && !paper.all.contains("\r"))
    }

    @Test func pagesNotReadAsTextAreNamed() {
        let paper = printed { printer in
            printer.show(plan())
            printer.show(.event(.finished(id: "a", articles: 1, usage: nil, readability: .text)))
            printer.show(.event(.finished(id: "b", articles: 0, usage: nil, readability: .noLanguage)))
        }
        #expect(
            paper.lines.filter { $0.hasPrefix("not read as text") }
                == ["not read as text: b (turned, mirrored, badly printed or of another script)"]
        )
    }

    @Test(
        "colour and bar only where they are wanted",
        arguments: [
            ([:], true, true), (["NO_COLOR": "1"], true, false), (["TERM": "dumb"], false, false),
        ] as [([String: String], Bool, Bool)]
    )
    func terminal(_ environment: [String: String], _ hasBar: Bool, _ hasColour: Bool) {
        let paper = printed(onTerminal: true, environment: environment) { printer in
            printer.show(plan())
            printer.show(.event(.failed(id: "a", Self.failure, detail: nil)))
            printer.show(.event(.finished(id: "b", articles: 1, usage: nil)))
            printer.finish(["done"])
        }
        #expect(paper.all.contains("\r") == hasBar)
        #expect(paper.all.contains("\u{1B}[31m") == hasColour)
        #expect(paper.all.hasSuffix("done\n"))
    }
}

@Suite struct RunSummaryTextTests {
    @Test func saysWhatTheCorpusHoldsAndHowToGoOn() {
        var corpus = CorpusSummary()
        (corpus.pages, corpus.done, corpus.failed, corpus.pending, corpus.articles) = (10, 6, 1, 3, 44)
        corpus.failures = ["decode/empty": 1]
        let outcome = CorpusRun.Outcome(
            result: RunResult(decided: 7, isInterrupted: true),
            corpus: corpus,
            dedup: nil,
            seconds: 60
        )
        let lines = RunSummaryText(outcome, output: "corpus").lines
        #expect(
            lines == [
                "corpus: 6 pages with 44 articles, 1 pages failed, 3 still to do",
                "this run: 7 pages in 60.0 s, 7.0 pages/min",
                "failed pages are in corpus/failures.jsonl: 1 decode/empty",
                "interrupted; the same command goes on from here",
            ]
        )
    }

    @Test(
        "the summary says how undated articles were compared",
        arguments: [
            (3, DedupSettings.Undated.all, true, "; 3 undated ones compared with all"),
            (3, .all, false, "; 3 undated ones compared with all by sketches alone"),
            (3, .undated, true, "; 3 undated ones compared with each other only"),
            (3, .none, true, "; 3 undated ones not compared"), (0, .all, true, ""),
        ]
    )
    func undated(_ count: Int, _ rule: DedupSettings.Undated, _ comparesAll: Bool, _ expected: String) throws {
        let line = """
            {"articles": 9, "dates": {"day": \(9 - count), "month": 0, "year": 0, "span": 0, "undated": \(count)}, "links": 1, \
            "undated_compared_with": "\(rule.rawValue)", "all_vectors_compared": \(comparesAll), "issues": [], "clusters": 1, \
            "candidates": {"pairs": 4, "by_vectors": 3, "by_sketches": 2}, "reproduced": 2, "pairs": {}}
            """
        let summary = try RecordCoding.decode(ReprintSearch.Summary.self, from: Data(line.utf8))
        #expect(RunSummaryText.line(summary) == "2 of 9 articles are reprints, in 1 clusters" + expected)
    }
}
