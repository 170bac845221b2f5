import CorpusModel
package import Dedup

/// Makes the pairs of some clusters and writes them to shards.
package struct PairGenerator {
    /// Fewest and most letters of a text in an article pair.
    package static let lettersOfArticle = 60...100_000
    /// Articles by which common words are distinguished from rare ones, about.
    private static let sample = 4000

    package let catalog: ArticleCatalog
    package let texts: ArticleTexts
    package let settings: PairSettings
    package let shards: PairShards
    package let clusters: [ArticleCluster]
    /// Cluster of each article, -1 where it has none.
    private let clusterOf: [Int32]
    private(set) var owners = SplitOwners(SplitOwners.SplitAssignment(), standingHeads: 2)
    private(set) var story = StoryWords(StoryWords.Counter())
    package var leftOut = SkipCounts()

    package init(writer: PairWriter, clusters: [ArticleCluster], shards: PairShards) {
        (catalog, texts, settings) = (writer.catalog, writer.texts, writer.settings)
        (self.clusters, self.shards) = (clusters, shards)
        var clusterOf = [Int32](repeating: -1, count: writer.catalog.count)
        for (index, cluster) in clusters.enumerated() {
            for number in cluster.members { clusterOf[number] = Int32(index) }
        }
        self.clusterOf = clusterOf
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
            ofCluster: cluster >= 0
                ? clusters[Int(cluster)].record.id : ClusterBuilder.id(of: catalog.entries[number].id)
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
            // Of reprints one is counted, or the words of much reprinted stories would seem common.
            if number % step == 0, !isClustered || clusters[group].members.first == number { counter.add(article) }
        }
        owners = SplitOwners(assignment, standingHeads: settings.standingHeads)
        story = StoryWords(counter)
    }
}
