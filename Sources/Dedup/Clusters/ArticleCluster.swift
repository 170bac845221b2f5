package import CorpusModel

/// Articles of a catalog printed from one source text.
package struct ArticleCluster: Sendable, Hashable {
    /// Numbers of the articles in the catalog, ascending.
    package var members: [Int]
    /// What is written of them.
    package var record: ClusterRecord

    package init(members: [Int], record: ClusterRecord) { (self.members, self.record) = (members, record) }
}
