import CorpusFiles
import Enrichment
import Foundation
import Inference

/// The enrichment of the corpus's articles, once pages and reprints are done.
struct CorpusEnrichment {
    private let layout: CorpusLayout
    private let settings: EnrichmentSettings
    private let models: ModelStore
    private let hasClusters: Bool
    private let jobs: Int

    /// Prepares the stage and checks its models and tables, so that nothing is missing after a night of reading.
    ///
    /// - Returns: `nil` where the configuration wants none.
    /// - Throws: `InferenceError`, `EnrichmentError`.
    init?(_ layout: CorpusLayout, _ configuration: PipelineConfiguration, jobs: Int) throws {
        guard let settings = configuration.enrichment.settings else { return nil }
        (self.layout, self.jobs, self.settings) = (layout, jobs, settings)
        hasClusters = configuration.dedup.kind != .none
        models = try ModelStore.locate(configuration.models.folder)
        try Enricher.check(settings, models: models)
    }

    /// Enriches all articles.
    func run(notify: @escaping @Sendable (EnrichmentRun.Notice) -> Void) async throws -> EnrichmentRun.Summary {
        let clusters = URL(fileURLWithPath: layout.folder + "/clusters.jsonl")
        let run = EnrichmentRun(
            EnrichmentRun.Settings(
                files: JSONLines.shards(in: URL(fileURLWithPath: layout.folder(of: .articles), isDirectory: true)),
                fields: EnrichmentFields(),
                output: layout.folder,
                clusters: hasClusters && FileManager.default.fileExists(atPath: clusters.path) ? clusters : nil,
                jobs: jobs
            ),
            enricher: try Enricher(settings, models: models, streams: jobs)
        )
        return try await run.run(notify: notify)
    }
}
