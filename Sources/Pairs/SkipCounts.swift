/// Why texts and pairs of clusters were left out, and how many.
package struct SkipCounts {
    private(set) var counts: [String: Int] = [:]

    package mutating func add(_ reason: String) { counts[reason, default: 0] += 1 }
}
