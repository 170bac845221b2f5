/// What the index shows of clusters.
struct ClusterSummaryView {
    /// Rows of the index; the list has all.
    static let rowsInIndex = 10

    var summary: String
    var histogram: Histogram
    var rows: [ClusterRow], hasRows: Bool
    var all: String?

    init(_ digest: ReprintDigest, rows: [ClusterRow]) {
        summary =
            digest.clusters == 0
            ? "None: no article was found twice."
            : "\(grouped(digest.reprints)) articles are reprints of \(grouped(digest.clusters)) "
                + "text\(digest.clusters == 1 ? "" : "s") that several printed."
        histogram = Histogram(digest)
        self.rows = Array(rows.prefix(Self.rowsInIndex))
        hasRows = !rows.isEmpty
        let isPart = rows.count < digest.clusters
        all =
            rows.count <= Self.rowsInIndex
            ? nil : "All \(isPart ? "the largest " : "")\(grouped(rows.count)) with their texts"
    }
}
