package import PageFlow

/// Finds typed regions.
///
/// The page is deskewed, brought to a working scale at which the body type has an x-height of some nine pixels, cut into
/// columns along traced boundaries, and each column is read from top to bottom into headlines and bodies. Geometry says
/// where things are: lines, gutters and rules, exact to the pixel. What they are is decided by geometry alone or with a
/// network, which sees the whole page at a scale at which letters are just told apart.
package struct LayoutStage: Stage {
    /// Name of the network in the model store.
    package static let modelName = "layout"
    /// Name of the network that joins lines and pictures to regions.
    package static let regionModelName = "regions"

    private let method: LayoutMethod

    package init(_ method: LayoutMethod) { self.method = method }

    package var identity: StageIdentity {
        switch method {
        case .geometry: Self.identity(usesNetwork: false)
        case .network: Self.identity(usesNetwork: true)
        }
    }

    /// The identity; needs no loaded network.
    package static func identity(usesNetwork: Bool) -> StageIdentity {
        usesNetwork
            ? StageIdentity(name: "layout", version: 4, settings: ["kind": "network"])
            : StageIdentity(name: "layout", version: 1, settings: ["kind": "geometry"])
    }

    /// Finds the regions of a page; a page without type gives a layout without regions.
    ///
    /// - Throws: `InferenceError` where the network cannot be run.
    @concurrent package func run(_ input: RasterPage) async throws -> PageLayout {
        guard let page = DeskewedPage(input.image) else { return PageLayout(blank: input) }
        switch method {
        case .geometry:
            let geometry = PageGeometry(page.working)
            let regions = RegionBuilder(geometry: geometry).regions()
            return PageLayout(input, page, regions: regions, separators: geometry.separators())
        case .network(let session, let joining):
            let layout = try NetworkLayout(of: page, by: session)
            let regions = try layout.regions(by: joining)
            let seen = SeenPage(layout: layout, place: WorkingPlace(page), groups: regions.map(\.nodes))
            return PageLayout(input, page, regions: regions, separators: layout.separators, evidence: seen)
        }
    }
}
