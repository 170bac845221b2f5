import CorpusText
import Foundation
import Inference
import Testing

@testable import Dedup

@Suite("The bi-encoder")
struct EncoderTests {
    private struct Reference: Decodable {
        struct Text: Decodable {
            var text: String
            var ids: [Int32]
            var vectors: [[Double]]
        }
        var window: Int
        var texts: [Text]
    }

    private static func reference() throws -> Reference {
        let file = try #require(
            Bundle.module.url(forResource: "reference", withExtension: "json", subdirectory: "Resources")
        )
        return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
    }

    @Test("tokens are those of the reference tokenizer, vectors those of the trained network")
    func reference() async throws {
        let reference = try Self.reference()
        #expect(reference.window == ArticleEncoder.chunkLength)
        let encoder = try ArticleEncoder(ModelStore.locate(), streams: 1)
        // As they stand: the encoder itself joins divided words first.
        let pieces = try encoder.chunks(of: reference.texts.map(\.text))
        for (text, pieces) in zip(reference.texts, pieces) {
            #expect(pieces.flatMap { $0 } == text.ids, "\(text.text.prefix(60))")
            #expect(pieces.count == text.vectors.count && pieces.allSatisfy { $0.count <= ArticleEncoder.chunkLength })
        }
        let plain = reference.texts.filter { Dehyphenation.runningText($0.text) == $0.text && !$0.ids.isEmpty }
        #expect(plain.count > 5)
        let vectors = try await encoder.vectors(of: plain.map(\.text), jobs: 2)
        for (text, vectors) in zip(plain, vectors) {
            for (vector, expected) in zip(vectors, text.vectors) {
                #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-3)
                // The reference has whole weights, these have eight bits.
                let worst = zip(vector, expected).map { abs(Double($0) - $1) }.max() ?? 1
                #expect(worst < 0.02, "\(text.text.prefix(60))")
            }
        }
    }

    @Test("a text's vectors do not depend on the texts beside it or the number of jobs")
    func neighbours() async throws {
        let encoder = try ArticleEncoder(ModelStore.locate(), streams: 2)
        let texts = [
            "Wheat rose two cents.", String(repeating: "The gale of Tuesday drove her ashore. ", count: 40), "", "Ice.",
        ]
        let together = try await encoder.vectors(of: texts, jobs: 2)
        #expect(together.map(\.count) == [1, 3, 1, 1])
        #expect(try await encoder.vectors(of: texts, jobs: 1) == together)
        for (text, expected) in zip(texts, together) {
            let alone = try await encoder.vectors(of: [text])[0]
            for (a, b) in zip(alone, expected) { #expect(zip(a, b).allSatisfy { abs($0 - $1) < 1e-4 }) }
        }
    }
}
