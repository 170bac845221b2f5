/// Where the rarer runs of letters stand in some sections, and which of them another section shares.
struct GramIndex {
    let sections: [PageSection]
    /// Hash of a run (upper 32 bits) and its place in all sections one after the other (lower), in order.
    private let entries: [UInt64]
    /// First entry of the hashes that begin with the same bits.
    private let buckets: [Int32]
    /// Place of each section's first letter, and behind the last.
    private let starts: [Int]
    /// Number of the section of every `step` letters.
    private let sectionOfStep: [Int32]
    private let common: CommonGrams

    private static let bits = 18, step = 64
    /// Letters of shared runs near one diagonal that make two sections worth aligning.
    private static let evidence = 26
    /// Letters between two shared runs, and by how much they may be shifted against each other.
    private static let reach = 160, shift = 32
    /// Occurrences of a run in the sections together beyond which it is passed over.
    private static let most = 4096

    init(_ sections: [PageSection], common: CommonGrams) {
        self.sections = sections
        self.common = common
        var (starts, entries): ([Int], [UInt64]) = ([0], [])
        entries.reserveCapacity(sections.reduce(0) { $0 + $1.grams.count })
        for section in sections {
            let start = UInt64(starts[starts.count - 1])
            for gram in section.grams where !common.contains(gram) { entries.append(gram + start) }
            // Whole steps, so that no step belongs to two sections.
            starts.append(starts[starts.count - 1] + (section.letters.count / Self.step + 1) * Self.step)
        }
        entries.sort()
        var buckets = [Int32](repeating: 0, count: (1 << Self.bits) + 1)
        for entry in entries { buckets[Int(entry >> UInt64(64 - Self.bits)) + 1] += 1 }
        for bucket in 1..<buckets.count { buckets[bucket] += buckets[bucket - 1] }
        var sectionOfStep: [Int32] = []
        for (number, start) in starts.dropFirst().enumerated() {
            while sectionOfStep.count * Self.step < start { sectionOfStep.append(Int32(number)) }
        }
        (self.starts, self.entries, self.buckets, self.sectionOfStep) = (starts, entries, buckets, sectionOfStep)
    }

    /// Numbers of the sections of earlier pages that share runs of letters with another one, several near one diagonal;
    /// ascending.
    func sections(like other: PageSection) -> [Int] {
        // Shared runs by section, in the order of the other's letters: place here (upper 32 bits) and there (lower).
        var hits = [[UInt64]](repeating: [], count: sections.count)
        for gram in other.grams where !common.contains(gram) {
            let hash = gram >> 32
            var index = Int(buckets[Int(gram >> UInt64(64 - Self.bits))])
            let end = Int(buckets[Int(gram >> UInt64(64 - Self.bits)) + 1])
            while index < end, entries[index] >> 32 < hash { index += 1 }
            let first = index
            while index < end, entries[index] >> 32 == hash {
                let place = Int(entries[index] & 0xFFFF_FFFF)
                let section = Int(sectionOfStep[place / Self.step])
                index += 1
                guard sections[section].page < other.page else { continue }
                hits[section].append(UInt64(gram & 0xFFFF_FFFF) << 32 | UInt64(place - starts[section]))
                if index - first > Self.most { break }
            }
        }
        return hits.indices.filter { Self.isEvidence(&hits[$0]) }
    }

    /// Whether shared runs lie so near one diagonal that the texts may agree there.
    private static func isEvidence(_ hits: inout [UInt64]) -> Bool {
        guard hits.count * gramLength >= evidence else { return false }
        hits.sort()
        // For each band of diagonals the last run's place and the letters so far; bands share cells where texts are long.
        let cells = 4096
        var last = [Int32](repeating: -1_000_000, count: cells)
        var covered = [Int32](repeating: 0, count: cells)
        for hit in hits {
            let (there, here) = (Int(hit >> 32), Int(hit & 0xFFFF_FFFF))
            let diagonal = here - there + 1 << 20
            // Each band and the one beside it that is nearer: runs on both sides of a border meet in one of them.
            let band = diagonal / shift
            let beside = diagonal % shift < shift / 2 ? band - 1 : band + 1
            for cell in [band & (cells - 1), beside & (cells - 1)] {
                let step = there - Int(last[cell])
                covered[cell] = step <= reach ? covered[cell] + Int32(min(step, gramLength)) : Int32(gramLength)
                last[cell] = Int32(there)
                if covered[cell] >= evidence { return true }
            }
        }
        return false
    }

    private static let gramLength = PageSection.gram
}
