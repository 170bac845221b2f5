import CorpusModel

/// A cluster as far as the report shows it.
///
/// The report reads files, not the stage that writes them: any folder that has a `clusters.jsonl` can be shown.
struct ReprintCluster: Sendable {
    /// Reprints whose texts are shown, reprints in the time line, and links in the table.
    static let shownReprints = 12, shownDots = 1000, shownLinks = 60

    let id: String
    let newspapers: [String]
    let firstDate: String?, lastDate: String?
    let best: String
    /// The best reprint, then the others by date: the first of them.
    let reprints: [ClusterRecord.Reprint]
    /// The first links, those between reprints that are shown before others.
    let links: [LinkRecord]
    /// Numbers of all reprints and links.
    let reprintCount: Int, linkCount: Int

    /// The reprints whose texts are shown.
    var shown: ArraySlice<ClusterRecord.Reprint> { reprints.prefix(Self.shownReprints) }

    init(_ record: ClusterRecord) {
        (id, newspapers, best) = (record.id, record.newspapers, record.best)
        (firstDate, lastDate) = (record.firstDate, record.lastDate)
        let known = Dictionary(record.reprints.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let order = (record.members.contains(best) ? [best] : []) + record.members.filter { $0 != record.best }
        reprints = order.prefix(Self.shownDots).map { known[$0] ?? ClusterRecord.Reprint(id: $0) }
        reprintCount = record.members.count
        linkCount = record.links.count
        let shown = Set(order.prefix(Self.shownReprints))
        let inside = record.links.filter { shown.contains($0.a) && shown.contains($0.b) }
        let outside = record.links.filter { !(shown.contains($0.a) && shown.contains($0.b)) }
        links = Array((inside + outside).prefix(Self.shownLinks))
    }
}
