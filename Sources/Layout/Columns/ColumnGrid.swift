import Algorithms

/// The page cut into strips.
struct ColumnGrid: Sendable {
    var boundaries: [ColumnBoundary]
    var strips: [ColumnStrip]
    var bandHeight: Int
    var pageWidth: Int
    /// For each band, the strips that cross it, left to right.
    private var stripsOfBand: [[Int]]

    init(boundaries: [ColumnBoundary], bandHeight: Int, bandCount: Int, pageWidth: Int) {
        self.boundaries = boundaries
        self.bandHeight = bandHeight
        self.pageWidth = pageWidth
        strips = []
        stripsOfBand = []
        var open: [Int] = []
        for band in 0..<bandCount {
            var edges = [-1] + boundaries.indices.filter { boundaries[$0].isActive[band] } + [boundaries.count]
            // Paths may cross where they have no evidence: keep the order.
            var last = -1.0
            edges = edges.filter { edge in
                guard edge >= 0, edge < boundaries.count else { return true }
                guard boundaries[edge].x[band] > last else { return false }
                last = boundaries[edge].x[band]
                return true
            }
            var now: [Int] = []
            for (left, right) in edges.adjacentPairs() {
                if let same = open.first(where: { strips[$0].left == left && strips[$0].right == right }) {
                    strips[same].bands = strips[same].bands.lowerBound..<(band + 1)
                    now.append(same)
                } else {
                    strips.append(ColumnStrip(left: left, right: right, bands: band..<(band + 1)))
                    now.append(strips.count - 1)
                }
            }
            open = now
            stripsOfBand.append(now)
        }
    }

    /// Left edge of a strip at row `y`.
    func leftEdge(of strip: ColumnStrip, row y: Int) -> Double { edge(strip.left, row: y) }

    /// Right edge of a strip at row `y`.
    func rightEdge(of strip: ColumnStrip, row y: Int) -> Double { edge(strip.right, row: y) }

    private func edge(_ index: Int, row y: Int) -> Double {
        if index < 0 { return 0 }
        if index >= boundaries.count { return Double(pageWidth) }
        let band = min(stripsOfBand.count - 1, max(0, y / bandHeight))
        return boundaries[index].x[band]
    }

    /// Index of the strip that holds a point.
    func strip(atX x: Double, row y: Int) -> Int? {
        let band = min(stripsOfBand.count - 1, max(0, y / bandHeight))
        return stripsOfBand[band].first { x < rightEdge(of: strips[$0], row: y) }
    }
}
