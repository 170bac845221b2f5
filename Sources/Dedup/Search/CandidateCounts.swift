/// How many pairs of articles were compared by their text, and what found them.
package struct CandidateCounts: Sendable, Hashable, Codable {
    /// Pairs compared.
    package var pairs = 0
    /// Those of them that vectors found, and those that sketches found; many were found by both.
    package var byVectors = 0, bySketches = 0

    package init(pairs: Int = 0, byVectors: Int = 0, bySketches: Int = 0) {
        (self.pairs, self.byVectors, self.bySketches) = (pairs, byVectors, bySketches)
    }

    package enum CodingKeys: String, CodingKey {
        case pairs
        case byVectors = "by_vectors"
        case bySketches = "by_sketches"
    }

    package static func + (first: Self, second: Self) -> Self {
        Self(
            pairs: first.pairs + second.pairs,
            byVectors: first.byVectors + second.byVectors,
            bySketches: first.bySketches + second.bySketches
        )
    }
}
