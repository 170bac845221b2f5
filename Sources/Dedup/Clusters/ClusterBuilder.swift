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

    /// Makes clusters of links.
    ///
    /// - Parameters:
    ///   - links: of articles of the catalog, each pair once.
    ///   - jobs: clusters described at the same time.
    /// - Returns: the clusters, by their first members.
    /// - Throws: `DedupError` where a file was changed meanwhile; `CancellationError`.
    package func clusters(_ links: [LinkRecord], jobs: Int) async throws -> [ClusterRecord] {
        let numbers = Dictionary(uniqueKeysWithValues: catalog.entries.enumerated().map { ($1.id, $0) })
        var records: [(link: LinkRecord, first: Int, second: Int)] = []
        for link in links {
            guard let first = numbers[link.a], let second = numbers[link.b] else { continue }
            records.append((link, first, second))
        }
        records.sort { ($0.first, $0.second) < ($1.first, $1.second) }
        var linksOf: [Int: [Int]] = [:]
        for (index, record) in records.enumerated() { linksOf[record.first, default: []].append(index) }
        var groups: [Group] = []
        for graph in LinkGraph.components(of: records.map { ($0.first, $0.second, $0.link.score) }) {
            let communities = finder.communities(of: graph)
            let places = Dictionary(grouping: graph.members.indices) { communities[$0] }
            for (_, places) in places.sorted(by: { $0.key < $1.key }) where places.count > 1 {
                let members = places.map { graph.members[$0] }
                let inside = Set(members)
                let own = members.flatMap { linksOf[$0] ?? [] }.filter { inside.contains(records[$0].second) }
                groups.append(Group(members: members, links: own.map { records[$0].link }))
            }
        }
        groups.sort { $0.members[0] < $1.members[0] }
        let parts = stride(from: 0, to: groups.count, by: 64).map { Array(groups[$0..<min($0 + 64, groups.count)]) }
        return try await parts.mapConcurrently(width: jobs) { part in
            try Task.checkCancellation()
            return try part.map(cluster)
        }.flatMap { $0 }
    }

    /// Articles that belong together, in order, and why.
    private struct Group: Sendable {
        var members: [Int]
        var links: [LinkRecord]
    }

    private func cluster(_ group: Group) throws -> ClusterRecord {
        let members = group.members
        let entries = members.map { catalog.entries[$0] }
        let copies = try members.map { try CopyText(texts.article($0).text) }
        let best = CopyText.best(of: copies)
        let days = entries.compactMap(\.day)
        return ClusterRecord(
            id: Self.id(of: entries[0].id),
            members: entries.map(\.id),
            size: members.count,
            papers: Set(entries.map(\.paper)).filter { $0 >= 0 }.map { catalog.papers[Int($0)] }.sorted(),
            firstDate: days.min()?.iso,
            lastDate: days.max()?.iso,
            best: entries[best].id,
            days: days.min().flatMap { first in days.max().map { $0.dayNumber - first.dayNumber } },
            copies: zip(entries, copies).enumerated().map { index, member in
                ClusterRecord.Member(
                    id: member.0.id,
                    date: member.0.day?.iso,
                    series: member.0.paper < 0 ? nil : catalog.papers[Int(member.0.paper)],
                    share: index == best ? 1 : recordPrecision(member.1.share(of: copies[best]))
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
