import CorpusFiles
package import Foundation

/// The sketches of a corpus's texts in a folder of shards; grows, and is never computed twice.
package struct SketchStore: Sendable {
    /// Where a text's sketch is.
    private struct Place {
        var shard: Int32
        var index: Int32
    }

    /// Texts a shard is made of.
    static let shardSize = 4096

    private let folder: URL
    private var shards: [SketchShard] = []
    /// Shards in the folder itself, the first of all.
    private var ownCount = 0
    /// By digest of the text.
    private var places: [SIMD2<UInt64>: Place] = [:]

    /// Opens the sketches of a folder; those of another version, and all after a damaged file, are not seen, and computed
    /// and written anew.
    ///
    /// - Parameters:
    ///   - folder: the folder; what is missing is written there.
    ///   - others: further folders that are read, and never written to.
    package init(folder: URL, readingAlso others: [URL] = []) {
        self.folder = folder
        ownCount = addAll(of: folder)
        for other in others { _ = addAll(of: other) }
    }

    private mutating func addAll(of folder: URL) -> Int {
        var count = 0
        while let shard = SketchShard(folder: folder, number: count) {
            add(shard)
            count += 1
        }
        return count
    }

    private mutating func add(_ shard: SketchShard) {
        for index in 0..<shard.count {
            places[shard.digest(index)] = Place(shard: Int32(shards.count), index: Int32(index))
        }
        shards.append(shard)
    }

    /// Computes what is missing, shard by shard.
    ///
    /// - Parameters:
    ///   - catalog: the articles.
    ///   - texts: their texts.
    ///   - jobs: parts of a shard computed at the same time.
    ///   - notify: called after every shard with the number of articles done and to do.
    /// - Throws: `DedupError`, `CorpusError`, `CancellationError`; shards that are written stay.
    package mutating func complete(
        _ catalog: ArticleCatalog,
        _ texts: ArticleTexts,
        jobs: Int,
        notify: (_ done: Int, _ all: Int) -> Void
    ) async throws {
        var seen = Set<SIMD2<UInt64>>()
        let missing = catalog.inputOrder.filter { number in
            let digest = catalog.entries[number].digest
            return places[digest] == nil && seen.insert(digest).inserted
        }
        try makeFolder(folder.path)
        var done = 0
        while done < missing.count {
            let batch = missing[done..<min(done + Self.shardSize, missing.count)]
            let parts = stride(from: batch.startIndex, to: batch.endIndex, by: 256).map {
                Array(batch[$0..<min($0 + 256, batch.endIndex)])
            }
            let sketches = try await parts.mapConcurrently(width: jobs) { part in
                try Task.checkCancellation()
                return try part.map { (catalog.entries[$0].digest, TextSketch(try texts.article($0).text)) }
            }
            try SketchShard.write(folder: folder, number: ownCount, sketches: sketches.flatMap { $0 })
            guard let shard = SketchShard(folder: folder, number: ownCount) else {
                throw DedupError(.vectorsDamaged, "\(folder.path): a file vanished while it was written; run again")
            }
            add(shard)
            ownCount += 1
            done += batch.count
            notify(done, missing.count)
        }
    }

    /// Lends the hashes of the sketch of a text, ascending; `nil` where it has none here.
    package func withHashes<Result>(
        _ digest: SIMD2<UInt64>,
        _ body: (Span<UInt32>) throws -> Result
    ) rethrows -> Result? {
        guard let place = places[digest] else { return nil }
        return try shards[Int(place.shard)].withHashes(Int(place.index), body)
    }
}
