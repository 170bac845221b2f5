import CorpusFiles
package import CorpusModel
package import Inference
package import PageFlow

/// Judges before reading whether each text region can be read, by a network that saw what the reader made of print in
/// every state.
///
/// The network gives each strip of a region the probabilities of fewer than 10 %, 10 to 40 % and more than 40 % character
/// errors; a region's are the means of its strips'.
package struct NetworkLegibilityStage: Stage {
    /// Name of the model in the store.
    package static let modelName = "legibility"

    /// A readable region left out is worse than a page of nonsense kept: illegible only from this probability on.
    package static let illegibleFrom = 0.6

    /// The identity; needs no loaded network.
    package static let identity = StageIdentity(name: "legibility", version: 2, settings: ["kind": "network"])
    package var identity: StageIdentity { Self.identity }
    private let session: InferenceSession

    /// Makes the stage with a loaded model.
    package init(session: InferenceSession) { self.session = session }

    /// Gives every text region its legibility; regions of pictures stay without.
    ///
    /// - Throws: `InferenceError` where the model cannot be run.
    @concurrent package func run(_ layout: PageLayout) async throws -> JudgedLayout {
        var strips = LegibilityStrips()
        let asked = layout.regions.indices.filter { layout.regions[$0].regionClass.isText }
        for index in asked { strips.add(layout.regions[index], in: layout) }
        var legibility = [Legibility?](repeating: nil, count: layout.regions.count)
        for (index, probabilities) in zip(asked, try Self.probabilities(of: strips, by: session)) {
            legibility[index] = Self.judgement(probabilities)
        }
        return JudgedLayout(layout, legibility: legibility)
    }

    /// Mean probabilities of the three labels for each region of `strips`; `nil` for one without strips.
    package static func probabilities(
        of strips: LegibilityStrips,
        by session: InferenceSession
    ) throws(InferenceError) -> [[Double]?] {
        guard strips.count > 0 else { return strips.counts.map { _ in nil } }
        let answer = try session.run(strips.tensors)
        guard let probabilities = answer.first, probabilities.shape == [strips.count, 3] else {
            throw InferenceError(
                .modelInvalid,
                "the legibility model answers with shape \(answer.first?.shape ?? []), not \([strips.count, 3]); "
                    + "check out the Models folder again"
            )
        }
        var at = 0
        return strips.counts.map { count in
            guard count > 0 else { return nil }
            defer { at += count }
            return (0..<3).map { label in
                (at..<(at + count)).reduce(0.0) { $0 + Double(probabilities.values[$1 * 3 + label]) } / Double(count)
            }
        }
    }

    /// The label of a region with these probabilities; where nothing was seen, nothing can be misread.
    package static func judgement(_ probabilities: [Double]?) -> Legibility {
        guard let probabilities else { return Legibility(label: .legible, score: 0) }
        if probabilities[2] >= illegibleFrom { return Legibility(label: .illegible, score: probabilities[2]) }
        if probabilities[0] >= 0.5 { return Legibility(label: .legible, score: probabilities[0]) }
        return Legibility(label: .borderline, score: probabilities[1])
    }
}
