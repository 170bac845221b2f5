import Inference
import Layout
import Legibility
package import PageFlow

/// Layout and legibility as a configuration wants them.
package struct LayoutStages: Sendable {
    package let layout: any Stage<RasterPage, PageLayout>
    /// `nil` where regions get no label.
    package let legibility: (any Stage<PageLayout, JudgedLayout>)?

    /// Loads what the configuration names.
    ///
    /// - Throws: `InferenceError` where a model is missing, altered or no model.
    package init(_ configuration: PipelineConfiguration) throws {
        func session(_ name: String) throws -> InferenceSession {
            let model = try ModelStore.locate(configuration.models.folder).model(name)
            return try InferenceSession(model, settings: configuration.models.settings)
        }
        layout =
            switch configuration.layout.kind {
            case .page: DeskewStage()
            case .geometry: LayoutStage(.geometry)
            case .network:
                LayoutStage(
                    .network(try session(LayoutStage.modelName), regions: try session(LayoutStage.regionModelName))
                )
            }
        legibility =
            switch configuration.legibility.kind {
            case .none: nil
            case .measure: InkLegibilityStage()
            case .network: NetworkLegibilityStage(session: try session(NetworkLegibilityStage.modelName))
            }
    }
}
