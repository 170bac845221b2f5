package import Dedup
package import Foundation

/// Writes pairs of texts that say the same, and triplets with one that does not, from the clusters of a corpus.
///
/// Headlines that different newspapers set over reprints of one text are summaries of it in other words: Silcock and Dell, "A
/// Massive Scale Semantic Similarity Dataset of Historical English" (2023). The texts are read twice, first to learn which
/// split each belongs to and which headlines stand over everything, then day by day; only the headlines of some days are
/// in memory.
package struct PairWriter {
    package let catalog: ArticleCatalog
    package let texts: ArticleTexts
    package let settings: PairSettings
    /// Folder of the pairs.
    package let folder: URL
    package var linesPerShard = PairShards.linesPerShard

    package init(catalog: ArticleCatalog, texts: ArticleTexts, settings: PairSettings, folder: URL) {
        (self.catalog, self.texts, self.settings, self.folder) = (catalog, texts, settings, folder)
    }

    /// Writes the pairs of all clusters in place of those of an earlier run.
    ///
    /// - Returns: the number of lines by kind: `headlines`, `scored`, `triplets`, `articles`.
    /// - Throws: `DedupError`, `CorpusError`; `CancellationError` where the task was cancelled.
    package func write(_ clusters: [ArticleCluster]) throws -> [String: Int] {
        try settings.validate()
        let shards = try PairShards(folder: folder, linesPerShard: linesPerShard)
        var generator = PairGenerator(writer: self, clusters: clusters, shards: shards)
        try generator.survey()
        try generator.writePairs()
        let card = PairCard(counts: shards.counts, leftOut: generator.leftOut, settings: settings)
        try shards.finish(card: card.text)
        return Dictionary(
            uniqueKeysWithValues: PairKind.allCases.map { kind in
                (kind.rawValue, shards.counts[kind]?.values.reduce(0, +) ?? 0)
            }
        )
    }

    /// Removes the pairs of an earlier run.
    package static func removePairs(in folder: URL) throws { try PairShards.removeAll(in: folder) }
}
