import CorpusFiles
import ArgumentParser
import CorpusStore
import Executor
import Foundation
import Metadata
import Pipeline
import Recognition

/// `broadsheet run`: scans in, corpus out.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Turns scans into a corpus of pages and articles.",
        discussion: """
            Inputs are files, folders (searched for scans in order of name) and lists: @LIST names a file with one path \
            a line, - reads one from standard input. All pages of PDFs and TIFFs are done.

            A run that was interrupted, by whatever, goes on where it was when the same command is given again; pages \
            that failed are tried again. Pages are done anew when scan, metadata, configuration or version have changed.

            Exit codes: 0 done; 1 usage; 2 input not readable; 3 a dependency is missing; 4 configuration; 5 output not \
            writable; 6 finished, but some pages are in failures.jsonl; 70 internal; 130 interrupted.
            """
    )

    @Argument(help: "Files, folders, @LISTS, or - for a list on standard input.")
    var inputs: [String]

    @Option(name: .shortAndLong, help: ArgumentHelp("The corpus folder.", valueName: "CORPUS"))
    var output: String

    @Option(help: "Pipeline configuration (YAML); default: the built-in newspaper pipeline.")
    var pipeline: String?

    @Option(
        help: ArgumentHelp(
            "Table of what is known about the scans: CSV or JSON lines with path and title, lccn, date, edition, page.",
            valueName: "FILE"
        )
    )
    var metadata: String?

    @Option(
        name: .customLong("path-pattern"),
        help: ArgumentHelp(
            "What the scans' paths tell, tried before the usual forms; for example {title:words}-{date:yyyyMMdd}[-p{page}].",
            valueName: "PATTERN"
        )
    )
    var pathPatterns: [String] = []

    @Option(name: .shortAndLong, help: "Worker processes; default: the number of processors.")
    var jobs: Int?

    @Option(name: .customLong("lang"), help: "Tesseract language, several joined by +; default: the pipeline's.")
    var language: String?

    @Option(help: ArgumentHelp("Time a page may take: 90s, 10m, 1h.", valueName: "TIME"))
    var pageTimeout = TimeSpan(seconds: 600)

    @Option(help: ArgumentHelp("Time that pages under way get to finish after Ctrl-C.", valueName: "TIME"))
    var gracePeriod = TimeSpan(seconds: 20)

    @Option(help: ArgumentHelp("Memory that a worker may use.", valueName: "MiB"))
    var memoryLimit = 4096

    @Option(help: "Largest image that is decoded, in million pixels; default: the pipeline's.")
    var maxMegapixels: Int?

    @Option(help: "Input pages a part file is made of.")
    var shardSize = 250

    @Flag(help: "Take pages out of the corpus that are no longer among the inputs.")
    var removeMissing = false

    @Flag(help: "Write the summary to standard output as JSON.")
    var json = false

    func validate() throws {
        guard (jobs ?? 1) > 0 else { throw ValidationError("--jobs must be at least 1") }
        guard shardSize > 0 else { throw ValidationError("--shard-size must be at least 1") }
        guard (256...1 << 24).contains(memoryLimit) else {
            throw ValidationError("--memory-limit is in MiB and must be at least 256")
        }
        guard (1...1_000_000).contains(maxMegapixels ?? 1) else {
            throw ValidationError("--max-megapixels must be between 1 and 1000000")
        }
    }

    private func metadataResolver() throws -> MetadataResolver {
        MetadataResolver(
            patterns: try pathPatterns.map { try PathPattern($0) } + PathPattern.defaults,
            sidecar: try metadata.map { try MetadataSidecar(contentsOf: $0) }
        )
    }

    func run() async throws {
        try await ExitStatus.reporting {
            var settings = try pipeline.map(PipelineConfiguration.init(contentsOf:)) ?? .newspaper
            if let language { settings.recognition.language = language }
            if let maxMegapixels {
                settings.decode.maxMegapixels = maxMegapixels
                settings.decode.maxSide = max(settings.decode.maxSide, maxMegapixels * 1000)
            }
            let corpusRun = CorpusRun(
                CorpusRun.Settings(
                    inputs: inputs,
                    output: output.count > 1 && output.hasSuffix("/") ? String(output.dropLast()) : output,
                    metadata: try metadataResolver(),
                    configuration: settings,
                    shardSize: shardSize,
                    removesMissing: removeMissing,
                    memoryLimit: memoryLimit,
                    options: RunOptions(
                        jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
                        pageTimeout: pageTimeout.duration,
                        gracePeriod: gracePeriod.duration
                    )
                ),
                program: ProcessControl.executablePath
            )
            let stop = StopSwitch()
            let signals = Signals(pressing: stop)
            let printer = ProgressPrinter(environment: ProcessInfo.processInfo.environment)
            let outcome = try await corpusRun.run(
                standardInput: { AnyIterator { readLine() }.map { $0 } },
                stop: stop,
                notify: printer.show
            )
            withExtendedLifetime(signals) {}
            printer.finish(RunSummaryText(outcome, output: output).lines)
            if json { try RunSummaryText(outcome, output: output).writeJSON() }
            if outcome.result.isInterrupted { return .interrupted }
            return outcome.corpus.failed > 0 ? .somePagesFailed : .done
        }
    }
}

/// A time on the command line: a number and `s`, `m` or `h`.
struct TimeSpan: ExpressibleByArgument, CustomStringConvertible {
    var seconds: Int

    init(seconds: Int) { self.seconds = seconds }

    init?(argument: String) {
        let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600]
        let unit = argument.last.flatMap { units[$0] }
        guard let number = Int(unit == nil ? argument : String(argument.dropLast())), number > 0, number < 1_000_000
        else { return nil }
        seconds = number * (unit ?? 1)
    }

    var duration: Duration { .seconds(seconds) }
    var description: String { seconds % 60 == 0 ? "\(seconds / 60)m" : "\(seconds)s" }
    var defaultValueDescription: String { description }
}
