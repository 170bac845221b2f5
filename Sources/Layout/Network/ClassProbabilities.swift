import CorpusModel

/// Probabilities of the classes at some place of a page; they and that of the background add up to one.
struct ClassProbabilities: Sendable, Hashable {
    /// In the order of `LayoutMaps.classes`.
    var values: [Double]

    /// Probability of a class, `0...1`.
    subscript(regionClass: RegionClass) -> Double {
        LayoutMaps.classes.firstIndex(of: regionClass).map { values[$0 + 1] } ?? 0
    }

    /// Probability that nothing is there, `0...1`.
    var background: Double { values[0] }

    /// How sure a class is against the classes it might be instead, `0.05...1`; unlabelled paper says nothing.
    func score(of regionClass: RegionClass) -> Double {
        min(1, max(0.05, self[regionClass] / max(0.05, 1 - background)))
    }

    /// Probabilities as they stand in records, by class: those of one in a hundred and more.
    var recorded: [RegionClass: Double] {
        var recorded: [RegionClass: Double] = [:]
        for (regionClass, probability) in zip(LayoutMaps.classes, values.dropFirst()) where probability >= 0.01 {
            recorded[regionClass] = recordPrecision(probability)
        }
        return recorded
    }
}
