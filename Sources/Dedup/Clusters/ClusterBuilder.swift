import CorpusFiles
import CorpusModel
import CorpusText
import Foundation

/// Makes clusters of links.
package struct ClusterBuilder {
    package let catalog: ArticleCatalog
    package let texts: ArticleTexts
    package let finder: CommunityFinder

    package init(catalog: ArticleCatalog, texts: ArticleTexts, finder: CommunityFinder) {
        (self.catalog, self.texts, self.finder) = (catalog, texts, finder)
    }

    /// Articles that belong together, in order, and why.
    private struct Group: Sendable {
        var members: [Int]
        var links: [LinkRecord]
    }

    /// Makes clusters of links.
    ///
    /// - Parameters:
    ///   - links: of articles of the catalog, each pair once; those that are no reprints speak against a cluster.
    ///   - jobs: clusters described at the same time.
    /// - Returns: the clusters, by their first members.
    /// - Throws: `DedupError` where a file was changed meanwhile; `CancellationError`.
    package func clusters(_ links: [ArticleLink], jobs: Int) async throws -> [ArticleCluster] {
        let against = links.filter { !$0.isReprint }.map { ($0.first, $0.second, $0.weight) }
        let links = links.filter(\.isReprint).sorted { ($0.first, $0.second) < ($1.first, $1.second) }
        let linksOf = Dictionary(grouping: links.indices) { links[$0].first }
        var groups: [Group] = []
        let components = LinkGraph.components(of: links.map { ($0.first, $0.second, $0.weight) }, against: against)
        for graph in components {
            let communities = finder.communities(of: graph)
            let places = Dictionary(grouping: graph.members.indices) { communities[$0] }
            for (_, places) in places.sorted(by: { $0.key < $1.key }) where places.count > 1 {
                let members = places.map { graph.members[$0] }
                let inside = Set(members)
                let own = members.flatMap { linksOf[$0] ?? [] }.filter { inside.contains(links[$0].second) }
                groups.append(Group(members: members, links: own.map { links[$0].record }))
            }
        }
        groups.sort { $0.members[0] < $1.members[0] }
        let parts = stride(from: 0, to: groups.count, by: 64).map { Array(groups[$0..<min($0 + 64, groups.count)]) }
        return try await parts.mapConcurrently(width: jobs) { part in
            try Task.checkCancellation()
            return try part.map { ArticleCluster(members: $0.members, record: try record(of: $0)) }
        }.flatMap { $0 }
    }

    private func record(of group: Group) throws -> ClusterRecord {
        let entries = group.members.map { catalog.entries[$0] }
        let reprints = try group.members.map { try ReprintText(texts.article($0).text) }
        let best = ReprintText.best(of: reprints)
        let dates = DateBounds(of: entries.compactMap(\.date))
        return ClusterRecord(
            id: Self.id(of: entries[0].id),
            members: entries.map(\.id),
            newspapers: Set(entries.compactMap(\.newspaper)).map { catalog.newspapers[Int($0)] }.sorted(),
            firstDate: dates?.first.iso,
            lastDate: dates?.last.iso,
            best: entries[best].id,
            days: dates?.days,
            reprints: zip(entries, reprints).enumerated().map { index, reprint in
                let (entry, text) = reprint
                return ClusterRecord.Reprint(
                    id: entry.id,
                    date: entry.date?.iso,
                    newspaper: entry.newspaper.map { catalog.newspapers[Int($0)] },
                    share: index == best ? 1 : recordPrecision(text.share(of: reprints[best]))
                )
            },
            links: group.links
        )
    }

    /// The id of a cluster whose first member has an id.
    package static func id(of member: String) -> String {
        "c" + hexadecimal(SHA256.hash(data: Data(member.utf8)).prefix(8))
    }
}
