import CorpusModel
import Foundation
import Inference

/// Regions made of lines and pictures by the region network: what belongs together is one region, whatever its shape.
struct GraphRegions {
    let graph: PageGraph
    let answer: RegionNetwork
    /// Lines and pictures that regions are made of.
    let nodes: Set<Int>

    /// Regions of a page, or of some of its lines and pictures alone.
    init(graph: PageGraph, answer: RegionNetwork, of nodes: Set<Int>? = nil) {
        (self.graph, self.answer) = (graph, answer)
        self.nodes = nodes ?? Set(graph.nodes.indices)
    }

    /// Added to each logit: on titles that it was not trained on the network parts too often.
    ///
    /// On the titles held out 2 gave the best pairs (F1 .9794, with nothing added .9745).
    private static let bias = 2.0

    /// The regions of the page, by their first lines.
    func regions() -> [WorkingRegion] {
        var contraction = EdgeContraction(count: graph.nodes.count, edges: edges())
        return contraction.groups().filter { nodes.contains($0[0]) }.flatMap(parted).compactMap(region)
    }

    /// Bodies of a group: one for each column, and the headline that one begins with.
    private func parted(_ group: [Int]) -> [[Int]] {
        guard regionClass(of: group).0 == .article, group.allSatisfy({ graph.nodes[$0].line != nil }) else {
            return [group]
        }
        return BodyColumns.columns(group.map { graph.nodes[$0].bbox }).flatMap { withoutHead($0.map { group[$0] }) }
    }

    /// A body that begins with the lines of a headline is parted from them, unless they go on in the article of the body above.
    ///
    /// Headlines inside it are its cross-heads.
    private func withoutHead(_ group: [Int]) -> [[Int]] {
        let ordered = group.sorted {
            let (one, other) = (graph.nodes[$0].bbox, graph.nodes[$1].bbox)
            return (one.midY, one.x0, $0) < (other.midY, other.x0, $1)
        }
        let heads = ordered.prefix { answer.mostLikely($0) == .headline }
        guard let first = heads.first, heads.count < group.count, !goesOn(first) else { return [group] }
        return [Array(heads), Array(ordered[heads.count...])]
    }

    /// Whether a line is more likely of the article of a body above it than not.
    private func goesOn(_ node: Int) -> Bool {
        graph.neighbours.of[node].enumerated().contains { place, neighbour in
            guard let neighbour, Neighbours.directions[place] == 0, isBody(neighbour) else { return false }
            return answer.sameArticle[node * Neighbours.count + place] > Self.leastArticle
        }
    }

    /// Logit from which a headline is a cross-head of the article above: the network sees too many articles rather than too few.
    private static let leastArticle: Float = -1

    /// Pairs of neighbours with what speaks for one region of both, seen from either side: the mean of the two logits.
    private func edges() -> [(Int, Int, Double)] {
        var edges: [(Int, Int, Double)] = []
        for (node, neighbours) in graph.neighbours.of.enumerated() where nodes.contains(node) {
            for (place, neighbour) in neighbours.enumerated() {
                guard let neighbour, nodes.contains(neighbour) else { continue }
                let isMutual = graph.neighbours.of[neighbour].contains(node)
                var logit = Double(answer.sameRegion[node * Neighbours.count + place])
                // Bodies side by side are of two columns, and so of two regions, unless the network is sure of the contrary.
                let isBeside = Neighbours.directions[place] >= 2
                if !(isBeside && isBody(node) && isBody(neighbour)) { logit += Self.bias }
                edges.append((node, neighbour, isMutual ? logit / 2 : logit))
            }
        }
        return edges
    }

    private func isBody(_ node: Int) -> Bool { answer.mostLikely(node) == .article }

    private func region(of group: [Int]) -> WorkingRegion? {
        var lines = group.compactMap { graph.nodes[$0].line }
        let (regionClass, probabilities) = regionClass(of: group)
        guard let regionClass, var bbox = PixelRect.hull(group.map { graph.nodes[$0].bbox }) else { return nil }
        // A line that runs over into the next column keeps what is in this one.
        if regionClass == .article, lines.count == group.count, let edges = BodyColumns.edges(of: lines.map(\.bbox)) {
            bbox = PixelRect(x0: edges.lowerBound, y0: bbox.y0, x1: edges.upperBound, y1: bbox.y1)
            for index in lines.indices {
                let inside = lines[index].bbox.intersection(bbox)
                if !inside.isEmpty { lines[index].bbox = inside }
            }
        }
        let isPicture = regionClass == .photograph || regionClass == .cartoon
        // What was taken for lines inside a picture is none; specks are no text.
        let letters = lines.reduce(0) { $0 + $1.letterCount }
        guard isPicture || letters >= 3 || Double(bbox.width) > 5 * graph.xHeight else { return nil }
        if isPicture, group.count == lines.count { return nil }
        if regionClass == .advertisement,
            let frame = graph.frames.first(where: {
                $0.intersection(bbox).area * 10 > bbox.area * 8 && $0.area < 3 * bbox.area
            })
        {
            bbox = bbox.union(frame)
        }
        return WorkingRegion(
            regionClass: regionClass,
            bbox: bbox,
            score: probabilities.score(of: regionClass),
            classScores: probabilities.recorded,
            lines: isPicture ? [] : lines.sorted { ($0.bbox.midY, $0.bbox.x0) < ($1.bbox.midY, $1.bbox.x0) },
            nodes: group.sorted()
        )
    }

    /// The class of a group, `nil` where most likely nothing is there, and the mean probabilities of its nodes.
    ///
    /// A wide line counts more than a short one.
    private func regionClass(of group: [Int]) -> (RegionClass?, ClassProbabilities) {
        var means = [Double](repeating: 0, count: RegionNetwork.classCount)
        var total = 0.0
        for node in group {
            let weight = Double(max(1, graph.nodes[node].bbox.width))
            total += weight
            for index in means.indices {
                means[index] += weight * exp(Double(answer.classes[node * RegionNetwork.classCount + index]))
            }
        }
        let best = means.indices.max { (means[$0], -$0) < (means[$1], -$1) } ?? 0
        return (best == 0 ? nil : LayoutMaps.classes[best - 1], ClassProbabilities(values: means.map { $0 / total }))
    }
}
