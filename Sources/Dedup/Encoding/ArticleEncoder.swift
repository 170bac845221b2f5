package import Inference

/// Turns texts into vectors by the bi-encoder: one for each piece of a text.
///
/// Reimers and Gurevych, "Sentence-BERT" (2019), trained as in Silcock et al., "Noise-Robust De-Duplication at Scale"
/// (2023); long texts are cut into pieces, as leads are cut and tails vary.
package struct ArticleEncoder: Sendable {
    /// Names of the models in the store.
    package static let modelName = "encoder", tokenizerName = "tokenizer"
    /// Numbers of a vector.
    package static let dimension = 384
    /// Pieces of a text have at most so many tokens, besides the marks of beginning and end.
    package static let pieceLength = 254
    /// Tokens of a text beyond this are not seen; no article is so long.
    static let longestText = pieceLength * 64
    /// Marks of beginning and end, and what fills up.
    private static let begin: Int64 = 101, end: Int64 = 102
    /// Tokens computed at one time, about.
    private static let batchTokens = 4096

    private let tokenizer: TextTokenizer
    private let session: InferenceSession
    /// Digest of model, tokenizer and method: vectors of other ones cannot be compared.
    package let fingerprint: String

    /// Loads the models.
    ///
    /// - Parameter streams: texts are encoded by so many tasks at the same time.
    /// - Throws: `InferenceError`.
    package init(_ store: ModelStore, streams: Int, precision: InferenceSettings.Precision = .f32) throws(InferenceError) {
        let (model, pieces) = (try store.model(Self.modelName), try store.model(Self.tokenizerName))
        tokenizer = try TextTokenizer(pieces)
        session = try InferenceSession(
            model,
            settings: InferenceSettings(threads: streams, streams: streams, precision: precision)
        )
        fingerprint = "\(model.sha256.prefix(16))-\(pieces.sha256.prefix(16))-\(Self.pieceLength)-\(precision.rawValue)-1"
    }

    /// The token numbers of the pieces of each text: cut evenly, at least one piece a text.
    func pieces(of texts: [String]) throws -> [[[Int32]]] {
        try tokenizer.pieces(of: texts).map { tokens in
            let tokens = tokens.prefix(Self.longestText)
            let count = max(1, (tokens.count + Self.pieceLength - 1) / Self.pieceLength)
            return (0..<count).map { piece in
                let (low, high) = (tokens.count * piece / count, tokens.count * (piece + 1) / count)
                return Array(tokens[(tokens.startIndex + low)..<(tokens.startIndex + high)])
            }
        }
    }

    /// The vectors of texts.
    ///
    /// - Returns: for each text its vectors, one for each piece, each `dimension` numbers of length 1.
    /// - Throws: `InferenceError`, `DedupError` where the model is another one.
    package func vectors(of texts: [String]) throws -> [[[Float]]] {
        let pieces = try pieces(of: texts.map(RunningText.joined))
        var places: [(text: Int, piece: Int)] = []
        for (text, list) in pieces.enumerated() { places += list.indices.map { (text, $0) } }
        // Pieces of one length are computed together: nothing is filled up, and nothing depends on the neighbours.
        places.sort { first, second in
            let (a, b) = (pieces[first.text][first.piece].count, pieces[second.text][second.piece].count)
            return a != b ? a < b : (first.text, first.piece) < (second.text, second.piece)
        }
        var vectors = pieces.map { [[Float]](repeating: [], count: $0.count) }
        var start = 0
        while start < places.count {
            let length = pieces[places[start].text][places[start].piece].count
            var stop = start + 1
            while stop < places.count, pieces[places[stop].text][places[stop].piece].count == length,
                (stop - start + 1) * (length + 2) <= Self.batchTokens
            { stop += 1 }
            let batch = places[start..<stop].map { pieces[$0.text][$0.piece] }
            for (place, vector) in zip(places[start..<stop], try embed(batch, length: length)) {
                vectors[place.text][place.piece] = vector
            }
            start = stop
        }
        return vectors
    }

    private func embed(_ batch: [[Int32]], length: Int) throws -> [[Float]] {
        let shape = [batch.count, length + 2]
        let ids = batch.flatMap { [Self.begin] + $0.map(Int64.init) + [Self.end] }
        let answer = try session.run([
            Tensor(shape: shape, integers: ids),
            Tensor(shape: shape, integers: [Int64](repeating: 1, count: ids.count)),
        ])
        guard let found = answer.first, found.shape == [batch.count, Self.dimension] else {
            throw DedupError(
                .modelInvalid,
                "the encoder answers with shape \(answer.first?.shape ?? []), not \([batch.count, Self.dimension]); "
                    + "check out the Models folder again"
            )
        }
        return batch.indices.map { Array(found.values[$0 * Self.dimension..<($0 + 1) * Self.dimension]) }
    }
}
