import CorpusModel
import PageFlow

/// What the networks saw of a page before it was read.
struct SeenPage: LayoutEvidence {
    var layout: NetworkLayout
    let place: WorkingPlace
    /// Lines and pictures of each region that layout gave, in the order of the regions.
    let groups: [[Int]]

    /// The lines read on a page, each with the line of the graph that it is.
    ///
    /// - Parameter regions: of the page after reading, those that layout gave in their order.
    /// - Returns: for each node the lines that were read of it, in the order of the region's.
    func lines(of regions: [TextRegion]) -> [[TextLine]] {
        var lines = [[TextLine]](repeating: [], count: layout.graph.nodes.count)
        for (region, group) in zip(regions, groups) {
            let boxes = group.map { place.onPage(layout.graph.nodes[$0].bbox) }
            for line in region.lines {
                // A printed line that layout took for a part of its neighbour goes with the nearest.
                let owner = boxes.indices.min { Self.key(boxes[$0], line.bbox) < Self.key(boxes[$1], line.bbox) }
                if let owner { lines[group[owner]].append(line) }
            }
        }
        return lines
    }

    /// How well a line fits a box, the smaller the better: what of it lies outside, then the distance of their middles.
    private static func key(_ box: PixelRect, _ line: PixelRect) -> (Int, Double) {
        let shared = box.intersection(line).area
        return (-shared, abs(box.midY - line.midY) + abs(Double(box.x0 + box.x1 - line.x0 - line.x1)) / 2)
    }

    /// The page's graph with what was read of its lines.
    func graph(with lines: [[TextLine]]) -> PageGraph {
        var graph = layout.graph
        graph.readings = lines.map { lines in
            let text = lines.map(\.text).joined(separator: " ")
            let length = max(1, lines.reduce(0) { $0 + $1.text.count })
            let confidence = lines.reduce(0) { $0 + $1.confidence * Double($1.text.count) } / Double(length)
            return LineTraits(text, confidence: confidence)
        }
        return graph
    }
}
