import ArgumentParser
import CorpusFiles
import Dedup
import Executor
import Foundation
import Inference
import Pairs
import Pipeline

/// `broadsheet dedup`: articles that are reprints of one text.
struct DedupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dedup",
        abstract: "Finds the articles that were printed from one source, and pairs of their headlines.",
        discussion: """
            Takes anyone's articles as JSON lines with an id and a text and, where known, a date, a newspaper, a headline and a \
            page. Compares all articles within a window of days by a neural bi-encoder and by sketches of their text, then by \
            their text. A month or a year is a span of days; articles without a date are compared as --undated says. Writes \
            clusters.jsonl, pairs/ and dedup.json; vectors/, sketches/ and links/ keep finished work, so that the same command \
            resumes after an interruption, and over files that have grown it does only what is new. With --from and --to one \
            part of the calendar is searched; --join makes the clusters of all parts.

            With --passages the texts are pages that nobody has cut into articles, and the passages are sought that two of \
            them share. Writes passages.jsonl, one line a cluster, with the places in code points of the texts (in Python \
            text[start:end]), and dedup.json; passage-links/ keeps finished work.
            """
    )

    @Argument(help: ArgumentHelp("Files of articles, or a corpus folder.", valueName: "articles"))
    var inputs: [String]

    @Option(name: .shortAndLong, help: ArgumentHelp("Folder to write to; made if it is not there.", valueName: "dir"))
    var output: String

    @Option(
        help: ArgumentHelp(
            "First day of a part: only links that begin from it to --to are sought, and no clusters made.",
            valueName: "date"
        )
    )
    var from: String?
    @Option(help: ArgumentHelp("Last day of a part, as 1911-06-30.", valueName: "date"))
    var to: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Folders of finished parts that hold all dates: makes the clusters.", valueName: "part")
    )
    var join: [String] = []

    @Flag(help: "The texts are whole pages: find the passages that two of them share.")
    var passages = false

    @Option(
        help: ArgumentHelp(
            "Fewest letters of a passage, 40 or more (default: \(PassageSettings().shortest)); with --passages.",
            valueName: "letters"
        )
    )
    var shortestPassage: Int?

    @Flag(help: "Leave the texts of the passages out of passages.jsonl; with --passages.")
    var withoutTexts = false

    @Option(
        help: ArgumentHelp(
            "Pipeline whose `dedup` has the settings that no option names, such as CORPUS/pipeline.yaml.",
            valueName: "file"
        )
    )
    var pipeline: String?

    @Option(
        help: ArgumentHelp(
            "Most days between two reprints (default: \(DedupSettings().windowDays)).",
            valueName: "days"
        )
    )
    var windowDays: Int?

    @Option(
        help: ArgumentHelp(
            "Compare articles without a date with all others, with undated ones only, or with none "
                + "(default: \(DedupSettings().undated)).",
            valueName: "rule"
        )
    )
    var undated: DedupSettings.Undated?

    @Option(
        help: ArgumentHelp(
            "Lowest probability, 0 to 1, at which two articles are linked (default: \(DedupSettings().linkProbability)).",
            valueName: "p"
        )
    )
    var linkProbability: Double?

    @Option(
        help: ArgumentHelp(
            "Lowest cosine at which the texts of two articles are compared (default: \(DedupSettings().candidateCosine)).",
            valueName: "c"
        )
    )
    var candidateCosine: Double?

    @Option(
        help: ArgumentHelp(
            "Lowest part of a text, 0 to 1, that another one has too, as their sketches tell, at which the two are compared "
                + "whatever their cosine (default: \(DedupSettings().candidateShare)).",
            valueName: "s"
        )
    )
    var candidateShare: Double?

    @Flag(help: "Link by the bi-encoder alone, at --link-cosine; texts are neither sketched nor compared.")
    var encoderOnly = false

    @Option(help: ArgumentHelp("Lowest cosine of a link with --encoder-only.", valueName: "c"))
    var linkCosine = DedupSettings().linkCosine

    @Option(
        help: ArgumentHelp(
            "Resolution of the clustering, above 0; higher values give smaller clusters "
                + "(default: \(DedupSettings().resolution); with --passages \(PassageSettings().resolution)).",
            valueName: "r"
        )
    )
    var resolution: Double?

    @Flag(help: "Two articles, or pages, of one newspaper are not compared.")
    var acrossNewspapers = false

    @Flag(inversion: .prefixedNo, help: "Write pairs of headlines and texts (default: --pairs).")
    var pairs: Bool?

    @Option(help: ArgumentHelp("Most pairs of one cluster and kind.", valueName: "n"))
    var pairsPerCluster = PairSettings().perCluster

    @Flag(help: "Also write pairs of headlines that differ by some letters only, with flags.")
    var keepNearIdentical = false

    @Option(help: ArgumentHelp("Clusters of a hundred whose pairs are for development.", valueName: "n"))
    var devPercent = PairSettings().devPercent
    @Option(help: ArgumentHelp("Clusters of a hundred whose pairs are for testing.", valueName: "n"))
    var testPercent = PairSettings().testPercent

    @Option(help: ArgumentHelp("Name of the field with the id.", valueName: "name"))
    var idField = FieldNames().id
    @Option(help: ArgumentHelp("Name of the field with the text.", valueName: "name"))
    var textField = FieldNames().text
    @Option(
        help: ArgumentHelp(
            "Name of the field with the date, as 1920-11-15 or Nov-15-1920, 1920-11, 1920.",
            valueName: "name"
        )
    )
    var dateField = FieldNames().date
    @Option(
        help: ArgumentHelp(
            "Name of the field with the newspaper (default: series, in a corpus lccn).",
            valueName: "name"
        )
    )
    var newspaperField: String?
    @Option(help: ArgumentHelp("Name of the field with the headline.", valueName: "name"))
    var headlineField = FieldNames().headline
    @Option(
        help: ArgumentHelp(
            "Name of the field with the page; articles of one page are never reprints.",
            valueName: "name"
        )
    )
    var pageField = FieldNames().page

    @Option(name: .shortAndLong, help: ArgumentHelp("Tasks at the same time (default: one per core).", valueName: "n"))
    var jobs: Int?

    @Option(help: ArgumentHelp("Folder of the models; the program's own where left out.", valueName: "dir"))
    var models: String?

    @Option(
        help: ArgumentHelp(
            "Numeric precision of the encoder: f32, bf16 (AMX or AVX512-BF16), int8 (VNNI), or auto, the fastest of this "
                + "processor; what it lacks is refused, and vectors of one precision do not serve another (default: auto).",
            valueName: "kind"
        )
    )
    var precision: String?

    @Flag(help: "Write the summary as JSON on standard output.")
    var json = false

    func validate() throws {
        if let precision, PrecisionChoice(rawValue: precision) == nil {
            throw ValidationError("--precision must be auto, f32, bf16 or int8")
        }
        if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs must be 1 to 1024") }
        do { _ = try part } catch { throw ValidationError("\(error)") }
        guard passages else {
            if shortestPassage != nil || withoutTexts {
                throw ValidationError("--shortest-passage and --without-texts need --passages")
            }
            return
        }
        if encoderOnly || keepNearIdentical || pairs == false || from != nil || to != nil || !join.isEmpty
            || pipeline != nil
        {
            throw ValidationError(
                "--encoder-only, --from, --to, --join, --pipeline and options of pairs are not for --passages"
            )
        }
    }

    func run() async throws {
        try await ExitStatus.reporting {
            var names = FieldNames(
                id: idField,
                text: textField,
                date: dateField,
                headline: headlineField,
                page: pageField
            )
            let (files, isCorpus) = try Self.files(of: inputs)
            names.newspaper = newspaperField ?? (isCorpus ? FieldNames.corpus.newspaper : names.newspaper)
            if passages { return try await findPassages(files, names) }
            let configured = try pipeline.map { try PipelineConfiguration(contentsOf: $0) }
            let base = configured.flatMap { $0.dedup.kind == .none ? nil : $0.dedup.settings } ?? DedupSettings()
            let search = ReprintSearch(
                DedupRun.Settings(
                    files: files,
                    names: names,
                    output: output,
                    dedup: DedupSettings(
                        windowDays: windowDays ?? base.windowDays,
                        undated: undated ?? base.undated,
                        candidateCosine: candidateCosine ?? base.candidateCosine,
                        candidateShare: candidateShare ?? base.candidateShare,
                        linkProbability: linkProbability ?? base.linkProbability,
                        verifies: base.verifies && !encoderOnly,
                        linkCosine: linkCosine,
                        resolution: resolution ?? base.resolution,
                        allowsOneNewspaper: base.allowsOneNewspaper && !acrossNewspapers
                    ),
                    models: try ModelStore.locate(models ?? configured?.models.folder),
                    precision: precision.flatMap(PrecisionChoice.init) ?? configured?.dedup.precision ?? .auto,
                    jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
                    parts: join
                ),
                pairs: pairs ?? configured?.dedup.pairs ?? true ? pairSettings : nil
            )
            let stop = StopSwitch()
            let signals = Signals(pressing: stop)
            let printer = ProgressPrinter(environment: ProcessInfo.processInfo.environment)
            try makeFolder(output)
            let lock = try CorpusLock(CorpusLayout(folder: output).lock)
            if let part = try part {
                let record = try await stop.cancelling { try await search.runPart(part, notify: printer.show) }
                _ = consume lock
                withExtendedLifetime(signals) {}
                printer.finish(["\(output): \(RunSummaryText.line(record))"])
                if json { try FileHandle.standardOutput.write(contentsOf: RecordCoding.lines([record])) }
                return .done
            }
            let summary = try await stop.cancelling { try await search.run(notify: printer.show) }
            _ = consume lock
            withExtendedLifetime(signals) {}
            printer.finish(["\(output): \(RunSummaryText.line(summary))"])
            if json { try FileHandle.standardOutput.write(contentsOf: RecordCoding.lines([summary])) }
            return .done
        }
    }

    /// Finds the passages that pages share.
    private func findPassages(_ files: [URL], _ names: FieldNames) async throws -> ExitStatus {
        let search = PassageRun(
            PassageRun.Settings(
                files: files,
                names: names,
                output: output,
                passages: PassageSettings(
                    shortest: shortestPassage ?? PassageSettings().shortest,
                    windowDays: windowDays ?? PassageSettings().windowDays,
                    allowsOneNewspaper: !acrossNewspapers,
                    resolution: resolution ?? PassageSettings().resolution
                ),
                givesTexts: !withoutTexts,
                jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount
            )
        )
        let stop = StopSwitch()
        let signals = Signals(pressing: stop)
        let printer = ProgressPrinter(environment: ProcessInfo.processInfo.environment)
        try makeFolder(output)
        let lock = try CorpusLock(CorpusLayout(folder: output).lock)
        let summary = try await stop.cancelling { try await search.run(notify: printer.show) }
        _ = consume lock
        withExtendedLifetime(signals) {}
        printer.finish(["\(output): \(RunSummaryText.line(summary))"])
        if json { try FileHandle.standardOutput.write(contentsOf: RecordCoding.lines([summary])) }
        return .done
    }

    /// The days of the part that is wanted; `nil` for a whole search or a join.
    private var part: CalendarStretch? {
        get throws {
            if from == nil, to == nil { return nil }
            guard let from, let to else { throw ValidationError("--from and --to must be given together") }
            guard join.isEmpty else { throw ValidationError("--join is of whole parts: leave out --from and --to") }
            return try CalendarStretch(from: from, to: to)
        }
    }

    private var pairSettings: PairSettings {
        PairSettings(
            perCluster: pairsPerCluster,
            devPercent: devPercent,
            testPercent: testPercent,
            keepsNearIdentical: keepNearIdentical
        )
    }

    /// Files named, and the articles of corpus folders.
    static func files(of inputs: [String]) throws -> (files: [URL], isCorpus: Bool) {
        var (files, isCorpus): ([URL], Bool) = ([], false)
        for input in inputs {
            var isFolder: ObjCBool = false
            let url = URL(fileURLWithPath: input)
            guard FileManager.default.fileExists(atPath: input, isDirectory: &isFolder), isFolder.boolValue else {
                files.append(url)
                continue
            }
            files += JSONLines.shards(in: url.appendingPathComponent("articles"))
            isCorpus = true
        }
        return (files, isCorpus)
    }
}

extension DedupSettings.Undated: ExpressibleByArgument {}
