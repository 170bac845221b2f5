/// Two articles that may be reprints of one text.
package struct Candidate: Sendable, Hashable {
    /// Numbers of the articles in the catalog, `first < second`.
    package var first: Int, second: Int
    /// Highest cosine of a chunk of one with a chunk of the other, `-1...1`.
    package var cosine: Float
}
