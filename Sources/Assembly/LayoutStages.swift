import CorpusModel
import Inference
import Layout
import Legibility
import Raster

/// Layout and legibility as a configuration wants them, with the digests of their models.
struct LayoutStages: Sendable {
    let layout: any Stage<RasterPage, PageLayout>
    let legibility: (any Stage<PageLayout, PageLayout>)?
    /// Names of the models used, and `sha256:` with their digests.
    let models: [String: String]

    /// Loads what the configuration names.
    ///
    /// - Throws: `InferenceError` where a model is missing, altered or no model.
    init(_ configuration: PipelineConfiguration) throws {
        var models: [String: String] = [:]
        func session(_ name: String) throws -> InferenceSession {
            let model = try ModelStore.locate(configuration.models.folder).model(name)
            models[name] = "sha256:\(model.sha256)"
            return try InferenceSession(model, settings: configuration.models.settings)
        }
        layout =
            switch configuration.layout.kind {
            case .geometry: GeometricLayout()
            case .network: NetworkLayout(session: try session(NetworkLayout.modelName))
            }
        legibility = configuration.legibility.isMeasured ? LegibilityMeasure() : nil
        self.models = models
    }
}
