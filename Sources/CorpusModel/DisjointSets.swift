/// Items joined into groups: union by smallest member, so that the result does not depend on the order of joining.
struct DisjointSets {
    private var parent: [Int]

    /// As many groups as items.
    init(count: Int) { parent = Array(0..<count) }

    /// The smallest member of the item's group.
    func root(_ item: Int) -> Int {
        var item = item
        while parent[item] != item { item = parent[item] }
        return item
    }

    /// Makes one group of two.
    mutating func join(_ a: Int, _ b: Int) {
        let (first, second) = (root(a), root(b))
        parent[max(first, second)] = min(first, second)
    }

    /// Whether two items are in one group.
    func areJoined(_ a: Int, _ b: Int) -> Bool { root(a) == root(b) }
}
