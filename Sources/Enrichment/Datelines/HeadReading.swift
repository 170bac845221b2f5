import CorpusModel

/// What an article's head says: the dateline, its place, who sent the article and who wrote it.
package struct HeadReading: Sendable, Hashable {
    /// The dateline as printed in the text, and its place there: `[start, end)` in code points.
    package var dateline: String?, datelineSpan: Range<Int>?
    /// Its day, `1916-03-09`.
    package var datelineDate: String?
    /// Its first place.
    package var place: Place?
    package var agency: Agency
    package var agencySpan: Range<Int>?
    /// The author as printed.
    package var byline: String?
    /// How likely an agency or syndicate delivered the article, `0...1`.
    package var wireProbability: Double
    /// What the probability was computed of, in the order of `WireModel.names`.
    package var wireFeatures: [Double]

    /// Whether an agency or syndicate delivered it.
    package var isWire: Bool { wireProbability >= 0.5 }

    /// Writes what was found into a record.
    package func fill(_ record: inout EnrichmentRecord) {
        record.dateline = dateline
        record.datelineSpan = datelineSpan.map { [$0.lowerBound, $0.upperBound] }
        record.datelineDate = datelineDate
        record.place = place
        record.agency = agency
        record.agencySpan = agencySpan.map { [$0.lowerBound, $0.upperBound] }
        record.byline = byline
        // Decided on what the record says, so that the two agree.
        let probability = recordPrecision(wireProbability)
        (record.wire, record.wireProbability) = (probability >= 0.5, probability)
    }
}
