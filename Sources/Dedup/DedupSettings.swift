import CorpusFiles

/// What decides which articles are taken for reprints of one text.
package struct DedupSettings: Sendable, Hashable, Codable {
    /// Most days between two reprints.
    package var windowDays: Int
    /// Which articles those without a date are compared with.
    package var undated: Undated
    /// Lowest cosine at which two articles are compared by their text, `0...1`.
    package var candidateCosine: Double
    /// Lowest part of the runs of letters of one text that the other has too, as their sketches tell, at which two articles
    /// are compared by their text whatever their cosine, `0...1`.
    package var candidateShare: Double
    /// Most pairs of articles, one of which is not dated to the day, whose vectors are all compared; where there are more,
    /// sketches alone find candidates among them.
    package var exhaustivePairs: Int
    /// Lowest probability at which two articles are linked, `0...1`.
    package var linkProbability: Double
    /// Whether texts are sketched and compared at all; without it `linkCosine` decides.
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
        undated: Undated = .all,
        candidateCosine: Double = 0.5,
        candidateShare: Double = 0.1,
        exhaustivePairs: Int = 100_000_000,
        linkProbability: Double = 0.7,
        verifies: Bool = true,
        linkCosine: Double = 0.7,
        resolution: Double = 0.1,
        allowsOneNewspaper: Bool = true
    ) {
        (self.windowDays, self.undated, self.linkProbability) = (windowDays, undated, linkProbability)
        (self.candidateCosine, self.candidateShare) = (candidateCosine, candidateShare)
        self.exhaustivePairs = exhaustivePairs
        (self.verifies, self.linkCosine) = (verifies, linkCosine)
        (self.resolution, self.allowsOneNewspaper) = (resolution, allowsOneNewspaper)
    }

    /// Which articles those without a date are compared with.
    package enum Undated: String, Sendable, Hashable, Codable, CaseIterable {
        /// With all others, dated or not.
        case all
        /// With each other only.
        case undated
        /// With none: they are in no cluster.
        case none
    }

    /// Checks the ranges.
    ///
    /// - Throws: `DedupError` with `badSettings`.
    package func validate() throws(DedupError) {
        guard (0...36_500).contains(windowDays) else {
            throw DedupError(.badSettings, "the window must be 0 to 36500 days, not \(windowDays)")
        }
        for (name, value) in [
            ("candidate_cosine", candidateCosine), ("candidate_share", candidateShare),
            ("link_probability", linkProbability),
            ("link_cosine", linkCosine),
        ] where !(0...1).contains(value) {
            throw DedupError(.badSettings, "\(name) must be between 0 and 1, not \(value)")
        }
        guard resolution > 0, resolution.isFinite else {
            throw DedupError(.badSettings, "resolution must be above 0, not \(resolution)")
        }
    }
}
