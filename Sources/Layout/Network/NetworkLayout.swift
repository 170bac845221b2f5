public import CorpusModel
public import Inference
public import Raster

/// Finds typed regions by a network and geometry together.
///
/// The network tells what things are: it sees the whole page at a scale at which letters are just told apart, and gives
/// every place the chances of the classes. Geometry tells where they are: lines, gutters and rules, exact to the pixel.
/// Lines are named by both (`LineDecoder`), pictures and advertisements are bounded by both.
public struct NetworkLayout: Stage {
    /// Name of the model in the store.
    public static let modelName = "layout"

    private let session: InferenceSession

    /// Makes the stage with a loaded model.
    public init(session: InferenceSession) { self.session = session }

    /// Name, version and settings.
    public var identity: StageIdentity { StageIdentity(name: "layout", version: 3, settings: ["kind": "network"]) }

    /// Finds the regions of a page; a page without type gives a layout without regions.
    ///
    /// - Throws: `InferenceError` where the model cannot be run.
    @concurrent public func run(_ input: RasterPage) async throws -> PageLayout {
        guard let page = UprightPage(input.image) else { return GeometricLayout.empty(input) }
        let maps = try LayoutMaps(of: NetworkInput(page), workingWidth: page.working.gray.width, by: session)
        let geometry = PageGeometry(page.working, maps: maps)
        let regions = RegionBuilder(geometry: geometry, maps: maps).regions()
        return GeometricLayout.layout(input, page, geometry, regions)
    }
}
