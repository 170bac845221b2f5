/// Distinct words, found again from misread ones.
///
/// Words are entered under the skeleton of their letters and under all skeletons with one letter less (two of long words'), so
/// that a word with a letter wrong, lost or too many meets it: W. Garbe's symmetric deletions, on classes of letters.
struct WordIndex: Sendable {
    private let bytes: [UInt8]
    private let starts: [UInt32]
    /// Hashes of skeletons in order, and the word of each.
    private let keys: [UInt32]
    private let owners: [UInt32]

    /// - Parameter words: all different.
    init(_ words: [[UInt8]]) {
        var bytes: [UInt8] = []
        var starts: [UInt32] = [0]
        var entries: [UInt64] = []
        entries.reserveCapacity(words.count * 8)
        for (number, word) in words.enumerated() {
            bytes += word
            starts.append(UInt32(bytes.count))
            for key in Self.keys(of: word) { entries.append(UInt64(key) << 32 | UInt64(number)) }
        }
        entries.sort()
        (self.bytes, self.starts) = (bytes, starts)
        keys = entries.map { UInt32($0 >> 32) }
        owners = entries.map { UInt32(truncatingIfNeeded: $0) }
    }

    var count: Int { starts.count - 1 }

    subscript(word: Int) -> ArraySlice<UInt8> { bytes[Int(starts[word])..<Int(starts[word + 1])] }

    /// Words that a reading may stand for, nearest first, then in order of number.
    func readings(of word: [UInt8]) -> [(word: Int, distance: Float)] {
        guard word.count >= 2 else { return [] }
        var seen: Set<UInt32> = []
        var found: [(word: Int, distance: Float)] = []
        for key in Self.keys(of: word) {
            var place = keys.partitioningIndex { $0 >= key }
            while place < keys.count, keys[place] == key {
                let owner = owners[place]
                place += 1
                guard seen.insert(owner).inserted else { continue }
                if let distance = LetterConfusion.nearness(word, Array(self[Int(owner)])) {
                    found.append((Int(owner), distance))
                }
            }
        }
        return found.sorted { ($0.distance, $0.word) < ($1.distance, $1.word) }
    }

    /// Hashes of a word's skeleton and of those with letters less.
    private static func keys(of word: [UInt8]) -> Set<UInt32> {
        let skeleton = LetterConfusion.skeleton(word)
        var keys: Set<UInt32> = [hash(skeleton)]
        guard skeleton.count > 2 else { return keys }
        for first in skeleton.indices {
            var less = skeleton
            less.remove(at: first)
            keys.insert(hash(less))
            guard skeleton.count >= 8 else { continue }
            for second in first..<less.count {
                var least = less
                least.remove(at: second)
                keys.insert(hash(least))
            }
        }
        return keys
    }

    /// FNV-1a, 32 bits; two words that share a hash by chance are told apart by their distance.
    private static func hash(_ bytes: [UInt8]) -> UInt32 {
        bytes.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
    }
}

extension Array {
    /// The first place from which on a condition holds, of an array in which it holds from some place on.
    func partitioningIndex(where holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
