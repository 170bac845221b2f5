/// Finds which of some articles have a sketch in common with another one.
///
/// The hashes of the articles are sorted and parted by their upper bits. Hashes that many of the articles have tell little and
/// cost much: those of a text are looked at from the rarest on, until `budget` entries were seen, but `surest` of them always,
/// so that copies are found however many they are.
struct SketchIndex {
    /// Numbers of the articles in the catalog.
    let articles: Range<Int>
    /// Hash (upper 32 bits) and place of its article in `articles` (lower), ascending.
    private let entries: [UInt64]
    /// Where the entries of each value of the upper bits begin.
    private let buckets: [Int32]
    private let shift: UInt64
    /// Hashes of each article below the limit of long texts.
    private let sizes: [Int32]

    /// Fewest hashes in common that count.
    static let leastShared = 3
    /// Most articles of an index.
    static let mostArticles = 8192
    /// Entries looked at for one text, and hashes looked at however many entries they have.
    private static let budget = 4096, surest = 12

    /// Most hashes of an index, where it is of more than one article: 32 MiB.
    private static let mostHashes = 1 << 22

    /// Parts articles so that an index of each part takes little room, however long their texts are.
    static func parts(of articles: Range<Int>, of catalog: ArticleCatalog, _ sketches: SketchStore) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var (start, hashes) = (articles.lowerBound, 0)
        for article in articles {
            let own = sketches.withHashes(catalog.entries[article].digest) { $0.count } ?? 0
            if article > start, hashes + own > mostHashes || article - start == mostArticles {
                parts.append(start..<article)
                (start, hashes) = (article, 0)
            }
            hashes += own
        }
        if start < articles.upperBound { parts.append(start..<articles.upperBound) }
        return parts
    }

    /// - Parameters:
    ///   - articles: at most `mostArticles`.
    ///   - catalog: whose articles they are.
    ///   - sketches: of their texts.
    init(_ articles: Range<Int>, of catalog: ArticleCatalog, _ sketches: SketchStore) {
        precondition(articles.count <= Self.mostArticles, "an index of too many articles")
        self.articles = articles
        var (entries, sizes): ([UInt64], [Int32]) = ([], [])
        for article in articles {
            sizes.append(Int32(sketches.withHashes(catalog.entries[article].digest, Self.size) ?? 0))
            let place = UInt64(article - articles.lowerBound)
            sketches.withHashes(catalog.entries[article].digest) { hashes in
                for index in hashes.indices { entries.append(UInt64(hashes[index]) << 32 | place) }
            }
        }
        entries.sort()
        (self.entries, self.sizes) = (entries, sizes)
        // About four entries a bucket below the limit of long texts, where most hashes are.
        let bits = max(4, min(24, 64 - entries.count.leadingZeroBitCount + 1))
        shift = UInt64(64 - bits)
        var buckets = [Int32](repeating: Int32(entries.count), count: (1 << bits) + 1)
        for (place, entry) in entries.enumerated().reversed() { buckets[Int(entry >> shift)] = Int32(place) }
        for bucket in buckets.indices.dropLast().reversed() where buckets[bucket] > buckets[bucket + 1] {
            buckets[bucket] = buckets[bucket + 1]
        }
        self.buckets = buckets
    }

    /// Number of hashes of a sketch below the limit of long texts.
    private static func size(_ hashes: Span<UInt32>) -> Int {
        var (low, high) = (0, hashes.count)
        while low < high {
            let middle = (low + high) / 2
            if hashes[middle] < TextSketch.threshold { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Room that one lookup after the other uses.
    struct Scratch {
        fileprivate var counts: [UInt16]
        fileprivate var found: [Int32] = []
        fileprivate var runs: [(length: Int32, start: Int32)] = []

        init(for index: SketchIndex) { counts = [UInt16](repeating: 0, count: index.articles.count) }
    }

    /// Calls `body` with the number of each article that may share a part of its runs of letters with a text.
    ///
    /// - Parameters:
    ///   - hashes: the text's sketch.
    ///   - share: lowest part of the hashes of one that the other has too, `0...1`.
    ///   - scratch: room.
    ///   - body: called with each article once, in no certain order; all that share so much are among them, unless the
    ///     text shares more hashes with many articles than are looked at.
    func forEachSharing(
        _ hashes: Span<UInt32>,
        atLeast share: Double,
        _ scratch: inout Scratch,
        _ body: (_ article: Int) -> Void
    ) {
        scratch.runs.removeAll(keepingCapacity: true)
        for index in hashes.indices {
            let hash = UInt64(hashes[index])
            let key = hash << 32
            var place = Int(buckets[Int(key >> shift)])
            while place < entries.count, entries[place] < key { place += 1 }
            let start = place
            while place < entries.count, entries[place] >> 32 == hash { place += 1 }
            if place > start { scratch.runs.append((Int32(place - start), Int32(start))) }
        }
        scratch.runs.sort { $0 < $1 }
        var (seen, looked) = (0, 0)
        for (number, run) in scratch.runs.enumerated() {
            seen += Int(run.length)
            if seen > Self.budget, number >= Self.surest { break }
            looked += 1
            for entry in entries[Int(run.start)..<Int(run.start + run.length)] {
                let place = Int(UInt32(truncatingIfNeeded: entry))
                if scratch.counts[place] == 0 { scratch.found.append(Int32(place)) }
                scratch.counts[place] += 1
            }
        }
        // Of two texts that share so much, as large a part is among the hashes looked at, or a larger one: the rarest say most.
        // Half of it leaves room for chance.
        let isWhole = looked == scratch.runs.count
        let part = isWhole ? share : share / 2 * Double(looked) / Double(scratch.runs.count)
        let own = Self.size(hashes)
        for place in scratch.found {
            let needed = part * Double(min(own, Int(sizes[Int(place)])))
            let count = Int(scratch.counts[Int(place)])
            if count >= Self.leastShared, Double(count) >= needed { body(articles.lowerBound + Int(place)) }
            scratch.counts[Int(place)] = 0
        }
        scratch.found.removeAll(keepingCapacity: true)
    }
}
