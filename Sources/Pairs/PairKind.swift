/// Kinds of pairs, each a folder.
package enum PairKind: String, CaseIterable {
    case headlines, scored, triplets, articles

    /// Fields of its lines, in the order that trainers take them in.
    package var fields: [String] {
        switch self {
        case .headlines, .articles: ["anchor", "positive"]
        case .scored: ["sentence1", "sentence2", "score"]
        case .triplets: ["anchor", "positive", "negative"]
        }
    }
}
