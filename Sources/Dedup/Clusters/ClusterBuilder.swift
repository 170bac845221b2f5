import CorpusModel
import Crypto
import Foundation

/// Makes clusters of links.
struct ClusterBuilder {
    let catalog: ArticleCatalog
    let texts: ArticleTexts
    let finder: CommunityFinder

    /// The clusters, by their first members.
    ///
    /// - Parameter links: of articles of the catalog, each pair once.
    func clusters(_ links: [LinkRecord]) throws -> [ClusterRecord] {
        let numbers = Dictionary(uniqueKeysWithValues: catalog.entries.enumerated().map { ($1.id, $0) })
        var records: [(link: LinkRecord, first: Int, second: Int)] = []
        for link in links {
            guard let first = numbers[link.a], let second = numbers[link.b] else { continue }
            records.append((link, first, second))
        }
        records.sort { ($0.first, $0.second) < ($1.first, $1.second) }
        var linksOf: [Int: [Int]] = [:]
        for (index, record) in records.enumerated() { linksOf[record.first, default: []].append(index) }
        var clusters: [ClusterRecord] = []
        for graph in LinkGraph.components(of: records.map { ($0.first, $0.second, $0.link.score) }) {
            let communities = finder.communities(of: graph)
            let groups = Dictionary(grouping: graph.members.indices) { communities[$0] }
            for (_, places) in groups.sorted(by: { $0.key < $1.key }) where places.count > 1 {
                let members = places.map { graph.members[$0] }
                let inside = Set(members)
                let own = members.flatMap { linksOf[$0] ?? [] }.filter { inside.contains(records[$0].second) }
                clusters.append(try cluster(members, own.map { records[$0].link }))
            }
        }
        return clusters.sorted { first, second in
            (numbers[first.members[0]] ?? 0) < (numbers[second.members[0]] ?? 0)
        }
    }

    private func cluster(_ members: [Int], _ links: [LinkRecord]) throws -> ClusterRecord {
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
            days: days.min().flatMap { first in days.max().map { $0.number - first.number } },
            copies: zip(entries, copies).enumerated().map { index, member in
                ClusterRecord.Member(
                    id: member.0.id,
                    date: member.0.day?.iso,
                    series: member.0.paper < 0 ? nil : catalog.papers[Int(member.0.paper)],
                    share: index == best ? 1 : recordPrecision(member.1.share(of: copies[best]))
                )
            },
            links: links
        )
    }

    /// The id of a cluster whose first member has an id.
    static func id(of member: String) -> String {
        "c" + SHA256.hash(data: Data(member.utf8)).prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
