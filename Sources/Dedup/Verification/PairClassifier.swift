import CorpusFiles
package import Inference

/// Classifies pairs by their evidence: gives the probability that two articles are reprints of one text.
///
/// A small network, trained on reprints and on pairs that only look like reprints (`Training/verifier`).
package struct PairClassifier: Sendable {
    /// Name of the model in the store.
    package static let modelName = "verifier"

    private let session: InferenceSession
    /// Digest of the model.
    package let fingerprint: String

    /// Loads the model.
    package init(_ store: ModelStore) throws(InferenceError) {
        let file = try store.model(Self.modelName)
        session = try InferenceSession(file, settings: InferenceSettings())
        fingerprint = file.sha256
    }

    /// Classifies pairs.
    ///
    /// - Parameter features: `[pairs][features]`, as `PairEvidence.features` gives them.
    /// - Returns: the probability of each, `0...1`.
    /// - Throws: `InferenceError`; `DedupError` where the model is another one.
    package func probabilities(_ features: [[Float]]) throws -> [Double] {
        guard let width = features.first?.count else { return [] }
        let tensor = Tensor(shape: [features.count, width], values: features.flatMap { $0 })
        let answer = try session.run([tensor])
        guard let values = answer.first?.values, values.count == features.count else {
            throw DedupError(
                .modelInvalid,
                "the verifier answers with shape \(answer.first?.shape ?? []); check out the Models folder again"
            )
        }
        return values.map(Double.init)
    }
}
