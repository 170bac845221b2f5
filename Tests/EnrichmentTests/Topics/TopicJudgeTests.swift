import CorpusFiles
import Foundation
import Inference
import TestSupport
import Testing

@testable import Enrichment

@Suite struct TopicJudgeTests {
    /// Weights of one topic and two classes: two numbers of the encoder, four stems.
    private static func file(topic: [Int8], classes: [[Int8]] = [], rarities: [UInt8] = [24, 24, 24, 24]) throws -> Data
    {
        func row(_ name: String, _ weights: [Int8]) -> [String: Any] {
            let bytes = Data(weights.map { UInt8(bitPattern: $0) }).base64EncodedString()
            return ["name": name, "bias": -1, "scale": 0.5, "threshold": 0.5, "weights": bytes]
        }
        return try JSONSerialization.data(withJSONObject: [
            "format": "broadsheet-topics 1", "mean": [0, 0],
            "stems": ["letters": 6, "shortest": 3, "bits": 2, "weight": 1.5, "steps": 24],
            "idf": Data(rarities).base64EncodedString(),
            "heads": [row("politics", topic)],
            "classes": classes.enumerated().map { row("class \($0)", $1) },
        ])
    }

    @Test func vectorAndStemsAreWeighed() throws {
        let judge = try #require(TopicJudge(Self.file(topic: [8, 0, 0, 0, 0, 0])))
        // Log odds: bias and weight times the vector's first number, of length 1.
        let found = judge.topics(of: "senate", vectors: [[2, 0], [0, 0]])
        #expect(abs(try #require(found.probabilities["politics"]) - 1 / (1 + exp(-3))) < 1e-6)
        #expect(found.binaries == ["politics": 1] && found.cap == nil)
        let all = try #require(TopicJudge(Self.file(topic: [0, 0, 4, 4, 4, 4])))
        // One stem alone weighs what all do.
        let words = all.topics(of: "Senate, SENATE sena-\ntes", vectors: [[0, 1]])
        #expect(abs(try #require(words.probabilities["politics"]) - 1 / (1 + exp(-2))) < 1e-6)
    }

    @Test func theLikeliestClassIsNamed() throws {
        let judge = try #require(
            TopicJudge(Self.file(topic: [0, 0, 0, 0, 0, 0], classes: [[2, 0, 0, 0, 0, 0], [0, 2, 0, 0, 0, 0]]))
        )
        let found = judge.topics(of: "senate", vectors: [[0, 3]])
        #expect(found.cap == "class 1")
        #expect(abs(try #require(found.capProbability) - exp(1) / (exp(1) + 1)) < 1e-6)
    }

    @Test func aTextWithoutWordsHasNoTopic() throws {
        let judge = try #require(TopicJudge(Self.file(topic: [9, 0, 0, 0, 0, 0], classes: [[2, 0, 0, 0, 0, 0]])))
        for text in ["", "12 34", "a b"] {
            let found = judge.topics(of: text, vectors: [[1, 0]])
            #expect(found.binaries == ["politics": 0] && found.cap == nil)
        }
    }

    @Test func anotherFileIsRefused() throws {
        let folder = try TemporaryFolder()
        let short = try Self.file(topic: [1, 2, 3])
        for bytes in [Data(), Data("{}".utf8), short, try Self.file(topic: [0, 0, 0, 0, 0, 0], rarities: [1])] {
            let path = try folder.write(bytes, to: "own.json").path
            let error = try #require(throws: EnrichmentError.self) { try TopicJudge(path: path) }
            #expect(error.code == .unreadable && error.description.contains("own.json"))
        }
        let missing = try #require(throws: EnrichmentError.self) { try TopicJudge(path: "\(folder.path)/none.json") }
        #expect(missing.description.contains("none.json"))
    }

    @Test("the weights that are delivered tell politics from crime by words alone")
    func delivered() throws {
        let judge = try TopicJudge(models: ModelStore.locate())
        #expect(judge.topicNames.contains("politics") && judge.topicNames.contains("crime"))
        #expect(judge.classNames.contains("agriculture"))
        let nothing = [[Float](repeating: 0, count: 256)]
        let politics = judge.topics(
            of:
                "The republican convention nominated a candidate for governor and the democrats named a ticket for the election",
            vectors: nothing
        )
        let crime = judge.topics(
            of:
                "The sheriff arrested the man charged with murder and the jury found him guilty and he was sent to the prison",
            vectors: nothing
        )
        for (name, more, less) in [("politics", politics, crime), ("crime", crime, politics)] {
            #expect(try #require(more.probabilities[name]) > 2 * #require(less.probabilities[name]))
        }
    }
}
