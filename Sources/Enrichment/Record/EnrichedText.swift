/// An article as the enrichment stage sees it: its own or anyone's.
package struct EnrichedText: Sendable, Hashable {
    /// Unique among the articles of one run.
    package var id: String
    /// Headline and byline where they are known apart from the text.
    package var headline: String?, byline: String?
    /// The body; of articles cut by other programs often with headline and credit line in its first lines.
    ///
    /// Line ends may be kept.
    package var text: String
    /// Day of the newspaper `1916-03-10`, or its month or year; absent where unknown.
    package var date: String?
    /// Title of the newspaper and its number of the Library of Congress.
    package var title: String?, lccn: String?
    /// Where the newspaper is published: city; state or like part of a country, in full or as a postal code; country.
    package var city: String?, state: String?, country: String?
    /// Mean confidence of the recognition, `0...1`; absent where unknown.
    package var confidence: Double?
    /// `legible`, `borderline` or `illegible`; absent where unknown.
    package var legibility: String?

    package init(id: String, text: String) { (self.id, self.text) = (id, text) }
}
