/// Splits a component into communities, so that a single bridge does not join two stories.
///
/// The Leiden algorithm (Traag, Waltman and van Eck, "From Louvain to Leiden", 2019) for the constant Potts model (Traag, Van
/// Dooren and Nesterov, 2011), without its randomness: nodes are visited in order, and ties go to the smaller number, so that
/// equal graphs give equal communities. Two groups stay one where the links between them weigh more than `resolution` times
/// the pairs between them: unlike with modularity the size of the rest does not matter, and with a small resolution chains
/// and stars stay whole. Weights may be negative: two articles that share text and are no reprints repel each other (as in
/// correlation clustering; Bansal, Blum and Chawla, 2004). The lead and the tail of a long article, printed apart, are linked only through the whole.
package struct CommunityFinder {
    package var resolution: Double

    package init(resolution: Double) { self.resolution = resolution }

    /// A graph between two rounds: nodes are groups of members.
    private struct Level {
        /// Neighbours of each node with the weight of the links to them; itself is not among them.
        var neighbours: [[(node: Int, weight: Double)]]
        /// Members of each node.
        var size: [Double]
    }

    /// The community of each member, numbered from 0 by first appearance.
    package func communities(of graph: LinkGraph) -> [Int] {
        guard graph.members.count > 2 else { return [Int](repeating: 0, count: graph.members.count) }
        var level = level(of: graph)
        /// Node of each member at this level.
        var nodes = Array(graph.members.indices)
        /// Community of each node at this level.
        var communities = Array(graph.members.indices)
        while true {
            let moved = move(level, from: communities)
            let refined = refine(level, within: moved)
            let count = (refined.max() ?? 0) + 1
            if count == level.size.count {
                return Self.renumbered(nodes.map { moved[$0] })
            }
            var coarse = [Int](repeating: 0, count: count)
            for node in refined.indices { coarse[refined[node]] = moved[node] }
            nodes = nodes.map { refined[$0] }
            level = aggregate(level, by: refined, count: count)
            communities = Self.renumbered(coarse)
        }
    }

    private func level(of graph: LinkGraph) -> Level {
        let count = graph.members.count
        var level = Level(
            neighbours: [[(node: Int, weight: Double)]](repeating: [], count: count),
            size: [Double](repeating: 1, count: count)
        )
        for edge in graph.edges {
            level.neighbours[edge.first].append((edge.second, edge.weight))
            level.neighbours[edge.second].append((edge.first, edge.weight))
        }
        return level
    }

    /// Moves nodes to the community where each gains most, until none does.
    private func move(_ level: Level, from start: [Int]) -> [Int] {
        var community = start
        var sizes = [Double](repeating: 0, count: level.size.count)
        for node in community.indices { sizes[community[node]] += level.size[node] }
        // The smallest community without members lies at or after this one.
        var firstEmpty = 0
        var queue = Array(community.indices)
        var isQueued = [Bool](repeating: true, count: queue.count)
        var next = 0
        while next < queue.count {
            let node = queue[next]
            next += 1
            isQueued[node] = false
            let own = community[node]
            sizes[own] -= level.size[node]
            var links: [Int: Double] = [own: 0]
            for (other, weight) in level.neighbours[node] { links[community[other], default: 0] += weight }
            func gain(_ target: Int) -> Double {
                (links[target] ?? 0) - resolution * level.size[node] * sizes[target]
            }
            var best = (community: own, gain: gain(own))
            for target in links.keys.sorted() where gain(target) > best.gain + 1e-12 { best = (target, gain(target)) }
            // Alone, where every community costs more than it gains: then its own is not empty, so that there is another.
            if best.gain < -1e-12 {
                while firstEmpty < sizes.count, sizes[firstEmpty] > 0 { firstEmpty += 1 }
                if firstEmpty < sizes.count { best = (firstEmpty, 0) }
            }
            community[node] = best.community
            sizes[best.community] += level.size[node]
            guard best.community != own else { continue }
            if sizes[own] == 0 { firstEmpty = min(firstEmpty, own) }
            for (other, _) in level.neighbours[node] where !isQueued[other] && community[other] != best.community {
                queue.append(other)
                isQueued[other] = true
            }
        }
        return Self.renumbered(community)
    }

    /// Splits communities into parts that are connected by themselves: nodes join only parts they are linked with.
    private func refine(_ level: Level, within community: [Int]) -> [Int] {
        var part = Array(level.size.indices)
        var sizes = level.size
        var nodes = [Int](repeating: 1, count: part.count)
        for node in part.indices where nodes[part[node]] == 1 {
            var links: [Int: Double] = [:]
            for (other, weight) in level.neighbours[node] where community[other] == community[node] {
                links[part[other], default: 0] += weight
            }
            var best: (part: Int, gain: Double)?
            for target in links.keys.sorted() where target != part[node] {
                let gain = (links[target] ?? 0) - resolution * level.size[node] * sizes[target]
                if gain > (best?.gain ?? 1e-12) { best = (target, gain) }
            }
            guard let best else { continue }
            nodes[part[node]] -= 1
            sizes[part[node]] -= level.size[node]
            part[node] = best.part
            nodes[best.part] += 1
            sizes[best.part] += level.size[node]
        }
        return Self.renumbered(part)
    }

    private func aggregate(_ level: Level, by part: [Int], count: Int) -> Level {
        var result = Level(
            neighbours: [[(node: Int, weight: Double)]](repeating: [], count: count),
            size: [Double](repeating: 0, count: count)
        )
        var links = [[Int: Double]](repeating: [:], count: count)
        for node in part.indices {
            result.size[part[node]] += level.size[node]
            for (other, weight) in level.neighbours[node] {
                if part[other] != part[node] { links[part[node]][part[other], default: 0] += weight }
            }
        }
        result.neighbours = links.map { list in list.sorted { $0.key < $1.key }.map { (node: $0.key, weight: $0.value) }
        }
        return result
    }

    /// The same parts, numbered by first appearance.
    private static func renumbered(_ parts: [Int]) -> [Int] {
        var numbers: [Int: Int] = [:]
        return parts.map { part in
            if let number = numbers[part] { return number }
            numbers[part] = numbers.count
            return numbers.count - 1
        }
    }
}
