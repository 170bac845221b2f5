import ArgumentParser
import CorpusFiles
import CorpusStore
import Foundation

/// `broadsheet status`: how far a corpus is.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Tells how far a corpus is, what failed, and what a further run would do.",
        discussion: "Also while a run is under way."
    )

    @Argument(help: "The corpus folder.")
    var corpus: String

    @Flag(help: "Write JSON.")
    var json = false

    /// Prints the figures to standard output.
    func run() async throws {
        try await ExitStatus.reporting {
            let store = try CorpusStore(reading: CorpusLayout(folder: corpus))
            let summary = try store.summary()
            let text =
                json
                ? String(decoding: try RecordCoding.line(summary), as: UTF8.self)
                : Self.lines(summary).joined(separator: "\n")
            try FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
            return .done
        }
    }

    private static func lines(_ summary: CorpusSummary) -> [String] {
        var lines = [
            "pages      \(summary.pages)",
            "  done     \(summary.done)",
            "  spreads  \(summary.spreads)",
            "  failed   \(summary.failed)",
            "  to do    \(summary.pending)",
            "articles   \(summary.articles)",
            "tables     \(summary.tables)",
        ]
        if let inputs = summary.inputs { lines.append("inputs     \(inputs.sentence)") }
        for (code, count) in summary.failures.sorted(by: { $0.key < $1.key }) { lines.append("  \(count) \(code)") }
        if let cost = summary.cpuSecondsPerPage {
            let memory = summary.peakMemoryBytes >> 20
            lines.append(String(format: "cost       %.1f CPU s a page, workers up to %d MiB", cost, memory))
        }
        if let run = summary.lastRun {
            var line = "last run   \(run.jobs) workers"
            if let seconds = run.seconds {
                line += String(format: ", %d pages in %.0f s", run.pages, seconds)
                line += seconds > 0 ? String(format: " (%.1f pages/min)", Double(run.pages) * 60 / seconds) : ""
            }
            lines.append(line + ", " + (run.outcome ?? "under way or killed"))
        }
        let rest = summary.pending + summary.failed
        lines.append(
            rest == 0
                ? "a further run would find nothing to do, unless inputs or configuration change"
                : "a further run would do \(summary.pending) pages and try \(summary.failed) again"
        )
        return lines
    }
}
