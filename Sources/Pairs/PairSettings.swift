import CorpusFiles
package import Dedup

/// Which pairs of texts are written for semantic similarity.
package struct PairSettings: Sendable, Hashable, Codable {
    /// Most pairs of one cluster and kind.
    package var perCluster: Int
    /// Parts of the clusters, of a hundred, that go into the dev and test splits; the rest is for training.
    package var devPercent: Int, testPercent: Int
    /// Whether headlines that differ by some letters only are written too, with their flags; other kinds of pairs never
    /// hold them.
    package var keepsNearIdentical: Bool
    /// A headline that stands over so many articles and clusters that have nothing to do with each other says nothing of
    /// any: it is left out.
    package var standingHeads: Int
    /// Most days between a headline and one of another story that is set against it.
    package var negativeDays: Int

    package init(
        perCluster: Int = 10,
        devPercent: Int = 5,
        testPercent: Int = 5,
        keepsNearIdentical: Bool = false,
        standingHeads: Int = 4,
        negativeDays: Int = 3
    ) {
        (self.perCluster, self.devPercent, self.testPercent) = (perCluster, devPercent, testPercent)
        (self.keepsNearIdentical, self.standingHeads) = (keepsNearIdentical, standingHeads)
        self.negativeDays = negativeDays
    }

    /// Checks the ranges.
    ///
    /// - Throws: `DedupError` with `badSettings`.
    package func validate() throws(DedupError) {
        guard (1...100_000).contains(perCluster) else {
            throw DedupError(.badSettings, "pairs of a cluster must be 1 to 100000, not \(perCluster)")
        }
        guard devPercent >= 0, testPercent >= 0, devPercent <= 100, testPercent <= 100 - devPercent else {
            throw DedupError(
                .badSettings,
                "dev and test must be 0 to 100 percent together, not \(devPercent) and \(testPercent)"
            )
        }
        guard standingHeads >= 2 else {
            throw DedupError(.badSettings, "a standing head is one of at least 2 articles, not \(standingHeads)")
        }
        guard (0...366).contains(negativeDays) else {
            throw DedupError(.badSettings, "negatives must be 0 to 366 days away at most, not \(negativeDays)")
        }
    }

    /// The split of a cluster, from its id alone: it stays as the corpus grows.
    package func split(ofCluster id: String) -> PairSplit {
        let place = Int(StableHash.of(id) % 100)
        return place < testPercent ? .test : place < testPercent + devPercent ? .dev : .train
    }
}
