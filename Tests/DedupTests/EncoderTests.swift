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
        let encoder = try ArticleEncoder(ModelStore.locate(), streams: 1)
        #expect(reference.window == encoder.chunkLength)
        // As they stand: the encoder itself joins divided words first.
        let pieces = try encoder.chunks(of: reference.texts.map(\.text))
        for (text, pieces) in zip(reference.texts, pieces) {
            #expect(pieces.flatMap { $0 } == text.ids, "\(text.text.prefix(60))")
            #expect(pieces.count == text.vectors.count && pieces.allSatisfy { $0.count <= encoder.chunkLength })
        }
        let plain = reference.texts.filter { Dehyphenation.runningText($0.text) == $0.text && !$0.ids.isEmpty }
        #expect(plain.count > 5)
        let vectors = try await encoder.vectors(of: plain.map(\.text), jobs: 2)
        for (text, vectors) in zip(plain, vectors) {
            for (vector, expected) in zip(vectors, text.vectors) {
                #expect(vector.count == encoder.dimension)
                #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-3)
                // The reference has whole weights, these have eight bits.
                let worst = zip(vector, expected).map { abs(Double($0) - $1) }.max() ?? 1
                #expect(worst < 0.02, "\(text.text.prefix(60))")
            }
        }
    }

    @Test("chunks are as long as is asked, cut evenly, and only where a text needs it")
    func chunkLengths() throws {
        let text = String(repeating: "The gale of Tuesday drove her ashore. ", count: 40)
        let store = try ModelStore.locate()
        let short = try ArticleEncoder(store, streams: 1)
        let long = try ArticleEncoder(store, streams: 1, chunkLength: 254)
        let (fine, coarse) = (try short.chunks(of: [text])[0], try long.chunks(of: [text])[0])
        #expect(fine.flatMap { $0 } == coarse.flatMap { $0 })
        #expect(coarse.count == (fine.reduce(0) { $0 + $1.count } + 253) / 254)
        for list in [fine, coarse] {
            let counts = list.map(\.count)
            #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1)
        }
        #expect(short.fingerprint != long.fingerprint)
    }

    @Test("the fastest precision of this processor gives nearly the same vectors and is named by the fingerprint")
    func precisions() async throws {
        let store = try ModelStore.locate()
        let fastest = PrecisionChoice.auto.precision()
        let exact = try ArticleEncoder(store, streams: 1)
        let fast = try ArticleEncoder(store, streams: 1, precision: fastest)
        #expect(fast.fingerprint.contains("-\(fastest.rawValue)-"))
        #expect((fast.fingerprint == exact.fingerprint) == (fastest == .f32))
        let texts = [String(repeating: "The gale of Tuesday drove her ashore. ", count: 9), "Wheat rose two cents."]
        let (a, b) = (try await exact.vectors(of: texts), try await fast.vectors(of: texts))
        for (first, second) in zip(a.flatMap { $0 }, b.flatMap { $0 }) {
            #expect(zip(first, second).reduce(0) { $0 + $1.0 * $1.1 } > 0.995)
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
