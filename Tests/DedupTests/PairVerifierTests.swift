import CorpusModel
import Foundation
import Inference
import Testing
import TestSupport

@testable import Dedup

@Suite("Candidates verified by their texts")
struct PairVerifierTests {
    private static let story = """
        PORT LYDIA, March 4.--The schooner Harriet Bell, bound from Kingsbarrow with a cargo of salted fish and lumber, was \
        driven upon the Gull Rocks in the gale of Tuesday night, and went to pieces before daylight. Captain Josiah Merrow and \
        eleven men were taken off by the crew of the life-saving station after a struggle of four hours in the surf.
        """
    private static let other = """
        The city council met last evening with Alderman Prewitt in the chair. The ordinance to pave Market street from the depot \
        to the mill bridge was read a third time and passed by seven votes to two. A petition of the ladies of the Second Ward \
        asking for a public fountain was laid over to the next meeting.
        """

    private let folder: TemporaryFolder
    private let catalog: ArticleCatalog
    private let texts: ArticleTexts

    init() throws {
        folder = try TemporaryFolder()
        let lines = try [
            ["id": "a", "text": Self.story], ["id": "b", "text": Self.story.replacing("the", with: "tbe")],
            ["id": "c", "text": Self.other], ["id": "d", "text": "Ice."],
        ].map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
        catalog = try ArticleCatalog(files: [try folder.write(lines, to: "articles.jsonl")], names: FieldNames())
        texts = try ArticleTexts(catalog)
    }

    private let candidates = [
        Candidate(first: 0, second: 1, cosine: 0.65), Candidate(first: 0, second: 2, cosine: 0.9),
        Candidate(first: 0, second: 3, cosine: 0.95), Candidate(first: 1, second: 2, cosine: 0.75),
    ]

    private func verifier(_ settings: DedupSettings, _ classifier: PairClassifier?) -> PairVerifier {
        PairVerifier(catalog: catalog, texts: texts, settings: settings, classifier: classifier)
    }

    @Test("texts decide where they are compared, whatever the cosine") func classified() throws {
        let classifier = try PairClassifier(ModelStore.locate())
        let links = try verifier(DedupSettings(), classifier).links(candidates)
        let link = try #require(links.first)
        #expect(links.count == 1 && link.first == 0 && link.second == 1)
        #expect(link.record.a == "a" && link.record.b == "b" && link.record.cosine == 0.65)
        #expect((0.7...1).contains(link.record.probability))
        #expect(link.record.containment ?? 0 > 0.9 && link.record.agreement ?? 0 > 0.9)
        #expect(link.record.numbersDiffering == 0)
    }

    @Test("a lower probability links more, none lower than asked for", arguments: [0, 0.5, 0.999_999])
    func threshold(_ lowest: Double) throws {
        let classifier = try PairClassifier(ModelStore.locate())
        let all = try verifier(DedupSettings(linkProbability: lowest), classifier).links(candidates)
        #expect(all.allSatisfy { $0.isReprint == ($0.record.probability >= lowest) })
        let links = all.filter(\.isReprint)
        #expect(links.allSatisfy { $0.record.probability >= lowest })
        // The text of one word shares nothing with any other.
        #expect(!links.contains { $0.second == 3 })
        #expect(links.map(\.second) == links.map(\.second).sorted() || lowest == 0)
    }

    @Test("without a classifier the cosine decides") func unclassified() throws {
        let links = try verifier(DedupSettings(verifies: false, linkCosine: 0.7), nil).links(candidates)
        #expect(links.map { [$0.first, $0.second] } == [[0, 2], [0, 3], [1, 2]])
        #expect(links.map(\.record.probability) == links.map(\.record.cosine))
        #expect(links.allSatisfy { $0.record.containment == nil && $0.record.numbersSame == nil })
    }

    @Test("the classifier gives one probability a pair, and none for none") func probabilities() throws {
        let classifier = try PairClassifier(ModelStore.locate())
        #expect(try classifier.probabilities([]).isEmpty)
        let same = try #require(TextPair(Self.story, Self.story).evidence)
        let found = try classifier.probabilities([same, same])
        #expect(found.count == 2 && found[0] == found[1] && (0.5...1).contains(found[0]))
    }
}
