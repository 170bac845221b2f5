import ArgumentParser
import CorpusFiles
import CorpusStore
import Executor
import Foundation
import Metadata
import Pipeline
import Recognition

/// The pipeline and what of it the command line changes.
struct PipelineArguments: ParsableArguments {
    @Option(help: "Pipeline configuration (YAML); default: the built-in newspaper pipeline.")
    var pipeline: String?

    @Option(
        name: .customLong("lang"),
        help: "Language as Tesseract names it, several joined by +; default: the pipeline's."
    )
    var language: String?

    @Option(help: "Largest image that is decoded, in million pixels; default: the pipeline's.")
    var maxMegapixels: Int?

    func validate() throws {
        guard (1...1_000_000).contains(maxMegapixels ?? 1) else {
            throw ValidationError("--max-megapixels must be between 1 and 1000000")
        }
    }

    /// The configuration that the file and the options make.
    ///
    /// - Throws: `ConfigurationError`.
    func configuration() throws -> PipelineConfiguration {
        var configuration = try pipeline.map(PipelineConfiguration.init(contentsOf:)) ?? .newspaper
        if let language { configuration.recognition.language = language }
        if let maxMegapixels {
            configuration.decode.maxMegapixels = maxMegapixels
            configuration.decode.maxSide = max(configuration.decode.maxSide, maxMegapixels * 1000)
        }
        return configuration
    }
}

/// Where inputs come from and the corpus goes, and how many workers make it.
struct CorpusArguments: ParsableArguments {
    @Argument(help: "Files, folders, @LISTS, or - for a list on standard input.")
    var inputs: [String]

    @Option(name: .shortAndLong, help: ArgumentHelp("The corpus folder.", valueName: "CORPUS"))
    var output: String

    @Option(
        help: ArgumentHelp(
            "Folder that page ids are relative to and that no input may lead out of; default: the deepest that holds all inputs.",
            valueName: "FOLDER"
        )
    )
    var root: String?

    @Option(help: "Of files that are one page in several forms, read the best or all as pages: best, all.")
    var forms = FormChoice.best

    @Option(name: .shortAndLong, help: "Worker processes; default: the number of processors.")
    var jobs: Int?

    @Option(help: ArgumentHelp("Time a page may take: 90s, 10m, 1h.", valueName: "TIME"))
    var pageTimeout = TimeSpan(seconds: 600)

    @Option(help: ArgumentHelp("Time that pages under way get to finish after Ctrl-C.", valueName: "TIME"))
    var gracePeriod = TimeSpan(seconds: 20)

    @Option(help: ArgumentHelp("Memory that a worker may use.", valueName: "MiB"))
    var memoryLimit = 4096

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Answers of workers that ran elsewhere, and folders of *.answers: their pages are taken, the others done here.",
            valueName: "FILE"
        )
    )
    var answers: [String] = []

    @Option(
        help: ArgumentHelp(
            "Do nothing but write the requests of the pages still to be done, for workers elsewhere.",
            valueName: "FILE"
        )
    )
    var requests: String?

    @Flag(
        inversion: .prefixedNo,
        help:
            "Look for reprinted articles when all pages are done, where the pipeline wants it; `dedup CORPUS` does it later."
    )
    var dedup = true

    @Flag(
        inversion: .prefixedNo,
        help: "Enrich articles when all pages are done, where the pipeline wants it; `enrich CORPUS` does it later."
    )
    var enrich = true

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
    }

    /// Runs a pipeline over the inputs, shows its progress, and tells how it ended.
    ///
    /// - Returns: the outcome and the exit code that it stands for.
    /// - Throws: what `CorpusRun` throws.
    func run(
        _ configuration: PipelineConfiguration,
        metadata: MetadataResolver
    ) async throws -> (outcome: CorpusRun.Outcome, status: ExitStatus) {
        let corpusRun = CorpusRun(
            CorpusRun.Settings(
                inputs: inputs,
                root: root,
                forms: forms,
                output: output.count > 1 && output.hasSuffix("/") ? String(output.dropLast()) : output,
                metadata: metadata,
                configuration: configuration,
                shardSize: shardSize,
                removesMissing: removeMissing,
                memoryLimit: memoryLimit,
                options: RunOptions(
                    jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
                    pageTimeout: pageTimeout.duration,
                    gracePeriod: gracePeriod.duration,
                    answers: answers
                ),
                requests: requests,
                findsReprints: dedup,
                enriches: enrich
            ),
            program: ProcessControl.executablePath
        )
        let stop = StopSwitch()
        let signals = Signals(pressing: stop)
        let printer = ProgressPrinter(environment: ProcessInfo.processInfo.environment)
        let outcome = try await corpusRun.run(
            standardInput: { (try? FileHandle.standardInput.readToEnd()) ?? Data() },
            stop: stop,
            notify: printer.show
        )
        withExtendedLifetime(signals) {}
        printer.finish(RunSummaryText(outcome, output: output).lines)
        if json { try RunSummaryText(outcome, output: output).writeJSON() }
        if outcome.result.isInterrupted { return (outcome, .interrupted) }
        let failed = outcome.corpus.failed + (outcome.corpus.inputs?.failed ?? 0)
        return (outcome, failed > 0 ? .somePagesFailed : .done)
    }
}

extension FormChoice: ExpressibleByArgument {}
