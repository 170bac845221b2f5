import CorpusModel
import Inference

/// The lines and pictures of a page with their neighbours, as the numbers that the region network takes.
///
/// What was seen stays; what was read is added when it is known.
struct PageGraph: Sendable {
    let nodes: [PageNode]
    let neighbours: Neighbours
    /// Boxes of rules, the smallest first.
    let frames: [PixelRect]
    /// x-height of the body type, working pixels.
    let xHeight: Double
    /// What was read of each node; `nil` for what was not.
    var readings: [LineTraits?]

    /// Numbers of a node and of an edge.
    static let nodeFeatures = GraphMeasures.nodeNumbers + LineTraits.count + GraphMeasures.classNumbers
    static let edgeFeatures = GraphMeasures.edgeNumbers + LineTraits.pairCount + 4

    /// What was seen of each node, `[nodes][nodeNumbers + classNumbers]`.
    private let looks: [[Float]]
    /// What was seen of each node and neighbour, `[nodes * places][edgeNumbers]`; empty where a place has no neighbour.
    private let relations: [[Float]]

    init(_ nodes: [PageNode], maps: LayoutMaps, ink: PageInk) {
        self.nodes = nodes
        xHeight = ink.xHeight
        let neighbours = Neighbours(nodes.map(\.bbox), xHeight: ink.xHeight)
        let frames = FrameFinder(ink: ink).frames()
        (self.neighbours, self.frames) = (neighbours, frames)
        readings = nodes.map { _ in nil }
        let measures = GraphMeasures(nodes, frames: frames, maps: maps, ink: ink)
        looks = nodes.indices.map(measures.values)
        relations = nodes.indices.flatMap { node in
            neighbours.of[node].enumerated().map { place, neighbour in
                neighbour.map { measures.values(from: node, to: $0, direction: Neighbours.directions[place]) } ?? []
            }
        }
    }

    /// `[nodes, nodeFeatures]`, row-major: what was seen, what was read, probabilities of classes.
    var nodeValues: [Float] {
        zip(looks, readings).flatMap { look, reading in
            look.prefix(GraphMeasures.nodeNumbers) + (reading?.values ?? LineTraits.unread)
                + look.suffix(GraphMeasures.classNumbers)
        }
    }

    /// `[nodes, places, edgeFeatures]`, row-major: what was seen, what was read, direction; noughts where a place has no neighbour.
    var edgeValues: [Float] {
        var values: [Float] = []
        values.reserveCapacity(relations.count * Self.edgeFeatures)
        for (node, neighbours) in neighbours.of.enumerated() {
            for (place, neighbour) in neighbours.enumerated() {
                guard let neighbour else {
                    values += [Float](repeating: 0, count: Self.edgeFeatures)
                    continue
                }
                let direction = Neighbours.directions[place]
                let isLater = direction == 0 || direction == 2
                values += relations[node * Neighbours.count + place]
                values += LineTraits.pair(readings[isLater ? neighbour : node], readings[isLater ? node : neighbour])
                values += (0..<4).map { $0 == direction ? 1 : 0 }
            }
        }
        return values
    }

    /// The network's inputs: nodes `[n, nodeFeatures]`, edges `[n, places, edgeFeatures]`, and neighbours `[n, places]`, with
    /// the node itself where there is none, and whether there is one, `[n, places]`.
    var tensors: [Tensor] {
        let places = Neighbours.count
        let indices = neighbours.of.enumerated().flatMap { node, of in of.map { Int64($0 ?? node) } }
        let known = neighbours.of.flatMap { $0.map { $0 == nil ? Float(0) : 1 } }
        return [
            Tensor(shape: [nodes.count, Self.nodeFeatures], values: nodeValues),
            Tensor(shape: [nodes.count, places, Self.edgeFeatures], values: edgeValues),
            Tensor(shape: [nodes.count, places], integers: indices),
            Tensor(shape: [nodes.count, places], values: known),
        ]
    }
}
