import CorpusModel

/// Articles connected by links.
package struct LinkGraph {
    /// A link between two places of `members`.
    package struct Edge: Hashable {
        var first: Int, second: Int
        /// Above 0 where it speaks for one cluster, below 0 where it speaks against it.
        var weight: Double
    }

    /// Numbers of the articles in order.
    package var members: [Int]
    /// Links, by their places.
    package var edges: [Edge]

    /// The connected components of some links, each with at least two members, by their first members.
    ///
    /// - Parameters:
    ///   - links: what connects.
    ///   - against: what speaks against it; becomes an edge where both articles are in one component.
    /// - Returns: the components, by their first members.
    package static func components(
        of links: [(first: Int, second: Int, weight: Double)],
        against: [(first: Int, second: Int, weight: Double)] = []
    ) -> [Self] {
        let articles = Set(links.flatMap { [$0.first, $0.second] }).sorted()
        let places = Dictionary(uniqueKeysWithValues: articles.enumerated().map { ($1, $0) })
        var sets = DisjointSets(count: articles.count)
        let edges = links.map { link in
            Edge(first: places[link.first] ?? 0, second: places[link.second] ?? 0, weight: link.weight)
        }
        for edge in edges { sets.join(edge.first, edge.second) }
        var groups: [Int: (members: [Int], edges: [Edge])] = [:]
        var local = [Int](repeating: 0, count: articles.count)
        for place in articles.indices {
            let key = sets.find(place)
            local[place] = groups[key]?.members.count ?? 0
            groups[key, default: ([], [])].members.append(articles[place])
        }
        let opposed = against.compactMap { link -> Edge? in
            guard let first = places[link.first], let second = places[link.second],
                sets.find(first) == sets.find(second)
            else { return nil }
            return Edge(first: first, second: second, weight: link.weight)
        }
        for edge in edges + opposed {
            let (first, second) = (local[edge.first], local[edge.second])
            groups[sets.root(of: edge.first)]?.edges.append(
                Edge(first: min(first, second), second: max(first, second), weight: edge.weight)
            )
        }
        return groups.sorted { $0.key < $1.key }.map { _, group in
            Self(members: group.members, edges: group.edges.sorted { ($0.first, $0.second) < ($1.first, $1.second) })
        }
    }
}
