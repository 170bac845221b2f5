import Inference
package import Layout
import Legibility
package import PageFlow

/// Layout, legibility and understanding as a configuration wants them.
package struct LayoutStages: Sendable {
    package let layout: any Stage<RasterPage, PageLayout>
    /// `nil` where regions get no label.
    package let legibility: (any Stage<PageLayout, JudgedLayout>)?
    /// `nil` where layout goes without networks.
    package let understanding: UnderstandingStage?

    /// Loads what the configuration names.
    ///
    /// - Throws: `InferenceError` where a model is missing, altered or no model.
    package init(_ configuration: PipelineConfiguration) throws {
        func session(_ name: String) throws -> InferenceSession {
            let model = try ModelStore.locate(configuration.models.folder).model(name)
            return try InferenceSession(model, settings: configuration.models.settings)
        }
        switch configuration.layout.kind {
        case .page: (layout, understanding) = (DeskewStage(), nil)
        case .geometry: (layout, understanding) = (LayoutStage(.geometry), nil)
        case .network:
            let regions = try session(LayoutStage.regionModelName)
            layout = LayoutStage(.network(try session(LayoutStage.modelName), regions: regions))
            understanding = UnderstandingStage(session: regions)
        }
        legibility =
            switch configuration.legibility.kind {
            case .none: nil
            case .measure: InkLegibilityStage()
            case .network: NetworkLegibilityStage(session: try session(NetworkLegibilityStage.modelName))
            }
    }
}
