import CorpusFiles

/// What decides which articles are taken for copies of one text.
package struct DedupSettings: Sendable, Hashable, Codable {
    /// Most days between two copies.
    package var windowDays: Int
    /// Lowest cosine at which two articles are compared by their text, `0...1`.
    package var candidateCosine: Double
    /// Lowest chance at which two articles are linked, `0...1`.
    package var linkScore: Double
    /// Whether texts are compared at all; without it `linkCosine` decides.
    package var verifies: Bool
    /// Lowest cosine at which two articles are linked where texts are not compared, `0...1`.
    package var linkCosine: Double
    /// How readily a group that hangs together loosely is parted, above 0: two groups stay one where their links weigh more
    /// than this, times the pairs between them.
    package var resolution: Double
    /// Whether two articles of one paper may be copies of one text.
    package var allowsOneSeries: Bool

    package init(
        windowDays: Int = 7,
        candidateCosine: Double = 0.4,
        linkScore: Double = 0.7,
        verifies: Bool = true,
        linkCosine: Double = 0.7,
        resolution: Double = 0.16,
        allowsOneSeries: Bool = true
    ) {
        (self.windowDays, self.candidateCosine, self.linkScore) = (windowDays, candidateCosine, linkScore)
        (self.verifies, self.linkCosine) = (verifies, linkCosine)
        (self.resolution, self.allowsOneSeries) = (resolution, allowsOneSeries)
    }

    /// Checks the ranges.
    ///
    /// - Throws: `DedupError` with `badSettings`.
    package func validate() throws(DedupError) {
        guard (0...36_500).contains(windowDays) else {
            throw DedupError(.badSettings, "the window must be 0 to 36500 days, not \(windowDays)")
        }
        for (name, value) in [
            ("candidate_cosine", candidateCosine), ("link_score", linkScore), ("link_cosine", linkCosine),
        ] where !(0...1).contains(value) {
            throw DedupError(.badSettings, "\(name) must be between 0 and 1, not \(value)")
        }
        guard resolution > 0, resolution.isFinite else {
            throw DedupError(.badSettings, "resolution must be above 0, not \(resolution)")
        }
    }
}
