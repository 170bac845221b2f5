import CorpusFiles
import CorpusText
package import Inference

/// Turns texts into vectors by the bi-encoder: one for each chunk of a text.
///
/// Reimers and Gurevych, "Sentence-BERT" (2019), trained as in Silcock et al., "Noise-Robust De-Duplication at Scale"
/// (2023); long texts are cut into chunks, as leads are cut and tails vary.
package struct ArticleEncoder: Sendable {
    /// Names of the models in the store.
    package static let modelName = "encoder", tokenizerName = "tokenizer"
    /// Components of a vector.
    package static let dimension = 384
    /// Most tokens of a chunk, besides the marks of beginning and end.
    package static let chunkLength = 126
    /// Tokens of a text beyond this are not seen; no article is so long.
    package static let longestText = chunkLength * 128
    /// Tokens that mark beginning and end.
    private static let begin: Int64 = 101, end: Int64 = 102
    /// Chunks are filled up to a multiple of this: each further length costs the library a preparation of its own.
    private static let lengthStep = 4
    /// Tokens computed at one time.
    private static let batchTokens = 2048

    private let tokenizer: TextTokenizer
    private let session: InferenceSession
    /// Digest of model, tokenizer and method: vectors of other ones cannot be compared.
    package let fingerprint: String

    /// Loads the models.
    ///
    /// - Parameters:
    ///   - store: where the models are.
    ///   - streams: texts are encoded by so many tasks at the same time.
    ///   - precision: numeric precision of the network.
    /// - Throws: `InferenceError`.
    package init(_ store: ModelStore, streams: Int, precision: InferenceSettings.Precision = .f32)
        throws(InferenceError)
    {
        let (model, words) = (try store.model(Self.modelName), try store.model(Self.tokenizerName))
        tokenizer = try TextTokenizer(words)
        session = try InferenceSession(
            model,
            settings: InferenceSettings(threads: streams, streams: streams, precision: precision)
        )
        fingerprint =
            "\(model.sha256.prefix(16))-\(words.sha256.prefix(16))-\(Self.chunkLength)-\(precision.rawValue)-2"
    }

    /// The token numbers of the chunks of each text: cut evenly, at least one chunk a text.
    package func chunks(of texts: [String]) throws -> [[[Int32]]] {
        try tokenizer.pieces(of: texts).map { tokens in
            let tokens = tokens.prefix(Self.longestText)
            let count = max(1, (tokens.count + Self.chunkLength - 1) / Self.chunkLength)
            return (0..<count).map { chunk in
                let (low, high) = (tokens.count * chunk / count, tokens.count * (chunk + 1) / count)
                return Array(tokens[(tokens.startIndex + low)..<(tokens.startIndex + high)])
            }
        }
    }

    /// The vectors of texts.
    ///
    /// - Parameters:
    ///   - texts: any texts.
    ///   - jobs: batches computed at the same time; which texts are computed together does not depend on it.
    /// - Returns: for each text its vectors, one for each chunk, each `dimension` numbers of length 1.
    /// - Throws: `InferenceError`, `DedupError` where the model is another one.
    package func vectors(of texts: [String], jobs: Int = 1) async throws -> [[[Float]]] {
        let parts = stride(from: 0, to: texts.count, by: 256).map { Array(texts[$0..<min($0 + 256, texts.count)]) }
        let chunks = try await parts.mapConcurrently(width: jobs) {
            try self.chunks(of: $0.map(Dehyphenation.runningText))
        }
        .flatMap { $0 }
        let batches = Self.batches(of: chunks)
        let found = try await batches.mapConcurrently(width: jobs) { batch in
            try Task.checkCancellation()
            return try embed(batch.places.map { chunks[$0.text][$0.chunk] }, length: batch.length)
        }
        var vectors = chunks.map { [[Float]](repeating: [], count: $0.count) }
        for (batch, rows) in zip(batches, found) {
            for (place, row) in zip(batch.places, rows) { vectors[place.text][place.chunk] = row }
        }
        return vectors
    }

    /// Chunks computed together.
    private struct Batch: Sendable {
        var places: [(text: Int, chunk: Int)] = []
        /// Tokens of each chunk, with its marks and what fills it up.
        var length: Int
    }

    private static func batches(of chunks: [[[Int32]]]) -> [Batch] {
        var places: [Int: [(text: Int, chunk: Int)]] = [:]
        for (text, list) in chunks.enumerated() {
            for (chunk, tokens) in list.enumerated() {
                let length = (tokens.count + 2 + lengthStep - 1) / lengthStep * lengthStep
                places[length, default: []].append((text, chunk))
            }
        }
        return places.sorted { $0.key < $1.key }.flatMap { length, places in
            let size = max(1, batchTokens / length)
            return stride(from: 0, to: places.count, by: size).map { start in
                Batch(places: Array(places[start..<min(start + size, places.count)]), length: length)
            }
        }
    }

    private func embed(_ batch: [[Int32]], length: Int) throws -> [[Float]] {
        let shape = [batch.count, length]
        var (ids, mask): ([Int64], [Int64]) = ([], [])
        for tokens in batch {
            let rest = length - tokens.count - 2
            ids += [Self.begin] + tokens.map(Int64.init) + [Self.end] + repeatElement(0, count: rest)
            mask += repeatElement(1, count: tokens.count + 2)
            mask += repeatElement(0, count: rest)
        }
        let answer = try session.run([Tensor(shape: shape, integers: ids), Tensor(shape: shape, integers: mask)])
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
