package import CorpusModel
package import Inference
package import PageFlow
package import Raster

/// A page as the region network is trained on it.
package struct RegionExample: Sendable {
    /// Hulls of the lines and pictures, working pixels, and which of them are lines.
    package let boxes: [PixelRect], isLine: [Bool]
    /// Working pixels per pixel of the deskewed page.
    package let scale: Double
    /// How the deskewed page maps to the scan.
    package let frame: PageFrame
    /// Neighbours of each node, one a place, -1 where there is none, `[nodes, places]`.
    package let neighbours: [Int32]
    /// What the network takes: `[nodes, nodeFeatures]`, and `[nodes, places, edgeFeatures]`.
    package let nodeValues: [Float], edgeValues: [Float]

    /// Numbers of places, of a node and of an edge.
    package static let places = Neighbours.count
    package static let nodeFeatures = PageGraph.nodeFeatures, edgeFeatures = PageGraph.edgeFeatures

    /// Takes a page apart by the layout network; `nil` where there is no type on it.
    ///
    /// - Throws: `InferenceError` where the network cannot be run or is another one.
    package init?(_ page: GrayImage, by session: InferenceSession) throws(InferenceError) {
        guard let deskewed = DeskewedPage(page) else { return nil }
        let graph = try NetworkLayout(of: deskewed, by: session).graph
        (scale, frame) = (deskewed.working.scale, deskewed.frame)
        boxes = graph.nodes.map(\.bbox)
        isLine = graph.nodes.map { $0.line != nil }
        neighbours = graph.neighbours.of.flatMap { $0.map { Int32($0 ?? -1) } }
        (nodeValues, edgeValues) = (graph.nodeValues, graph.edgeValues)
    }
}
