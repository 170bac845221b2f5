import CorpusFiles
import CorpusModel
import CorpusText
import Foundation

/// Makes clusters of the passages that pages share.
///
/// The nodes of the graph are the passages of each page, its edges the links between pages. Where a passage of a page is a
/// part of another one, as the lead of an article that one newspaper printed whole, an edge joins them too, and both to what
/// either is linked with: the weaker the less they have in common, so that two editions that are the same page do not join
/// all its articles.
package struct PassageClusterBuilder {
    let catalog: ArticleCatalog
    let texts: ArticleTexts
    let finder: CommunityFinder
    /// Whether members bear their text.
    let givesTexts: Bool

    /// A passage of a page.
    private struct Node {
        var page: Int
        var range: Range<Int>
    }

    /// Passages that belong together, one range a member, and the links between them.
    private struct Group: Sendable {
        var members: [(page: Int, range: Range<Int>)]
        var links: [(a: Int, b: Int, pair: PassagePair)]
    }

    /// Makes clusters of links.
    ///
    /// - Parameters:
    ///   - links: by pages and places.
    ///   - jobs: clusters described at the same time.
    /// - Returns: the clusters, by their first members.
    /// - Throws: `DedupError` where a file was changed meanwhile; `CancellationError`.
    func clusters(_ links: [PassageLink], jobs: Int) async throws -> [PassageRecord] {
        let groups = groups(of: links)
        let parts = stride(from: 0, to: groups.count, by: 64).map { Array(groups[$0..<min($0 + 64, groups.count)]) }
        return try await parts.mapConcurrently(width: jobs) { part in
            try Task.checkCancellation()
            return try part.map(record)
        }.flatMap { $0 }
    }

    private func groups(of links: [PassageLink]) -> [Group] {
        var found: [Int: [Range<Int>]] = [:]
        for link in links {
            found[link.first, default: []].append(link.record.rangeA)
            found[link.second, default: []].append(link.record.rangeB)
        }
        var nodes: [Node] = []
        var (spans, firstNode): ([Int: PassageSpans], [Int: Int]) = ([:], [:])
        var edges: [(first: Int, second: Int, weight: Double)] = []
        var partsOf: [Int: [(node: Int, weight: Double)]] = [:]
        for (page, ranges) in found.sorted(by: { $0.key < $1.key }) {
            let own = PassageSpans(ranges)
            for part in own.parts {
                let (first, second) = (nodes.count + part.first, nodes.count + part.second)
                partsOf[first, default: []].append((second, part.weight))
                partsOf[second, default: []].append((first, part.weight))
                edges.append((first, second, part.weight))
            }
            (spans[page], firstNode[page]) = (own, nodes.count)
            nodes += own.ranges.map { Node(page: page, range: $0) }
        }
        func node(_ page: Int, _ range: Range<Int>) -> Int? {
            guard let first = firstNode[page], let place = spans[page]?.place(of: range) else { return nil }
            return first + place
        }
        let ends = links.map { (node($0.first, $0.record.rangeA), node($0.second, $0.record.rangeB)) }
        var best: [SIMD2<Int>: Double] = [:]
        for (link, ends) in zip(links, ends) {
            guard case (let a?, let b?) = ends else { continue }
            let weight = link.record.agreement
            best[SIMD2(a, b)] = max(best[SIMD2(a, b)] ?? 0, weight)
            // What is a part of the one, or what it is a part of, shares as much with the other as with it.
            for (part, share) in partsOf[a] ?? [] {
                best[SIMD2(part, b)] = max(best[SIMD2(part, b)] ?? 0, weight * share)
            }
            for (part, share) in partsOf[b] ?? [] {
                best[SIMD2(a, part)] = max(best[SIMD2(a, part)] ?? 0, weight * share)
            }
        }
        edges += best.map { ($0.key.x, $0.key.y, $0.value) }
        edges.sort { ($0.first, $0.second) < ($1.first, $1.second) }
        let community = communities(edges, count: nodes.count)
        return groups(nodes, community, zip(links, ends).map { ($0.record, $1.0, $1.1) })
    }

    /// The number of the community of each node.
    private func communities(_ edges: [(first: Int, second: Int, weight: Double)], count: Int) -> [Int] {
        var community = [Int](repeating: -1, count: count)
        var next = 0
        for graph in LinkGraph.components(of: edges) {
            let own = finder.communities(of: graph)
            for (member, number) in zip(graph.members, own) { community[member] = next + number }
            next += (own.max() ?? 0) + 1
        }
        return community
    }

    private func groups(
        _ nodes: [Node],
        _ community: [Int],
        _ links: [(pair: PassagePair, a: Int?, b: Int?)]
    ) -> [Group] {
        var groups: [Int: Group] = [:]
        var memberOfNode = [Int](repeating: -1, count: nodes.count)
        // Nodes are in the order of pages and places: passages of a page that overlap are one member.
        for (index, node) in nodes.enumerated() {
            var group = groups[community[index]] ?? Group(members: [], links: [])
            if let last = group.members.last, last.page == node.page, last.range.upperBound > node.range.lowerBound {
                let end = max(last.range.upperBound, node.range.upperBound)
                group.members[group.members.count - 1].range = last.range.lowerBound..<end
            } else {
                group.members.append((node.page, node.range))
            }
            memberOfNode[index] = group.members.count - 1
            groups[community[index]] = group
        }
        for (pair, a, b) in links {
            guard let a, let b, community[a] == community[b] else { continue }
            groups[community[a]]?.links.append((memberOfNode[a], memberOfNode[b], pair))
        }
        return groups.values.filter { !$0.links.isEmpty }.sorted {
            let (a, b) = ($0.members[0], $1.members[0])
            return (a.page, a.range.lowerBound, a.range.upperBound, $0.members[1].page)
                < (b.page, b.range.lowerBound, b.range.upperBound, $1.members[1].page)
        }
    }

    private func record(_ group: Group) throws -> PassageRecord {
        let entries = group.members.map { catalog.entries[$0.page] }
        let dates = entries.compactMap { $0.day?.iso }
        let members = try group.members.map { page, range in
            let scalars = try texts.article(page).text.unicodeScalars
            let start = scalars.index(scalars.startIndex, offsetBy: range.lowerBound)
            let end = scalars.index(start, offsetBy: range.count)
            let entry = catalog.entries[page]
            return PassageRecord.Member(
                id: entry.id,
                start: range.lowerBound,
                end: range.upperBound,
                date: entry.day?.iso,
                newspaper: entry.newspaper.map { catalog.newspapers[Int($0)] },
                share: recordPrecision(Double(range.count) / Double(max(1, scalars.count))),
                text: givesTexts ? String(scalars[start..<end]) : nil
            )
        }
        return PassageRecord(
            id: Self.id(of: members[0]),
            newspapers: Set(entries.compactMap { entry in entry.newspaper.map { catalog.newspapers[Int($0)] } })
                .sorted(),
            firstDate: dates.min(),
            lastDate: dates.max(),
            members: members,
            links: group.links.map { a, b, pair in
                PassageRecord.Link(
                    a: a,
                    b: b,
                    startA: pair.startA,
                    endA: pair.endA,
                    startB: pair.startB,
                    endB: pair.endB,
                    agreeing: pair.agreeing,
                    agreement: pair.agreement
                )
            }
        )
    }

    private static func id(of member: PassageRecord.Member) -> String {
        "p" + hexadecimal(SHA256.hash(data: Data("\(member.id)\t\(member.start)\t\(member.end)".utf8)).prefix(8))
    }
}

extension PassagePair {
    fileprivate var rangeA: Range<Int> { startA..<endA }
    fileprivate var rangeB: Range<Int> { startB..<endB }
}
