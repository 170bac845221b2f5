import CorpusModel
import Foundation
import Inference

/// The lines and pictures of a page with their neighbours, as the numbers that the region network takes.
///
/// All lengths are in x-heights of the body type, so that the numbers do not depend on resolution or size of type.
struct PageGraph {
    let nodes: [PageNode]
    let neighbours: Neighbours
    /// `[nodes, nodeFeatures]`, row-major.
    private(set) var nodeValues: [Float] = []
    /// `[nodes, places, edgeFeatures]`, row-major; noughts where a place has no neighbour.
    private(set) var edgeValues: [Float] = []

    /// Numbers of a node and of an edge.
    static let nodeFeatures = 18 + LayoutMaps.classes.count + 1, edgeFeatures = 16 + 4

    private let maps: LayoutMaps
    private let ink: PageInk
    /// Boxes of rules, the smallest first.
    let frames: [PixelRect]
    /// x-height of the body type, working pixels.
    var xHeight: Double { ink.xHeight }

    init(_ nodes: [PageNode], maps: LayoutMaps, ink: PageInk) {
        (self.nodes, self.maps, self.ink) = (nodes, maps, ink)
        neighbours = Neighbours(nodes.map(\.bbox), xHeight: ink.xHeight)
        frames = FrameFinder(ink: ink).frames()
        let strokes = nodes.compactMap(\.line).filter { $0.letterCount > 12 }.map(\.stroke)
        let stroke = strokes.median ?? 1
        let framed = nodes.map { node in frames.firstIndex { $0.intersection(node.bbox).area * 10 > node.bbox.area * 8 }
        }
        nodeValues.reserveCapacity(nodes.count * Self.nodeFeatures)
        edgeValues.reserveCapacity(nodes.count * Neighbours.count * Self.edgeFeatures)
        for index in nodes.indices {
            nodeValues += values(of: nodes[index], bodyStroke: stroke, isFramed: framed[index] != nil)
            for (place, neighbour) in neighbours.of[index].enumerated() {
                guard let neighbour else {
                    edgeValues += [Float](repeating: 0, count: Self.edgeFeatures)
                    continue
                }
                edgeValues += values(
                    from: nodes[index],
                    to: nodes[neighbour],
                    direction: Neighbours.directions[place],
                    shareFrame: framed[index] != nil && framed[index] == framed[neighbour]
                )
            }
        }
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

    private func values(of node: PageNode, bodyStroke: Double, isFramed: Bool) -> [Float] {
        let box = node.bbox
        let side = max(2, Int(xHeight / 2))
        let left = PixelRect(x0: box.x0 - side, y0: box.y0, x1: box.x0 + side, y1: box.y1)
        let right = PixelRect(x0: box.x1 - side, y0: box.y0, x1: box.x1 + side, y1: box.y1)
        var values: [Double] = [
            log(Double(box.width) / xHeight + 0.1), log(Double(box.height) / xHeight + 0.1),
            Double(box.x0) / Double(ink.width), Double(box.x1) / Double(ink.width), box.midY / Double(ink.height),
            isFramed ? 1 : 0,
            maps.start(in: box), maps.side(in: left), maps.side(in: right),
        ]
        switch node.content {
        case .line(let line):
            values += [
                0, 0, log(line.letterHeight / xHeight + 0.1), line.stroke / max(0.1, bodyStroke) - 1,
                log(Double(line.letterCount) + 1) / 4, Double(line.inkWidth) / Double(max(1, box.width)),
                log(Double(line.widestGap.count) / xHeight + 1), line.evenness,
            ]
        case .picture(let picture): values += [1, picture.isHalftone ? 1 : 0, 0, 0, 0, 0, 0, 0]
        }
        values.append(log(Double(ink.width) / xHeight) - 5)
        return (values + maps.probabilities(in: box).values).map(Float.init)
    }

    private func values(from node: PageNode, to other: PageNode, direction: Int, shareFrame: Bool) -> [Float] {
        let (box, next) = (node.bbox, other.bbox)
        let vertical = direction < 2
        let between =
            vertical
            ? PixelRect(
                x0: max(box.x0, next.x0),
                y0: Int(min(box.midY, next.midY)),
                x1: max(max(box.x0, next.x0) + 1, min(box.x1, next.x1)),
                y1: Int(max(box.midY, next.midY)) + 1
            )
            : PixelRect(
                x0: min(box.x1, next.x1) - Int(xHeight / 2),
                y0: max(box.y0, next.y0),
                x1: max(min(box.x1, next.x1), max(box.x0, next.x0)) + Int(xHeight / 2),
                y1: max(max(box.y0, next.y0) + 1, min(box.y1, next.y1))
            )
        let later = direction == 0 || direction == 2 ? box : next
        func length(_ pixels: Int) -> Double {
            let heights = Double(pixels) / xHeight
            return heights < 0 ? -log(1 - heights) : log(1 + heights)
        }
        let narrower = Double(max(1, min(box.width, next.width))), wider = Double(max(1, max(box.width, next.width)))
        let overlap = Double(box.horizontalOverlap(next))
        let lower = Double(max(1, min(box.height, next.height)))
        var sizes = (size: 0.0, weight: 0.0)
        if let one = node.line, let two = other.line {
            sizes.size = log((two.letterHeight + 1) / (one.letterHeight + 1))
            sizes.weight = log((two.stroke + 0.5) / (one.stroke + 0.5))
        }
        let values: [Double] = [
            length(next.x0 - box.x0), length(next.x1 - box.x1), length(next.x0 + next.x1 - box.x0 - box.x1),
            length(max(box.y0, next.y0) - min(box.y1, next.y1)), length(max(box.x0, next.x0) - min(box.x1, next.x1)),
            overlap / narrower, overlap / wider, Double(box.verticalOverlap(next)) / lower,
            sizes.size, sizes.weight,
            horizontalRule(in: between), verticalRule(in: between),
            maps.side(in: between), maps.gutter(in: between), maps.start(in: later),
            shareFrame ? 1 : 0,
        ]
        return values.map(Float.init) + (0..<4).map { $0 == direction ? 1 : 0 }
    }

    /// Share of a rectangle's width that the longest horizontal rule or dash in it covers, `0...1`.
    private func horizontalRule(in box: PixelRect) -> Double {
        var longest = 0
        for rule in ink.horizontalRules where rule.y0 < box.y1 && rule.y1 > box.y0 {
            longest = max(longest, rule.horizontalOverlap(box))
        }
        return Double(longest) / Double(max(1, box.width))
    }

    /// Share of a rectangle's height that vertical rules in it cover, `0...1`.
    private func verticalRule(in box: PixelRect) -> Double {
        var covered = 0
        for rule in ink.verticalRules where rule.bbox.x1 > box.x0 && rule.bbox.x0 < box.x1 {
            covered += rule.bbox.verticalOverlap(box)
        }
        return min(1, Double(covered) / Double(max(1, box.height)))
    }
}
