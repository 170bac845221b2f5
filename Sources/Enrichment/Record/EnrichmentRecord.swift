/// One line of `enrichment/part-*.jsonl`: what is known of an article beyond its text.
///
/// Spans are `[start, end)` in Unicode code points of the article's text, so that in Python `text[start:end]` is what they name. Everything
/// that was not found is absent.
package struct EnrichmentRecord: Sendable, Hashable, Codable {
    /// Id of the article.
    package var id: String
    package var quality: QualitySignals?
    /// The dateline as printed, and its place in the text.
    package var dateline: String?, datelineSpan: [Int]?
    /// Day of the dateline, `1916-03-09`.
    package var datelineDate: String?
    /// The first place of the dateline.
    package var place: Place?
    /// Who sent the article; `none` where nobody is named.
    package var agency: Agency?, agencySpan: [Int]?
    /// The author as printed, without "By".
    package var byline: String?
    /// Whether a news agency or syndicate delivered it: `wire_probability` of .5 or more, and that probability.
    package var wire: Bool?, wireProbability: Double?
    /// Names in the text, in its order, none within another.
    package var entities: [Entity]?
    /// One for each entity of type PER, in the same order.
    package var persons: [PersonLink]?
    /// Places named in the text that were found in the gazetteer, in its order.
    package var places: [PlaceMention]?
    package var topics: Topics?

    package init(id: String) { self.id = id }

    private enum CodingKeys: String, CodingKey {
        case id, quality, dateline, place, agency, byline, wire, entities, persons, places, topics
        case datelineSpan = "dateline_span"
        case datelineDate = "dateline_date"
        case agencySpan = "agency_span"
        case wireProbability = "wire_probability"
    }
}

/// News agencies and their like, by the names of the field.
package enum Agency: String, Sendable, Hashable, Codable, CaseIterable {
    case associatedPress = "AP"
    case unitedPress = "UP"
    case unitedPressInternational = "UPI"
    case internationalNewsService = "INS"
    case reuters = "Reuters"
    case havas = "Havas"
    case wolff = "Wolff"
    /// Overseas News Agency, Berlin.
    case overseas = "Overseas"
    /// Newspaper Enterprise Association.
    case newspaperEnterprise = "NEA"
    /// Western Newspaper Union.
    case westernNewspaperUnion = "WNU"
    /// Central News, London.
    case centralNews = "CNA"
    /// Exchange Telegraph, London.
    case exchangeTelegraph = "ET"
    /// The newspaper's own correspondent: "Special to The Times".
    case special
    /// A leased wire whose agency is not named.
    case other
    case none
}

/// A place of the gazetteer.
package struct Place: Sendable, Hashable, Codable {
    /// Its name in the gazetteer, not as printed.
    package var name: String
    /// Postal code of the state, in the United States alone.
    package var state: String?
    /// ISO 3166-1 code of the country of today.
    package var country: String?
    /// Its number in GeoNames; absent of a place that is recognised and not in the gazetteer.
    package var geonamesID: Int?
    /// Degrees, north and east positive.
    package var latitude: Double?, longitude: Double?
    /// How sure it is, `0...1`.
    package var probability: Double?

    package init(name: String) { self.name = name }

    private enum CodingKeys: String, CodingKey {
        case name, state, country, probability
        case geonamesID = "geonames_id"
        case latitude = "lat"
        case longitude = "lon"
    }
}

/// A place named in a text.
package struct PlaceMention: Sendable, Hashable, Codable {
    package var start: Int, end: Int
    package var place: Place

    package init(start: Int, end: Int, place: Place) { (self.start, self.end, self.place) = (start, end, place) }
}

/// A name in a text.
package struct Entity: Sendable, Hashable, Codable {
    /// Kinds of name, as CoNLL-2003 has them.
    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        case person = "PER"
        case organisation = "ORG"
        case location = "LOC"
        case miscellaneous = "MISC"
    }

    package var start: Int, end: Int
    package var type: Kind
    /// The text as it stands, misreadings and line ends kept.
    package var text: String
    /// How sure it is, `0...1`.
    package var confidence: Double?

    package init(start: Int, end: Int, type: Kind, text: String, confidence: Double? = nil) {
        (self.start, self.end, self.type, self.text, self.confidence) = (start, end, type, text, confidence)
    }
}

/// Whom a person's name stands for; without name and ids where it is nobody of the authority file, or unsure.
package struct PersonLink: Sendable, Hashable, Codable {
    package var start: Int, end: Int
    /// Name and ids of the authority file.
    package var name: String?, wikidata: String?, bioguide: String?
    /// Id of the entry of the authority file.
    package var authority: String?
    /// How sure it is, `0...1`.
    package var probability: Double?

    package init(start: Int, end: Int) { (self.start, self.end) = (start, end) }
}

/// What can be measured of a text without understanding it.
///
/// Names follow RedPajama-V2 where it has the figure.
package struct QualitySignals: Sendable, Hashable, Codable {
    /// Estimated character error rate, `0...1`.
    package var quality: Double?
    /// Figures by name.
    package var signals: [String: Double]
    /// Language by CLD2, ISO 639-1, and its share of the text; absent where none is sure.
    package var language: String?, languageShare: Double?

    package init(signals: [String: Double] = [:]) { self.signals = signals }

    private enum CodingKeys: String, CodingKey {
        case quality, signals, language
        case languageShare = "language_share"
    }
}
