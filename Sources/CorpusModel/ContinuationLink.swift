/// One article of a page goes on in an article of another page of the same issue.
package struct ContinuationLink: Sendable, Hashable {
    /// An article of a page record.
    package struct End: Sendable, Hashable {
        /// Id of the page record, and of the article on it.
        package var page: String, article: String

        package init(page: String, article: String) { (self.page, self.article) = (page, article) }
    }

    /// The part that goes on, and what it goes on in.
    package var from: End, to: End
    /// How sure it is, `0...1`, rounded as in records.
    package var confidence: Double

    package init(from: End, to: End, confidence: Double) {
        (self.from, self.to, self.confidence) = (from, to, recordPrecision(confidence))
    }
}
