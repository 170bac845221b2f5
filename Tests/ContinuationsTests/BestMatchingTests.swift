import Testing

@testable import Continuations

@Suite struct BestMatchingTests {
    /// The greatest sum, found by trying everything.
    private func greatest(_ scores: [[Double?]], row: Int = 0, taken: Set<Int> = []) -> Double {
        guard row < scores.count else { return 0 }
        var best = greatest(scores, row: row + 1, taken: taken)
        for (column, score) in scores[row].enumerated() where !taken.contains(column) {
            if let score, score > 0 {
                best = max(best, score + greatest(scores, row: row + 1, taken: taken.union([column])))
            }
        }
        return best
    }

    @Test func isTheBestOfAll() {
        // A small linear congruence: any numbers do.
        var state: UInt32 = 7
        func next() -> Double {
            state = state &* 1_664_525 &+ 1_013_904_223
            return Double(state >> 16) / 65536
        }
        for trial in 0..<200 {
            let (rows, columns) = (trial % 5 + 1, trial / 5 % 5 + 1)
            let scores: [[Double?]] = (0..<rows).map { _ in
                (0..<columns).map { _ in
                    let value = next() * 10 - 3
                    return next() < 0.25 ? nil : value
                }
            }
            let matching = BestMatching(scores)
            #expect(abs(matching.total - greatest(scores)) < 1e-9, "\(scores)")
            let used = matching.columnOfRow.compactMap { $0 }
            #expect(Set(used).count == used.count)
        }
    }

    @Test func nothingIsMatchedWithNothing() {
        #expect(BestMatching([]).total == 0)
        #expect(BestMatching([[nil, -1]]).columnOfRow == [nil])
    }
}
