import CorpusFiles

/// What decides which passages of long texts are taken for reprints of one source.
package struct PassageSettings: Sendable, Hashable, Codable {
    /// Fewest letters of a passage on either page, as pages are compared: small letters, digits and single spaces.
    package var shortest: Int
    /// Most days between two pages that are compared; pages without a day are compared with all.
    package var windowDays: Int
    /// Whether pages of one newspaper are compared with each other.
    package var allowsOneNewspaper: Bool
    /// Resolution γ of the CPM objective, above 0: higher values give smaller clusters, and parts that are less than about
    /// γ of the whole are clusters of their own.
    package var resolution: Double

    package enum CodingKeys: String, CodingKey {
        case shortest, resolution
        case windowDays = "window_days"
        case allowsOneNewspaper = "allows_one_newspaper"
    }

    /// Lowest part of the aligned letters that must agree: of unrelated English texts about 45 % can be made to.
    static let lowestAgreement = 0.6
    /// A passage agrees in so many more letters than it differs in, as part of the shortest passage's letters.
    static let lowestScore = 0.5

    package init(
        shortest: Int = 100,
        windowDays: Int = DedupSettings().windowDays,
        allowsOneNewspaper: Bool = true,
        resolution: Double = 0.22
    ) {
        (self.shortest, self.windowDays) = (shortest, windowDays)
        (self.allowsOneNewspaper, self.resolution) = (allowsOneNewspaper, resolution)
    }

    /// Checks the ranges.
    ///
    /// - Throws: `DedupError` with `badSettings`.
    package func validate() throws(DedupError) {
        guard (40...100_000).contains(shortest) else {
            throw DedupError(.badSettings, "the shortest passage must have 40 to 100000 letters, not \(shortest)")
        }
        guard (0...36_500).contains(windowDays) else {
            throw DedupError(.badSettings, "the window must be 0 to 36500 days, not \(windowDays)")
        }
        guard resolution > 0, resolution.isFinite else {
            throw DedupError(.badSettings, "resolution must be above 0, not \(resolution)")
        }
    }
}
