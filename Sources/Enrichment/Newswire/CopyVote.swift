import CorpusModel

/// What several copies of one text say together: each copy has one voice, by weight, and of equal sums the smallest key wins.
struct CopyVote<Key: Hashable & Comparable> {
    private var sums: [Key: (weight: Double, count: Int)] = [:]

    mutating func add(_ key: Key, weight: Double = 1) {
        sums[key, default: (0, 0)].weight += weight
        sums[key, default: (0, 0)].count += 1
    }

    /// The key with the greatest weight, and the number of copies for it.
    var winner: (key: Key, count: Int)? {
        sums.min { ($1.value.weight, $0.key) < ($0.value.weight, $1.key) }.map { ($0.key, $0.value.count) }
    }
}
