import CorpusFiles
import Foundation
import TestSupport
import Testing

@testable import Enrichment

@Suite struct KeywordTopicsTests {
    @Test func aFileIsRead() throws {
        let folder = try TemporaryFolder()
        let yaml = try folder.write(
            ["sports: [baseball, ball team]", "law and crime:", "  - murder", "  - ' '"],
            to: "topics.yaml"
        )
        let topics = try KeywordTopics(path: yaml.path)
        #expect(topics.topics.map(\.name) == ["law and crime", "sports"])
        #expect(topics.texts == ["murder", "baseball, ball team"])
        let json = try folder.write(
            [#"{"law and crime": ["murder"], "sports": ["baseball", "ball team"]}"#],
            to: "topics.json"
        )
        #expect(try KeywordTopics(path: json.path) == topics)
    }

    @Test(arguments: ["", "sports", "sports: []", "[1, 2", "sports: {a: b}"])
    func anotherFileIsRefused(text: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write([text], to: "bad.yaml").path
        let error = try #require(throws: EnrichmentError.self) { try KeywordTopics(path: path) }
        #expect(error.code == .unreadable && error.description.contains("bad.yaml"))
    }

    /// Texts about one direction each, a little apart.
    private static func texts(_ count: Int) -> [[[Float]]] {
        var random = SeededGenerator(seed: 7)
        return (0..<count).map { index in
            var vector = (0..<4).map { _ in Float.random(in: -0.2...0.2, using: &random) }
            vector[index % 2] += 1
            // What all texts have in common.
            vector[3] += 2
            return [vector]
        }
    }

    private static let topics = KeywordTopics([.init(name: "b", keywords: ["y"]), .init(name: "a", keywords: ["x"])])

    @Test func topicsAreFoundAmongTheTexts() throws {
        let texts = Self.texts(200)
        // The keywords point only roughly where the texts are.
        let vectors = TopicVectors(
            Self.topics,
            keywordVectors: [[[1, 0.6, 0.7, 1.5]], [[0.6, 1, 0, 1.5]]],
            texts: texts
        )
        for (index, text) in texts.enumerated() {
            let found = vectors.similarities(of: text)
            #expect(found.map(\.topic).first == (index % 2 == 0 ? "a" : "b"))
            #expect(found.count == 2 && found[0].similarity >= found[1].similarity)
        }
    }

    @Test func withoutTextsTheKeywordsAreTheTopics() {
        let vectors = TopicVectors(Self.topics, keywordVectors: [[[1, 0]], [[0, 1]]], texts: [])
        #expect(
            vectors.similarities(of: [[0, 2]]) == [.init(topic: "b", similarity: 1), .init(topic: "a", similarity: 0)]
        )
        #expect(vectors.similarities(of: []).isEmpty)
    }

    @Test func aTextThatLiesApartIsLeftOut() {
        var random = SeededGenerator(seed: 3)
        func near() -> [Float] {
            TopicFeatures.unit([1, .random(in: -0.1...0.1, using: &random), .random(in: -0.1...0.1, using: &random)])
        }
        let cluster = (0..<20).map { _ in near() }
        let apart: [Float] = TopicFeatures.unit([0.2, 1, 0.3])
        let kept = TopicVectors.withoutOutliers(cluster + [apart])
        #expect(!kept.contains(apart) && kept.count >= 15)
        #expect(TopicVectors.withoutOutliers([apart, apart, apart]) == [apart, apart, apart])
        #expect(TopicVectors.withoutOutliers([]).isEmpty)
        #expect(TopicVectors.withoutOutliers([[Float]](repeating: apart, count: 12)).count == 12)
    }
}
