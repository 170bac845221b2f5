import CorpusFiles
import Enrichment
import Foundation
import Testing

@Suite
struct TopicsTests {
    @Test func topicsThatHoldAreFieldsOfTheirOwn() throws {
        var topics = Topics(binaries: ["politics": 1, "crime": 0], probabilities: ["politics": 0.75, "crime": 0.25])
        (topics.cap, topics.capProbability) = ("defense", 0.5)
        topics.keywords = [.init(topic: "harvest", similarity: 0.5)]
        let line = try RecordCoding.line(topics)
        #expect(
            String(decoding: line, as: UTF8.self)
                == #"{"cap":"defense","cap_probability":0.5,"crime":0,"keywords":[{"similarity":0.5,"topic":"harvest"}],"politics":1,"#
                + #""probabilities":{"crime":0.25,"politics":0.75}}"#
        )
        #expect(try RecordCoding.decode(Topics.self, from: line) == topics)
        #expect(try RecordCoding.decode(Topics.self, from: Data("{}".utf8)) == Topics())
    }
}
