/// Disjoint sets of the numbers `0..<count`: union-find with path halving.
///
/// The representative of a set is its smallest member, so that results do not depend on the order of joining.
package struct DisjointSets: Sendable {
    @usableFromInline var parent: [Int]

    /// Starts with every number in a set of its own.
    @inlinable package init(count: Int) { parent = Array(0..<count) }

    /// Number of elements.
    @inlinable package var count: Int { parent.count }

    /// Adds an element in a set of its own; its number is the former `count`.
    @inlinable package mutating func append() { parent.append(parent.count) }

    /// The smallest member of the set that holds `element`.
    @inlinable package mutating func find(_ element: Int) -> Int {
        var element = element
        while parent[element] != element {
            parent[element] = parent[parent[element]]
            element = parent[element]
        }
        return element
    }

    /// The smallest member of the set that holds `element`; shortens no path, for sets that nothing is joined to any more.
    @inlinable package func root(of element: Int) -> Int {
        var element = element
        while parent[element] != element { element = parent[element] }
        return element
    }

    /// Whether two elements are in one set.
    @inlinable package func areJoined(_ first: Int, _ second: Int) -> Bool { root(of: first) == root(of: second) }

    /// Makes one set of the two that hold `first` and `second`.
    @inlinable package mutating func join(_ first: Int, _ second: Int) {
        let (one, other) = (find(first), find(second))
        parent[max(one, other)] = min(one, other)
    }

    /// The sets as lists of their members in ascending order, by their smallest member.
    @inlinable package mutating func sets() -> [[Int]] {
        var members: [Int: [Int]] = [:]
        var roots: [Int] = []
        for element in parent.indices {
            let root = find(element)
            if root == element { roots.append(root) }
            members[root, default: []].append(element)
        }
        return roots.map { members[$0] ?? [] }
    }
}
