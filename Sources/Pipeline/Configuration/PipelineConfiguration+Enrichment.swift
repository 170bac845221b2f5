package import Enrichment

extension PipelineConfiguration {
    /// What is found out of articles once pages and reprints are done.
    package struct Enrichment: Sendable, Hashable, Codable {
        /// How much.
        package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
            /// Nothing.
            case none
            /// What rules and tables tell: quality, datelines, credits.
            case rules
            /// Also what networks tell: names, places, people, topics.
            case all
        }

        /// How much.
        package var kind: Kind
        /// Authority file of persons; without one nobody is linked.
        package var authority: String?
        /// File of topics with keywords.
        package var keywords: String?
        /// Table of the populations of towns by decade.
        package var populations: String?

        package init(kind: Kind, authority: String? = nil, keywords: String? = nil, populations: String? = nil) {
            (self.kind, self.authority, self.keywords, self.populations) = (kind, authority, keywords, populations)
        }

        /// The settings of the stage; `nil` where it does nothing.
        package var settings: EnrichmentSettings? {
            guard kind != .none else { return nil }
            return EnrichmentSettings(
                parts: kind == .all ? Set(EnrichmentSettings.Part.allCases) : [.quality, .heads],
                authority: authority,
                keywords: keywords,
                populations: populations
            )
        }
    }
}
