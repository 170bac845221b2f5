import ArgumentParser
import CorpusFiles
import Enrichment
import Executor
import Foundation
import Inference
import Pipeline

/// `broadsheet enrich`: what can be known of articles beyond their text.
struct EnrichCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enrich",
        abstract: "Finds quality, datelines, agencies, places, names, people and topics of articles.",
        discussion: """
            Takes a corpus folder, or anyone's articles as JSON lines with an id and a text and, where known, headline, byline, date, title, lccn, \
            and city and state of the newspaper. Writes enrichment/part-*.jsonl, a record for each article in the order of the files; \
            enrichment.json, what was found; and, where there are clusters of reprints, newswire.jsonl, a record for each text of a news agency. \
            The same command over files that have grown does only what is new.

            Exit codes: 0 done; 1 usage; 2 input not readable; 3 a model or table is missing (Scripts/setup makes the tables); 4 configuration; \
            5 output not writable; 6 finished, but lines were passed over; 130 interrupted.
            """
    )

    @Argument(help: ArgumentHelp("A corpus folder, or files of articles.", valueName: "articles"))
    var inputs: [String]

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Folder to write to; of a corpus the corpus itself where left out.", valueName: "dir")
    )
    var output: String?

    @Option(help: ArgumentHelp("Pipeline whose `enrichment` has the settings that no option names.", valueName: "file"))
    var pipeline: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Only these parts: \(EnrichmentSettings.Part.allCases.map(\.rawValue).joined(separator: ", ")). Default: all.",
            valueName: "part"
        )
    )
    var only: [EnrichmentSettings.Part] = []

    @Option(
        help: ArgumentHelp("Persons that names are linked to; authority build makes such a file.", valueName: "file")
    )
    var authority: String?

    @Option(help: ArgumentHelp("Topics with keywords, which texts are compared with.", valueName: "file"))
    var keywords: String?

    @Option(
        help: ArgumentHelp(
            "Table of the populations of towns by decade, which tells of two of one name.",
            valueName: "csv"
        )
    )
    var populations: String?

    @Option(help: ArgumentHelp("Clusters of reprints (default: those of the corpus).", valueName: "file"))
    var clusters: String?

    @Option(
        name: .customLong("field"),
        help: ArgumentHelp(
            "Name of a field: city=place. Fields: \(EnrichmentFields.names.joined(separator: ", ")).",
            valueName: "field=name"
        )
    )
    var fields: [String] = []

    @Option(name: .shortAndLong, help: ArgumentHelp("Tasks at the same time (default: one per core).", valueName: "n"))
    var jobs: Int?

    @Option(help: ArgumentHelp("Folder of the models; the program's own where left out.", valueName: "dir"))
    var models: String?

    @Option(help: ArgumentHelp("Folder of the tables that Scripts/setup made.", valueName: "dir"))
    var tables: String?

    @Flag(help: "Write the summary as JSON on standard output.")
    var json = false

    func validate() throws {
        guard !inputs.isEmpty else { throw ValidationError("name a corpus folder or files of articles") }
        if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs must be 1 to 1024") }
        do { _ = try named } catch { throw ValidationError("\(error)") }
    }

    private var named: EnrichmentFields {
        get throws {
            var named = EnrichmentFields()
            for field in fields {
                let parts = field.split(separator: "=", maxSplits: 1).map(String.init)
                guard parts.count == 2, named.replace(parts[0], by: parts[1]) else {
                    throw EnrichmentError(
                        .usage,
                        "--field \(field): say FIELD=NAME with one of \(EnrichmentFields.names.joined(separator: ", "))"
                    )
                }
            }
            return named
        }
    }

    func run() async throws {
        try await ExitStatus.reporting {
            let (files, isCorpus) = try DedupCommand.files(of: inputs)
            guard let place = output ?? (isCorpus && inputs.count == 1 ? inputs[0] : nil) else {
                throw EnrichmentError(.usage, "name the folder to write to: --output DIR")
            }
            guard !files.isEmpty else {
                throw EnrichmentError(
                    .unreadable,
                    "\(inputs.joined(separator: ", ")) holds no articles/part-*.jsonl; name the folder of a run, or files of articles"
                )
            }
            let configured = try pipeline.map { try PipelineConfiguration(contentsOf: $0) }
            if configured?.enrichment.kind == PipelineConfiguration.Enrichment.Kind.none, only.isEmpty {
                FileHandle.standardError.write(Data("\(pipeline ?? "") wants no enrichment\n".utf8))
                return .done
            }
            var settings = configured?.enrichment.settings ?? EnrichmentSettings()
            if !only.isEmpty { settings.parts = Set(only) }
            if let authority { settings.authority = authority }
            if let keywords { settings.keywords = keywords }
            if let populations { settings.populations = populations }
            if let tables { settings.tables = tables }
            let count = jobs ?? ProcessInfo.processInfo.activeProcessorCount
            let enricher = try Enricher(
                settings,
                models: try ModelStore.locate(models ?? configured?.models.folder),
                streams: count
            )
            // As in a run: a pipeline that wants no reprints has none, whatever an earlier one left.
            let wantsReprints = configured.map { $0.dedup.kind != .none } ?? true
            let own = wantsReprints && isCorpus && inputs.count == 1 ? inputs[0] + "/clusters.jsonl" : nil
            let reprints = clusters ?? own.flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil }
            let run = EnrichmentRun(
                EnrichmentRun.Settings(
                    files: files,
                    fields: try named,
                    output: place,
                    clusters: reprints.map { URL(fileURLWithPath: $0) },
                    jobs: count
                ),
                enricher: enricher
            )
            let stop = StopSwitch()
            let signals = Signals(pressing: stop)
            let printer = ProgressPrinter(environment: ProcessInfo.processInfo.environment)
            try makeFolder(place)
            let lock = try CorpusLock(CorpusLayout(folder: place).lock)
            let summary = try await stop.cancelling { try await run.run(notify: printer.show) }
            _ = consume lock
            withExtendedLifetime(signals) {}
            printer.finish(["\(place): \(RunSummaryText.line(summary))"] + RunSummaryText.issues(summary))
            if json { try FileHandle.standardOutput.write(contentsOf: RecordCoding.lines([summary])) }
            return summary.issues.isEmpty ? .done : .somePagesFailed
        }
    }
}

extension EnrichmentSettings.Part: ExpressibleByArgument {}
