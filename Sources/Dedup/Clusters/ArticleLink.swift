package import CorpusModel

/// Two articles of a catalog whose texts were compared: reprints of one text, or articles that share text and are none.
package struct ArticleLink: Sendable, Hashable {
    /// Numbers of the articles in the catalog, `first < second`.
    package var first: Int, second: Int
    /// Whether they are taken for reprints.
    ///
    /// If not, the comparison speaks against a cluster that holds both.
    package var isReprint: Bool
    /// What is written of them.
    package var record: LinkRecord

    package init(first: Int, second: Int, isReprint: Bool = true, record: LinkRecord) {
        (self.first, self.second, self.isReprint, self.record) = (first, second, isReprint, record)
    }

    /// What the comparison weighs for one cluster of both, `-1...1`: 0 where the texts leave it open.
    ///
    /// Where texts were not compared the cosine is the only evidence, and speaks for a link alone.
    var weight: Double {
        guard record.containment != nil else { return record.probability }
        let weight = 2 * record.probability - 1
        // A user's threshold may lie below one half.
        return isReprint ? max(Self.leastWeight, weight) : weight
    }

    private static let leastWeight = 0.1
}
