import CorpusModel
import Foundation

/// All clusters counted, and the largest kept.
struct ReprintDigest: Sendable {
    /// Sizes counted together: from, to.
    static let bins = [2...2, 3...3, 4...4, 5...5, 6...9, 10...19, 20...49, 50...99, 100...Int.max]

    private(set) var clusters = 0, reprints = 0
    /// Number of clusters of the sizes of each bin.
    private(set) var counts = [Int](repeating: 0, count: Self.bins.count)
    /// The largest, by size, first day and id.
    private(set) var largest: [ReprintCluster] = []
    private let limit: Int

    /// Reads `clusters.jsonl` and keeps no more than `limit` of its clusters.
    init(_ file: URL, limit: Int) throws {
        self.limit = limit
        var lines = try CorpusLines(files: [file])
        while let line = try lines.next() {
            let cluster = try ReprintCluster(
                line.decoded(as: ClusterRecord.self, remedy: "run broadsheet dedup again")
            )
            clusters += 1
            reprints += cluster.reprintCount
            if let bin = Self.bins.firstIndex(where: { $0.contains(cluster.reprintCount) }) { counts[bin] += 1 }
            largest.append(cluster)
            if largest.count >= 2 * max(limit, 64) { cut() }
        }
        cut()
    }

    private mutating func cut() {
        largest.sort { first, second in
            let (a, b) = (first.firstDate ?? "~", second.firstDate ?? "~")
            return (-first.reprintCount, a, first.id) < (-second.reprintCount, b, second.id)
        }
        largest.removeLast(max(0, largest.count - limit))
    }
}
