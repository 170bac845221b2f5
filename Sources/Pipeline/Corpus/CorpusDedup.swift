import CorpusFiles
import Dedup
import Foundation
import Inference
import Pairs

/// The corpus's articles that are reprints of one text, found once its pages are done.
struct CorpusDedup {
    private let layout: CorpusLayout
    private let configuration: PipelineConfiguration
    private let models: ModelStore
    private let jobs: Int

    /// Prepares the stage and checks its models, so that nothing is missing after a night of reading.
    ///
    /// - Returns: `nil` where the configuration wants none.
    /// - Throws: `InferenceError`.
    init?(_ layout: CorpusLayout, _ configuration: PipelineConfiguration, jobs: Int) throws {
        guard configuration.dedup.kind != .none else { return nil }
        (self.layout, self.configuration, self.jobs) = (layout, configuration, jobs)
        models = try ModelStore.locate(configuration.models.folder)
        try DedupRun.checkModels(models, verifies: configuration.dedup.settings.verifies)
    }

    /// Finds them; a corpus without articles has none.
    func run(notify: @escaping @Sendable (DedupRun.Notice) -> Void) async throws -> ReprintSearch.Summary {
        let search = ReprintSearch(
            DedupRun.Settings(
                files: JSONLines.shards(in: URL(fileURLWithPath: layout.folder(of: .articles), isDirectory: true)),
                names: .corpus,
                output: layout.folder,
                dedup: configuration.dedup.settings,
                models: models,
                precision: configuration.dedup.precision,
                jobs: jobs
            ),
            pairs: configuration.dedup.pairs ? PairSettings() : nil
        )
        do {
            return try await search.run(notify: notify)
        } catch let error as DedupError where error.code == .noArticles {
            return try search.writeNothing()
        }
    }
}
