import CorpusModel
import HeapModule

/// Divides a graph into groups by edges that speak for and against: greedy additive edge contraction (Keuper et al., ICCV
/// 2015), an approximation of the multicut problem.
///
/// The edge with the highest weight is contracted until none has a weight above nought; edges to the same node add up, so that
/// two groups are joined only where all edges between them together speak for it.
struct EdgeContraction {
    private var weights: [[Int: Double]]
    private var sets: DisjointSets

    /// - Parameters:
    ///   - count: nodes.
    ///   - edges: pairs of nodes with weights; those of one pair add up.
    init(count: Int, edges: [(Int, Int, Double)]) {
        weights = [[Int: Double]](repeating: [:], count: count)
        sets = DisjointSets(count: count)
        for (one, other, weight) in edges where one != other {
            weights[one][other, default: 0] += weight
            weights[other][one, default: 0] += weight
        }
    }

    /// Groups of nodes, in ascending order each, by their first nodes.
    mutating func groups() -> [[Int]] {
        var heap: Heap<Entry> = []
        for (one, edges) in weights.enumerated() {
            for (other, weight) in edges where one < other && weight > 0 {
                heap.insert(Entry(weight: weight, one: one, other: other))
            }
        }
        while let best = heap.popMax() {
            // Entries of edges that have changed since are out of date.
            guard weights[best.one][best.other] == best.weight else { continue }
            let (kept, gone) = (min(best.one, best.other), max(best.one, best.other))
            sets.join(kept, gone)
            weights[kept][gone] = nil
            let moved = weights[gone]
            weights[gone] = [:]
            for (other, weight) in moved where other != kept {
                weights[other][gone] = nil
                let sum = (weights[kept][other] ?? 0) + weight
                weights[kept][other] = sum
                weights[other][kept] = sum
                if sum > 0 { heap.insert(Entry(weight: sum, one: min(kept, other), other: max(kept, other))) }
            }
        }
        return sets.sets()
    }

    private struct Entry: Comparable {
        var weight: Double
        var one: Int, other: Int

        static func < (left: Entry, right: Entry) -> Bool {
            (left.weight, right.one, right.other) < (right.weight, left.one, left.other)
        }
    }
}
