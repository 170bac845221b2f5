import CorpusModel

/// The failures of a corpus: all counted by kind, the first ones kept.
struct FailureSummary: Sendable {
    /// Rows that the index shows; the rest stays in `failures.jsonl`.
    static let shownRows = 500

    /// Stage and code of failures.
    struct Kind: Hashable, Sendable {
        var stage: String, code: String
    }

    private(set) var count = 0
    private(set) var counts: [Kind: Int] = [:]
    private(set) var first: [PageFailure] = []

    mutating func add(_ failure: PageFailure) {
        count += 1
        counts[Kind(stage: failure.stage, code: failure.code), default: 0] += 1
        if first.count < Self.shownRows { first.append(failure) }
    }

    /// Kinds with their counts, the most frequent first.
    var kinds: [IndexView.FailureKind] {
        counts.sorted { (-$0.value, $0.key.stage, $0.key.code) < (-$1.value, $1.key.stage, $1.key.code) }
            .map { .init(stage: $0.key.stage, code: $0.key.code, count: grouped($0.value)) }
    }
}
