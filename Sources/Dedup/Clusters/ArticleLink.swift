package import CorpusModel

/// Two articles of a catalog taken for reprints of one text.
package struct ArticleLink: Sendable, Hashable {
    /// Numbers of the articles in the catalog, `first < second`.
    package var first: Int, second: Int
    /// What is written of them.
    package var record: LinkRecord

    package init(first: Int, second: Int, record: LinkRecord) {
        (self.first, self.second, self.record) = (first, second, record)
    }
}
