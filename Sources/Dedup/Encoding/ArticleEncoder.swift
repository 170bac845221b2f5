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
    /// Most tokens of a chunk, besides the marks of beginning and end, that the model was trained on.
    package static let trainedChunkLength = 126
    /// Chunks of a text beyond this many are not seen; no article is so long.
    private static let mostChunks = 128
    /// Tokens that mark beginning and end.
    private static let begin: Int64 = 101, end: Int64 = 102
    /// Chunks are filled up to a multiple of this: each further length costs the library a preparation of its own.
    private static let lengthStep = 8
    /// Tokens computed at one time, about: more do not fit the processor's cache, fewer cost more calls.
    private static let batchTokens = 2048

    private let tokenizer: TextTokenizer
    private let session: InferenceSession
    /// Components of a vector.
    package let dimension: Int
    /// Most tokens of a chunk, besides the marks of beginning and end.
    package let chunkLength: Int
    /// Precision in which the network is computed.
    package let precision: InferenceSettings.Precision
    /// Digest of model, tokenizer and method: vectors of other ones cannot be compared.
    package let fingerprint: String

    /// Loads the models.
    ///
    /// - Parameters:
    ///   - store: where the models are.
    ///   - streams: texts are encoded by so many tasks at the same time.
    ///   - precision: numeric precision of the network.
    ///   - chunkLength: most tokens of a chunk.
    /// - Throws: `InferenceError`; `DedupError` where the model is none that gives one vector a text.
    package init(
        _ store: ModelStore,
        streams: Int,
        precision: InferenceSettings.Precision = .f32,
        chunkLength: Int = Self.trainedChunkLength
    ) throws {
        precondition(chunkLength > 0, "a chunk needs tokens")
        let (model, words) = (try store.model(Self.modelName), try store.model(Self.tokenizerName))
        tokenizer = try TextTokenizer(words)
        session = try InferenceSession(
            model,
            settings: InferenceSettings(threads: streams, streams: streams, precision: precision)
        )
        let shape = try session.shape(ofOutput: 0)
        guard shape.count == 2, let dimension = shape[1], dimension > 0 else {
            throw DedupError(
                .modelInvalid,
                "\(model.path) is no encoder: it does not give one vector a text; check out the Models folder again"
            )
        }
        (self.dimension, self.precision, self.chunkLength) = (dimension, precision, chunkLength)
        fingerprint = "\(model.sha256.prefix(16))-\(words.sha256.prefix(16))-\(chunkLength)-\(precision.rawValue)-3"
    }

    /// The token numbers of the chunks of each text: cut evenly, at least one chunk a text.
    package func chunks(of texts: [String]) throws -> [[[Int32]]] {
        try tokenizer.pieces(of: texts).map { tokens in
            let tokens = tokens.prefix(chunkLength * Self.mostChunks)
            let count = max(1, (tokens.count + chunkLength - 1) / chunkLength)
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
            for (row, place) in batch.places.enumerated() {
                vectors[place.text][place.chunk] = Array(rows[(row * dimension)..<((row + 1) * dimension)])
            }
        }
        return vectors
    }

    /// Chunks computed together.
    private struct Batch: Sendable {
        var places: [(text: Int, chunk: Int)] = []
        /// Tokens of each chunk, with its marks and what fills it up.
        var length: Int
    }

    /// Long chunks first, those of one length together: a chunk filled up further would have a slightly other vector.
    private static func batches(of chunks: [[[Int32]]]) -> [Batch] {
        var places: [(length: Int, text: Int, chunk: Int)] = []
        for (text, list) in chunks.enumerated() {
            for (chunk, tokens) in list.enumerated() {
                places.append(((tokens.count + 2 + lengthStep - 1) / lengthStep * lengthStep, text, chunk))
            }
        }
        places.sort { ($1.length, $0.text, $0.chunk) < ($0.length, $1.text, $1.chunk) }
        var batches: [Batch] = []
        var start = 0
        while start < places.count {
            let length = places[start].length
            let most = min(start + max(1, batchTokens / length), places.count)
            var end = start + 1
            while end < most, places[end].length == length { end += 1 }
            batches.append(Batch(places: places[start..<end].map { ($0.text, $0.chunk) }, length: length))
            start = end
        }
        return batches
    }

    /// The vectors of some chunks, one after the other.
    private func embed(_ batch: [[Int32]], length: Int) throws -> [Float] {
        let shape = [batch.count, length]
        var ids = [Int64](repeating: 0, count: batch.count * length)
        var mask = ids
        for (row, tokens) in batch.enumerated() {
            let start = row * length
            ids[start] = Self.begin
            for (index, token) in tokens.enumerated() { ids[start + 1 + index] = Int64(token) }
            ids[start + 1 + tokens.count] = Self.end
            for index in start..<(start + tokens.count + 2) { mask[index] = 1 }
        }
        let answer = try session.run([Tensor(shape: shape, integers: ids), Tensor(shape: shape, integers: mask)])
        guard let found = answer.first, found.shape == [batch.count, dimension] else {
            throw DedupError(
                .modelInvalid,
                "the encoder answers with shape \(answer.first?.shape ?? []), not \([batch.count, dimension]); "
                    + "check out the Models folder again"
            )
        }
        return found.values
    }
}
