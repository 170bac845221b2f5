import CorpusFiles
package import Foundation

/// The vectors of a corpus in a folder of shards; grows, and is never computed twice.
package struct VectorStore {
    /// Where an article's vectors are.
    package struct Place {
        var shard: Int32
        var row: Int32
        var rows: Int32
    }

    package let folder: URL
    package private(set) var shards: [VectorShard] = []
    /// Shards in the folder itself, the first of all.
    private var ownCount = 0
    /// By digest of the text.
    private var places: [SIMD2<UInt64>: Place] = [:]
    package let encoder: String

    /// Articles a shard is made of.
    package static let shardSize = 4096

    /// Opens the vectors of a folder, made by one encoder; what another one made is not seen, and overwritten.
    ///
    /// - Parameters:
    ///   - folder: the folder; what is missing is written there.
    ///   - encoder: fingerprint of the encoder.
    ///   - others: further folders that are read, and never written to.
    /// - Throws: `DedupError` where files do not fit each other.
    package init(folder: URL, encoder: String, readingAlso others: [URL] = []) throws {
        (self.folder, self.encoder) = (folder, encoder)
        ownCount = try addAll(of: folder)
        for other in others { _ = try addAll(of: other) }
    }

    private mutating func addAll(of folder: URL) throws -> Int {
        var count = 0
        while let shard = try VectorShard(folder: folder, number: count, encoder: encoder) {
            add(shard)
            count += 1
        }
        return count
    }

    private mutating func add(_ shard: VectorShard) {
        var row = 0
        for line in shard.lines {
            if let digest = Self.digest(line.digest), places[digest] == nil {
                places[digest] = Place(shard: Int32(shards.count), row: Int32(row), rows: Int32(line.rows))
            }
            row += line.rows
        }
        shards.append(shard.withoutLines())
    }

    /// The articles whose vectors are missing.
    ///
    /// - Parameters:
    ///   - catalog: the articles.
    ///   - wanted: numbers of those that are asked for; `nil` for all.
    /// - Returns: their numbers, in the order of the files; equal texts once.
    package func missing(of catalog: ArticleCatalog, only wanted: Range<Int>? = nil) -> [Int] {
        var seen = Set<SIMD2<UInt64>>()
        return catalog.inputOrder.filter { number in
            guard wanted?.contains(number) ?? true else { return false }
            let digest = catalog.entries[number].digest
            return places[digest] == nil && seen.insert(digest).inserted
        }
    }

    /// Computes what is missing, shard by shard.
    ///
    /// - Parameters:
    ///   - catalog: the articles.
    ///   - texts: their texts.
    ///   - wanted: numbers of the articles whose vectors are wanted; `nil` for all.
    ///   - encoder: what computes.
    ///   - jobs: batches computed at the same time.
    ///   - notify: called after every shard with the number of articles done and to do.
    /// - Throws: `DedupError`, `InferenceError`, `CorpusError`, `CancellationError`; shards that are written stay.
    package mutating func complete(
        _ catalog: ArticleCatalog,
        _ texts: ArticleTexts,
        only wanted: Range<Int>? = nil,
        by encoder: ArticleEncoder,
        jobs: Int,
        notify: (_ done: Int, _ all: Int) -> Void
    ) async throws {
        let missing = missing(of: catalog, only: wanted)
        var done = 0
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        while done < missing.count {
            try Task.checkCancellation()
            let batch = Array(missing[done..<min(done + Self.shardSize, missing.count)])
            let vectors = try await encoder.vectors(of: batch.map { try texts.article($0).text }, jobs: jobs)
            try VectorShard.write(
                folder: folder,
                number: ownCount,
                encoder: self.encoder,
                articles: zip(batch, vectors).map { number, vectors in
                    (catalog.entries[number].id, Self.hexadecimal(catalog.entries[number].digest), vectors)
                }
            )
            guard let shard = try VectorShard(folder: folder, number: ownCount, encoder: self.encoder) else {
                throw DedupError(.vectorsDamaged, "\(folder.path): a file vanished while it was written; run again")
            }
            add(shard)
            ownCount += 1
            done += batch.count
            notify(done, missing.count)
        }
    }

    /// Where the vectors of a text are.
    package func place(_ digest: SIMD2<UInt64>) -> Place? { places[digest] }

    package static func hexadecimal(_ digest: SIMD2<UInt64>) -> String {
        (0..<2).map { index in
            let digits = String(digest[index], radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    private static func digest(_ text: String) -> SIMD2<UInt64>? {
        guard text.utf8.count == 32, let high = UInt64(text.prefix(16), radix: 16),
            let low = UInt64(text.suffix(16), radix: 16)
        else { return nil }
        return SIMD2(high, low)
    }
}
