package import CorpusModel
package import PageFlow

/// A page as the region network is trained on it.
package struct RegionExample: Sendable {
    /// Hulls of the lines and pictures, working pixels, and which of them are lines.
    package let boxes: [PixelRect], isLine: [Bool]
    /// Working pixels per pixel of the deskewed page.
    package let scale: Double
    /// Neighbours of each node, one a place, -1 where there is none, `[nodes, places]`.
    package let neighbours: [Int32]
    /// What the network takes: `[nodes, nodeFeatures]`, and `[nodes, places, edgeFeatures]`.
    package let nodeValues: [Float], edgeValues: [Float]

    /// Numbers of places, of a node and of an edge.
    package static let places = Neighbours.count
    package static let nodeFeatures = PageGraph.nodeFeatures, edgeFeatures = PageGraph.edgeFeatures

    /// The lines and pictures of a page after reading; `nil` where layout saw no type or went without networks.
    package init?(_ page: ReadPage) {
        guard let seen = page.evidence as? SeenPage else { return nil }
        let graph = seen.graph(with: seen.lines(of: page.text.regions))
        scale = seen.place.scale
        boxes = graph.nodes.map(\.bbox)
        isLine = graph.nodes.map { $0.line != nil }
        neighbours = graph.neighbours.of.flatMap { $0.map { Int32($0 ?? -1) } }
        (nodeValues, edgeValues) = (graph.nodeValues, graph.edgeValues)
    }
}
