/// How the candidates of a run were found.
package struct SearchReport: Sendable, Hashable {
    /// Which articles those without a date were compared with.
    package var undated: DedupSettings.Undated
    /// Whether the vectors of all pairs in reach were compared, also of those with an article not dated to the day.
    package var comparesAllVectors: Bool
    package var candidates: CandidateCounts

    package init(undated: DedupSettings.Undated, comparesAllVectors: Bool, candidates: CandidateCounts) {
        (self.undated, self.comparesAllVectors, self.candidates) = (undated, comparesAllVectors, candidates)
    }
}
