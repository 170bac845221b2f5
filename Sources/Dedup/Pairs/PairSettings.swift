/// Which pairs of texts are written for semantic similarity.
public struct PairSettings: Sendable, Hashable, Codable {
    /// Most pairs of one cluster and kind.
    public var perCluster: Int
    /// Parts of the clusters, of a hundred, that go into the dev and test splits; the rest is for training.
    public var devPercent: Int, testPercent: Int

    /// Makes settings.
    public init(perCluster: Int = 10, devPercent: Int = 5, testPercent: Int = 5) {
        (self.perCluster, self.devPercent, self.testPercent) = (perCluster, devPercent, testPercent)
    }
}
