import CorpusModel

/// The nearest lines and pictures in each direction that nothing stands before.
struct Neighbours {
    /// Places for neighbours above, below, to the left and to the right of a node, in this order.
    static let places = [3, 3, 2, 2]
    /// Places of a node.
    static let count = places.reduce(0, +)
    /// Direction of each place, `0..<4`.
    static let directions = places.enumerated().flatMap { [Int](repeating: $0.offset, count: $0.element) }

    /// For each node the indices of its neighbours, one a place; `nil` where there is none.
    let of: [[Int?]]

    /// Finds the neighbours of boxes on a page.
    ///
    /// - Parameters:
    ///   - boxes: of the nodes.
    ///   - xHeight: of the body type; neighbours above and below are no more than forty x-heights away, those to the sides,
    ///     such as the parts of a date line, no more than a hundred and twenty.
    init(_ boxes: [PixelRect], xHeight: Double) {
        let cell = max(1, Int(xHeight / 2))
        let across = Self.seen(boxes, cell: cell, reach: Int(40 * xHeight))
        let along = Self.seen(boxes.map(\.transposed), cell: cell, reach: Int(120 * xHeight))
        of = boxes.indices.map { node in
            [across.before, across.after, along.before, along.after].enumerated().flatMap { direction, seen in
                let nearest = Self.nearest(seen[node], count: Self.places[direction])
                return (0..<Self.places[direction]).map { $0 < nearest.count ? nearest[$0] : nil }
            }
        }
    }

    private struct Sight {
        var node: Int
        /// Distance between the boxes, and how much of their sides face each other, pixels.
        var distance: Int, shared: Int
    }

    /// What each box sees before it (above) and after it (below), nothing standing between.
    private static func seen(_ boxes: [PixelRect], cell: Int, reach: Int) -> (before: [[Sight]], after: [[Sight]]) {
        let width = (boxes.map(\.x1).max() ?? 0) / cell + 2
        var skyline = [Int](repeating: -1, count: max(1, width))
        var before = [[Sight]](repeating: [], count: boxes.count), after = before
        let order = boxes.indices.sorted { (boxes[$0].midY, boxes[$0].x0, $0) < (boxes[$1].midY, boxes[$1].x0, $1) }
        for node in order {
            let box = boxes[node]
            var shared: [Int: Int] = [:]
            for at in (max(0, box.x0) / cell)..<(max(0, box.x1) / cell + 1) {
                if skyline[at] >= 0 { shared[skyline[at], default: 0] += cell }
                skyline[at] = node
            }
            for (other, length) in shared {
                let distance = box.y0 - boxes[other].y1
                let narrower = min(box.width, boxes[other].width)
                guard distance < reach, 10 * length >= 3 * narrower else { continue }
                before[node].append(Sight(node: other, distance: max(0, distance), shared: length))
                after[other].append(Sight(node: node, distance: max(0, distance), shared: length))
            }
        }
        return (before, after)
    }

    /// The nearest of what is seen; what faces more counts as nearer by as much.
    private static func nearest(_ seen: [Sight], count: Int) -> [Int] {
        seen.sorted { ($0.distance - $0.shared, $0.node) < ($1.distance - $1.shared, $1.node) }.prefix(count).map(
            \.node
        )
    }
}
