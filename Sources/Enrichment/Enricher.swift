import CorpusFiles
package import Inference

/// All that is found out of an article's text, one part after the other.
package struct Enricher: Sendable {
    /// Digest of everything that decides the records: settings, models, tables, version.
    package let fingerprint: String
    let settings: EnrichmentSettings

    /// Loads models and tables.
    ///
    /// - Parameters:
    ///   - settings: what is wanted.
    ///   - models: where the networks are.
    ///   - streams: articles are worked on by so many tasks at the same time.
    /// - Throws: `EnrichmentError`, `InferenceError`.
    package init(_ settings: EnrichmentSettings, models: ModelStore, streams: Int) throws {
        self.settings = settings
        fingerprint = hexadecimal(SHA256.hash(data: Array("\(settings)".utf8)))
    }

    /// The records of some articles.
    ///
    /// - Parameters:
    ///   - articles: the articles.
    ///   - otherNewspapers: for each the number of other newspapers that print it within a week; `nil` where reprints were not looked for.
    /// - Returns: a record for each, in their order.
    /// - Throws: `InferenceError`.
    package func records(of articles: [EnrichedText], otherNewspapers: [Int?]) throws -> [EnrichmentRecord] {
        articles.map { EnrichmentRecord(id: $0.id) }
    }
}
