/// What is found out of articles, and with which of the user's files.
package struct EnrichmentSettings: Sendable, Hashable {
    /// The parts of enrichment.
    package enum Part: String, Sendable, Hashable, Codable, CaseIterable {
        /// Figures of the text, its language, an estimate of its character error rate.
        case quality
        /// Dateline, credit, byline, place and the probability of a news agency.
        case heads
        /// Names of persons, organisations, places and others.
        case entities
        /// Places named in the text; needs `entities`.
        case places
        /// Persons of an authority file; needs `entities`.
        case people
        /// What the text is about.
        case topics
    }

    /// The parts wanted.
    package var parts: Set<Part>
    /// Authority file of persons (`broadsheet authority build`); without one nobody is linked.
    package var authority: String?
    /// Topics with keywords; `nil` for none.
    package var keywords: String?
    /// Populations of towns by decade; `nil` for those of the gazetteer, which are of today.
    package var populations: String?
    /// Folder of tables; `nil` for where `Scripts/setup` puts it.
    package var tables: String?

    package init(
        parts: Set<Part> = Set(Part.allCases),
        authority: String? = nil,
        keywords: String? = nil,
        populations: String? = nil,
        tables: String? = nil
    ) {
        (self.parts, self.authority, self.keywords) = (parts, authority, keywords)
        (self.populations, self.tables) = (populations, tables)
    }

    /// Names of the parts wanted, in one order.
    var partNames: String { parts.map(\.rawValue).sorted().joined(separator: " ") }
}
