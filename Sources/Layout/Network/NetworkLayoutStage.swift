import CorpusModel
package import Inference
package import PageFlow
import Raster

/// Finds typed regions by a network and geometry together.
///
/// The network tells what things are: it sees the whole page at a scale at which letters are just told apart, and gives
/// every place the chances of the classes. Geometry tells where they are: lines, gutters and rules, exact to the pixel.
/// Lines are named by both (`LineDecoder`), pictures and advertisements are bounded by both.
package struct NetworkLayoutStage: Stage {
    /// Name of the model in the store.
    package static let modelName = "layout"

    private let session: InferenceSession

    /// Makes the stage with a loaded model.
    package init(session: InferenceSession) { self.session = session }

    package var identity: StageIdentity { StageIdentity(name: "layout", version: 3, settings: ["kind": "network"]) }

    /// Finds the regions of a page; a page without type gives a layout without regions.
    ///
    /// - Throws: `InferenceError` where the model cannot be run.
    @concurrent package func run(_ input: RasterPage) async throws -> PageLayout {
        guard let page = DeskewedPage(input.image) else { return GeometricLayoutStage.empty(input) }
        let maps = try LayoutMaps(of: NetworkInput(page), workingWidth: page.working.gray.width, by: session)
        let geometry = PageGeometry(page.working, maps: maps)
        let regions = RegionBuilder(geometry: geometry, maps: maps).regions()
        return GeometricLayoutStage.layout(input, page, geometry, regions)
    }
}
