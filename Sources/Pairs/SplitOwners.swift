/// Which split each text belongs to, and which headlines stand over many stories.
///
/// A text is known by a hash of its letters. One that clusters of several splits hold belongs to the last of these, so
/// that nothing of dev or test is ever trained on, and nothing of test moves elsewhere as the corpus grows.
package struct SplitOwners: Sendable {
    fileprivate struct Use {
        var key: UInt64, group: UInt32, split: PairSplit
    }

    /// Uses as they are gathered.
    package struct SplitAssignment {
        fileprivate var uses: [Use] = []

        /// Notes that a group of reprints (a cluster, or an article that has no reprint) holds a text.
        package mutating func add(_ key: UInt64, group: Int, split: PairSplit) {
            uses.append(Use(key: key, group: UInt32(group), split: split))
        }
    }

    private static let standing: UInt8 = 4

    /// Hashes in order, and what is known of each: the split, and whether many groups hold it.
    private let keys: [UInt64]
    private let marks: [UInt8]

    /// Sums an assignment up; a text of `standingHeads` groups or more is a standing head.
    package init(_ assignment: consuming SplitAssignment, standingHeads: Int) {
        var uses = assignment.uses
        uses.sort { ($0.key, $0.group) < ($1.key, $1.group) }
        var keys: [UInt64] = []
        var marks: [UInt8] = []
        var start = 0
        while start < uses.count {
            var (end, groups, split) = (start, 0, PairSplit.train)
            while end < uses.count, uses[end].key == uses[start].key {
                if end == start || uses[end].group != uses[end - 1].group { groups += 1 }
                split = max(split, uses[end].split)
                end += 1
            }
            keys.append(uses[start].key)
            marks.append(split.rawValue | (groups >= standingHeads ? Self.standing : 0))
            start = end
        }
        (self.keys, self.marks) = (keys, marks)
    }

    /// Whether many groups hold a text.
    package func isStanding(_ key: UInt64) -> Bool { mark(key).map { $0 & Self.standing != 0 } ?? false }

    /// The split that a text belongs to.
    package func split(of key: UInt64) -> PairSplit? { mark(key).flatMap { PairSplit(rawValue: $0 & 3) } }

    private func mark(_ key: UInt64) -> UInt8? {
        var (low, high) = (0, keys.count)
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low < keys.count && keys[low] == key ? marks[low] : nil
    }
}
