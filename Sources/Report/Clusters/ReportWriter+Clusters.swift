import Foundation

extension ReportWriter {
    /// Writes the pages of clusters and their list; returns what the index shows of them.
    func writeClusters(
        _ reprints: Reprints,
        _ wire: WireFindings,
        corpus: String,
        templates: ReportTemplates,
        folder: ReportFolder
    ) throws -> ClusterSummaryView {
        let builder = ClusterViewBuilder(reprints: reprints, wire: wire)
        let rows = builder.rows
        if !rows.isEmpty { try folder.makeFolder("clusters") }
        for index in rows.indices {
            try Task.checkCancellation()
            try folder.write(Data(templates.render(builder.view(index)).utf8), to: Reprints.address(index))
        }
        let summary = ClusterSummaryView(reprints.digest, rows: rows)
        if !rows.isEmpty {
            let all = reprints.digest.clusters
            let list = ClusterListView(
                corpus: corpus,
                scope: rows.count < all
                    ? "The largest \(grouped(rows.count)) of \(grouped(all)); all are in clusters.jsonl."
                    : "All \(grouped(all)), the largest first.",
                rows: rows
            )
            try folder.write(Data(templates.render(list).utf8), to: "clusters.html")
        }
        return summary
    }
}
