import CorpusFiles

/// What decides which articles are taken for reprints of one text.
package struct DedupSettings: Sendable, Hashable, Codable {
    /// Most days between two reprints.
    package var windowDays: Int
    /// Lowest cosine at which two articles are compared by their text, `0...1`.
    package var candidateCosine: Double
    /// Lowest probability at which two articles are linked, `0...1`.
    package var linkProbability: Double
    /// Whether texts are compared at all; without it `linkCosine` decides.
    package var verifies: Bool
    /// Lowest cosine at which two articles are linked where texts are not compared, `0...1`.
    package var linkCosine: Double
    /// Resolution γ of the CPM objective: higher values give smaller communities.
    ///
    /// It is above 0. Two groups stay one where the links between them weigh more than γ times the pairs between them.
    package var resolution: Double
    /// Whether two articles of one newspaper may be reprints of one text.
    package var allowsOneNewspaper: Bool

    package init(
        windowDays: Int = 7,
        candidateCosine: Double = 0.4,
        linkProbability: Double = 0.7,
        verifies: Bool = true,
        linkCosine: Double = 0.7,
        resolution: Double = 0.1,
        allowsOneNewspaper: Bool = true
    ) {
        (self.windowDays, self.candidateCosine, self.linkProbability) = (
            windowDays, candidateCosine, linkProbability
        )
        (self.verifies, self.linkCosine) = (verifies, linkCosine)
        (self.resolution, self.allowsOneNewspaper) = (resolution, allowsOneNewspaper)
    }

    /// Checks the ranges.
    ///
    /// - Throws: `DedupError` with `badSettings`.
    package func validate() throws(DedupError) {
        guard (0...36_500).contains(windowDays) else {
            throw DedupError(.badSettings, "the window must be 0 to 36500 days, not \(windowDays)")
        }
        for (name, value) in [
            ("candidate_cosine", candidateCosine), ("link_probability", linkProbability), ("link_cosine", linkCosine),
        ] where !(0...1).contains(value) {
            throw DedupError(.badSettings, "\(name) must be between 0 and 1, not \(value)")
        }
        guard resolution > 0, resolution.isFinite else {
            throw DedupError(.badSettings, "resolution must be above 0, not \(resolution)")
        }
    }
}
