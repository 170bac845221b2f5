import Foundation

/// Writes pairs of texts that say the same, and triplets with one that does not, from the clusters of a corpus.
///
/// Headlines that different papers set over copies of one text are summaries of it in other words: Silcock and Dell, "A
/// Massive Scale Semantic Similarity Dataset of Historical English" (2023). The texts are read twice, first to learn which
/// split each belongs to and which headlines stand over everything, then day by day; only the headlines of some days are
/// in memory.
package struct PairWriter {
    package let catalog: ArticleCatalog
    package let texts: ArticleTexts
    package let settings: PairSettings
    package let layout: DedupLayout
    package var linesPerShard = PairShards.linesPerShard

    package init(catalog: ArticleCatalog, texts: ArticleTexts, settings: PairSettings, layout: DedupLayout) {
        (self.catalog, self.texts, self.settings, self.layout) = (catalog, texts, settings, layout)
    }

    /// Writes the pairs of all clusters in place of those of an earlier run.
    ///
    /// - Returns: the number of lines by kind: `headlines`, `scored`, `triplets`, `articles`.
    /// - Throws: `DedupError`, `CorpusError`; `CancellationError` where the task was cancelled.
    package func write(_ clusters: [ClusterRecord]) throws -> [String: Int] {
        try settings.validate()
        let shards = try PairShards(folder: layout.pairs, linesPerShard: linesPerShard)
        var work = PairGenerator(writer: self, clusters: clusters, shards: shards)
        try work.survey()
        try work.writePairs()
        let card = PairCard(counts: shards.counts, leftOut: work.leftOut, settings: settings)
        try shards.finish(card: card.text)
        return Dictionary(
            uniqueKeysWithValues: PairKind.allCases.map { kind in
                (kind.rawValue, shards.counts[kind]?.values.reduce(0, +) ?? 0)
            }
        )
    }

    /// Removes the pairs of an earlier run.
    package static func removePairs(of layout: DedupLayout) throws { try PairShards.removeAll(in: layout.pairs) }
}

/// Why texts and pairs of clusters were left out, and how many.
package struct SkipCounts {
    private(set) var counts: [String: Int] = [:]

    package mutating func add(_ reason: String) { counts[reason, default: 0] += 1 }
}

/// What one writing of pairs knows.
package struct PairGenerator {
    /// Fewest and most letters of a text in an article pair.
    package static let lettersOfArticle = 60...100_000
    /// Articles by which common words are told from rare ones, about.
    private static let sample = 4000

    package let catalog: ArticleCatalog
    package let texts: ArticleTexts
    package let settings: PairSettings
    package let shards: PairShards
    package let clusters: [ClusterRecord]
    /// Members of the clusters as numbers in the catalog, in order.
    package let members: [[Int]]
    /// Cluster of each article, -1 where it has none.
    private let clusterOf: [Int32]
    private(set) var owners = SplitOwners(SplitOwners.SplitAssignment(), standingHeads: 2)
    private(set) var story = StoryWords(StoryWords.Counter())
    package var leftOut = SkipCounts()

    package init(writer: PairWriter, clusters: [ClusterRecord], shards: PairShards) {
        (catalog, texts, settings) = (writer.catalog, writer.texts, writer.settings)
        (self.clusters, self.shards) = (clusters, shards)
        var clusterOfID: [String: Int32] = [:]
        for (index, cluster) in clusters.enumerated() {
            for id in cluster.members { clusterOfID[id] = Int32(index) }
        }
        var members = [[Int]](repeating: [], count: clusters.count)
        var clusterOf = [Int32](repeating: -1, count: catalog.count)
        for (number, entry) in catalog.entries.enumerated() {
            guard let cluster = clusterOfID[entry.id] else { continue }
            clusterOf[number] = cluster
            members[Int(cluster)].append(number)
        }
        (self.members, self.clusterOf) = (members, clusterOf)
    }

    /// Number of the cluster of an article, or one of its own.
    package func group(of number: Int) -> Int {
        let cluster = clusterOf[number]
        return cluster >= 0 ? Int(cluster) : clusters.count + number
    }

    /// Split of an article: that of its cluster, or of the one it would be the first of.
    package func split(of number: Int) -> PairSplit {
        let cluster = clusterOf[number]
        return settings.split(
            ofCluster: cluster >= 0 ? clusters[Int(cluster)].id : ClusterBuilder.id(of: catalog.entries[number].id)
        )
    }

    /// A headline that may stand in pairs of its article's split.
    ///
    /// - Throws: why it may not.
    package func headline(_ article: ArticleLine, _ number: Int) throws(PairFault) -> Headline {
        let headline: Headline
        do { headline = try Headline(article.headline ?? "") } catch { throw PairFault("headlines: \(error.rawValue)") }
        let key = headline.key
        if owners.isStanding(key) { throw PairFault("headlines: \(Headline.Fault.standing.rawValue)") }
        if owners.split(of: key) != split(of: number) { throw PairFault("headlines: also in another split") }
        return headline
    }

    /// Reads all articles in the order of their files: which split each text belongs to, which words are common.
    package mutating func survey() throws {
        var assignment = SplitOwners.SplitAssignment()
        var counter = StoryWords.Counter()
        let step = max(1, catalog.count / Self.sample)
        for (count, number) in catalog.inputOrder.enumerated() {
            if count % 1024 == 0 { try Task.checkCancellation() }
            let article = try texts.article(number)
            let (group, split) = (group(of: number), split(of: number))
            if let text = article.headline, let headline = try? Headline(text) {
                assignment.add(headline.key, group: group, split: split)
            }
            let isClustered = clusterOf[number] >= 0
            if isClustered { assignment.add(FoldedLetters.whole(of: article.text).hash, group: group, split: split) }
            // Of copies one is counted, or the words of much reprinted stories would seem common.
            if number % step == 0, !isClustered || members[group].first == number { counter.add(article) }
        }
        owners = SplitOwners(assignment, standingHeads: settings.standingHeads)
        story = StoryWords(counter)
    }
}

/// Why a text or a pair is left out.
package struct PairFault: Error {
    package let reason: String
    package init(_ reason: String) { self.reason = reason }
}
