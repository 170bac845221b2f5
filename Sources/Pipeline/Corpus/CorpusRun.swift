package import Archives
import CorpusFiles
import CorpusModel
package import CorpusStore
package import Dedup
package import Enrichment
package import Executor
package import Foundation
package import Metadata
import Recognition

/// A run from the user's inputs to the corpus: what `broadsheet run` does, without a terminal.
package struct CorpusRun: Sendable {
    /// Settings of a run.
    package struct Settings: Sendable {
        /// Files, folders and lists; see `InputScan.findings`.
        package var inputs: [String]
        /// Folder that the inputs lie in; `nil` for the deepest that holds them all.
        package var root: String?
        /// Which forms of a page are read.
        package var forms: FormChoice
        /// The corpus folder, made where it is not there.
        package var output: String
        /// What path and sidecar say about pages.
        package var metadata: MetadataResolver
        /// What decides the records.
        package var configuration: PipelineConfiguration
        /// Input pages a shard is made of.
        package var shardSize: Int
        /// Whether pages that are no longer among the inputs are removed.
        package var removesMissing: Bool
        /// Memory that a worker may use, mebibytes.
        package var memoryLimit: Int
        /// Workers and timeouts.
        package var options: RunOptions
        /// File to write the requests of the pages still to be done to, one JSON object a line; nothing else is done then.
        package var requests: String?
        /// Whether reprinted articles are looked for, and articles enriched, where the configuration wants it.
        package var findsReprints: Bool, enriches: Bool

        package init(
            inputs: [String],
            root: String? = nil,
            forms: FormChoice = .best,
            output: String,
            metadata: MetadataResolver,
            configuration: PipelineConfiguration,
            shardSize: Int,
            removesMissing: Bool,
            memoryLimit: Int,
            options: RunOptions,
            requests: String? = nil,
            findsReprints: Bool = true,
            enriches: Bool = true
        ) {
            (self.requests, self.findsReprints, self.enriches) = (requests, findsReprints, enriches)
            (self.inputs, self.root, self.forms) = (inputs, root, forms)
            (self.output, self.metadata) = (output, metadata)
            self.configuration = configuration
            (self.shardSize, self.removesMissing) = (shardSize, removesMissing)
            (self.memoryLimit, self.options) = (memoryLimit, options)
        }
    }

    /// What a run tells while it goes on.
    package enum Notice: Sendable {
        /// The plan stands: pages and files, what was found in the corpus, and the configuration as YAML.
        case planned(pages: Int, files: Int, resume: ResumeReport, configuration: String)
        /// Some of what was seen among the inputs gives no page, and how the user's table fits.
        case inputs(InputAccount, table: SidecarFit?)
        /// Something happened to a page or worker.
        case event(RunEvent)
        /// Reprinted articles are looked for.
        case dedup(DedupRun.Notice)
        /// Articles are enriched.
        case enrichment(EnrichmentRun.Notice)
    }

    /// How a run ended.
    package struct Outcome: Sendable {
        /// Pages decided and whether the run was stopped.
        package var result: RunResult
        /// The corpus after the run.
        package var corpus: CorpusSummary
        /// What was found of reprinted articles; `nil` where they were not looked for.
        package var dedup: ReprintSearch.Summary?
        /// What was found out of articles; `nil` where they were not enriched.
        package var enrichment: EnrichmentRun.Summary?
        /// How the user's table fits; `nil` where there is none.
        package var table: SidecarFit?
        /// What the deliveries of archives among the inputs hold and lack.
        package var deliveries: [DeliveryReport]
        /// Whether the archive's text was asked for, and no page has one.
        package var lacksText = false
        /// Elapsed time of the run.
        package var seconds: Double

        package init(
            result: RunResult,
            corpus: CorpusSummary,
            dedup: ReprintSearch.Summary? = nil,
            table: SidecarFit? = nil,
            deliveries: [DeliveryReport] = [],
            seconds: Double
        ) {
            (self.result, self.corpus, self.dedup) = (result, corpus, dedup)
            (self.table, self.deliveries, self.seconds) = (table, deliveries, seconds)
        }
    }

    private let settings: Settings
    private let program: String

    /// Prepares a run whose workers are `program worker ...`.
    package init(_ settings: Settings, program: String) { (self.settings, self.program) = (settings, program) }

    /// Runs.
    ///
    /// - Parameters:
    ///   - standardInput: gives the bytes of standard input.
    ///   - stop: pressed to stop the run.
    ///   - notify: called for everything that happens, from any thread.
    /// - Returns: how the run ended, also where pages failed.
    /// - Throws: `RunError`, `CorpusError`, `RecognitionError`, `DecodeError`.
    @concurrent package func run(
        standardInput: @Sendable () -> Data,
        stop: StopSwitch,
        notify: @escaping @Sendable (Notice) -> Void
    ) async throws -> Outcome {
        let clock = ContinuousClock()
        let start = clock.now
        let fingerprint = try PipelineIdentity(settings.configuration).fingerprint
        let source = InputSource(
            output: settings.output,
            root: settings.root,
            forms: settings.forms,
            usesText: settings.configuration.recognition.text != .read
        )
        let plan = try CorpusPlan(
            try await source.pages(settings.inputs, standardInput: standardInput),
            metadata: settings.metadata
        )
        let layout = CorpusLayout(folder: settings.output)
        try makeFolder(layout.folder)
        let lock = try CorpusLock(layout.lock)
        let dedup =
            settings.findsReprints
            ? try CorpusDedup(layout, settings.configuration, jobs: settings.options.jobs) : nil
        let enrichment =
            settings.enriches && settings.requests == nil
            ? try CorpusEnrichment(layout, settings.configuration, jobs: settings.options.jobs) : nil
        let store = try CorpusStore(layout: layout, shardSize: settings.shardSize)
        let resume = try store.adopt(plan, fingerprint: fingerprint, removesMissing: settings.removesMissing)
        let yaml = try settings.configuration.yaml
        try store.writeConfiguration(yaml)
        notify(
            .planned(pages: plan.pages.count, files: plan.fileCount, resume: resume, configuration: yaml)
        )
        notify(.inputs(plan.account, table: plan.table))
        if let requests = settings.requests {
            try store.writeRequests(to: requests)
            let summary = try store.summary()
            try store.close()
            _ = consume lock
            let result = RunResult(decided: 0, isInterrupted: false)
            return Outcome(
                result: result,
                corpus: summary,
                table: plan.table,
                deliveries: plan.deliveries,
                seconds: (clock.now - start) / .seconds(1)
            )
        }
        let number = try store.beginRun(jobs: settings.options.jobs, at: Date())
        let coordinator = Coordinator(
            store: store,
            command: workerCommand(layout),
            options: settings.options,
            fingerprint: fingerprint
        ) { notify(.event($0)) }
        do {
            var result = try await coordinator.run(stop: stop)
            if !result.isInterrupted {
                do {
                    let continuations = CorpusContinuations(store)
                    try await stop.cancelling { try await continuations.run() }
                } catch is CancellationError {
                    result = RunResult(decided: result.decided, isInterrupted: true)
                }
            }
            let ending = result.isInterrupted ? "interrupted" : "finished"
            try store.endRun(number, pages: result.decided, outcome: ending, at: Date())
            let summary = try store.summary()
            try store.close()
            let seconds = (clock.now - start) / .seconds(1)
            var outcome = Outcome(
                result: result,
                corpus: summary,
                table: plan.table,
                deliveries: plan.deliveries,
                seconds: seconds
            )
            outcome.lacksText =
                settings.configuration.recognition.text != .read && plan.pages.allSatisfy { $0.request.text == nil }
            if !result.isInterrupted, let dedup {
                do {
                    outcome.dedup = try await stop.cancelling { try await dedup.run { notify(.dedup($0)) } }
                } catch is CancellationError {
                    outcome.result = RunResult(decided: result.decided, isInterrupted: true)
                }
            }
            if !outcome.result.isInterrupted, let enrichment {
                do {
                    outcome.enrichment = try await stop.cancelling {
                        try await enrichment.run { notify(.enrichment($0)) }
                    }
                } catch is CancellationError {
                    outcome.result = RunResult(decided: result.decided, isInterrupted: true)
                }
            }
            _ = consume lock
            return outcome
        } catch {
            try? store.endRun(number, pages: 0, outcome: "\(error)", at: Date())
            try? store.close()
            throw error
        }
    }

    private func workerCommand(_ layout: CorpusLayout) -> WorkerProgram {
        WorkerProgram(
            executable: program,
            arguments: [
                "worker", "--coordinated", "--pipeline", layout.configuration, "--memory-limit",
                String(settings.memoryLimit),
            ]
        )
    }
}
