import CorpusModel
import Inference
import Layout
import Legibility
package import PageFlow
import Raster

/// Layout and legibility as a configuration wants them, with the digests of their models.
package struct LayoutStages: Sendable {
    package let layout: any Stage<RasterPage, PageLayout>
    package let legibility: (any Stage<PageLayout, JudgedLayout>)?
    /// Names of the models used, and `sha256:` with their digests.
    package let models: [String: String]

    /// Loads what the configuration names.
    ///
    /// - Throws: `InferenceError` where a model is missing, altered or no model.
    package init(_ configuration: PipelineConfiguration) throws {
        var models: [String: String] = [:]
        func session(_ name: String) throws -> InferenceSession {
            let model = try ModelStore.locate(configuration.models.folder).model(name)
            models[name] = "sha256:\(model.sha256)"
            return try InferenceSession(model, settings: configuration.models.settings)
        }
        layout =
            switch configuration.layout.kind {
            case .page: DeskewStage()
            case .geometry: LayoutStage(.geometry)
            case .network: LayoutStage(.network(try session(LayoutStage.modelName)))
            }
        legibility =
            switch configuration.legibility.kind {
            case .none: nil
            case .measure: InkLegibilityStage()
            case .network: NetworkLegibilityStage(session: try session(NetworkLegibilityStage.modelName))
            }
        self.models = models
    }
}
