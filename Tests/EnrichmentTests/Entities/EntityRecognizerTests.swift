import CorpusFiles
import Foundation
import Inference
import Testing

@testable import Enrichment

@Suite("The recogniser of names")
struct EntityRecognizerTests {
    private struct Reference: Decodable {
        struct Name: Decodable, Hashable {
            var start: Int, end: Int
            var type: Entity.Kind
            var confidence: Double
        }
        var text: String
        var words: [[Int]]
        var pieces: [Int32]
        var features: [Int64]
        var entities: [Name]
    }

    private static func references() throws -> [Reference] {
        let file = try #require(
            Bundle.module.url(forResource: "entities", withExtension: "json", subdirectory: "Resources")
        )
        return try JSONDecoder().decode([Reference].self, from: Data(contentsOf: file))
    }

    @Test("words, pieces, features and names are those of the training code")
    func reference() throws {
        let store = try ModelStore.locate()
        let tokenizer = try TextTokenizer(store.model(EntityRecognizer.tokenizerName))
        let references = try Self.references()
        for reference in references {
            let cut = EntityWords(reference.text)
            let asked = Array(Set(cut.asked))
            let words = cut.words(Dictionary(uniqueKeysWithValues: zip(asked, try tokenizer.pieces(of: asked))))
            #expect(words.map { [$0.start, $0.end] } == reference.words, "\(reference.text.prefix(60))")
            #expect(words.flatMap(\.pieces) == reference.pieces)
            #expect(
                words.flatMap { word in word.pieces.indices.flatMap(word.features) } == reference.features,
                "\(reference.text.prefix(60))"
            )
        }
        let found = try EntityRecognizer(models: store).entities(in: references.map(\.text))
        for (names, reference) in zip(found, references) {
            #expect(names.map { [$0.start, $0.end] } == reference.entities.map { [$0.start, $0.end] })
            #expect(names.map(\.type) == reference.entities.map(\.type))
            for (name, expected) in zip(names, reference.entities) {
                #expect(abs((name.confidence ?? 0) - expected.confidence) < 0.01)
                let scalars = Array(reference.text.unicodeScalars)[name.start..<name.end]
                #expect(name.text == String(String.UnicodeScalarView(scalars)))
            }
        }
    }

    @Test("names of every kind are found, with case or without")
    func kinds() throws {
        let recognizer = try EntityRecognizer(models: ModelStore.locate())
        let text = "WASHINGTON, March 9.—President Wilson told the Senate that German troops hold Belgium."
        let names = try recognizer.entities(in: [text])[0]
        #expect(names.map(\.text) == ["WASHINGTON", "Wilson", "Senate", "German", "Belgium"])
        #expect(names.map(\.type) == [.location, .person, .organisation, .miscellaneous, .location])
        #expect(names.allSatisfy { (0.3...1).contains($0.confidence ?? 0) })
    }

    @Test("what is found in a text does not depend on the texts beside it")
    func neighbours() throws {
        let recognizer = try EntityRecognizer(models: ModelStore.locate())
        let texts = try Self.references().map(\.text)
        let together = try recognizer.entities(in: texts + texts.reversed())
        #expect(Array(together.prefix(texts.count)) == together.suffix(texts.count).reversed())
        for (text, expected) in zip(texts, together) {
            #expect(try recognizer.entities(in: [text]) == [expected])
        }
    }

    @Test("a name is found again behind thousands of other words")
    func manyWords() throws {
        let recognizer = try EntityRecognizer(models: ModelStore.locate())
        let text = "President Wilson spoke in Paris of peace."
        let others = (0..<9).map { part in (0..<600).map { "w\(part * 600 + $0)" }.joined(separator: " ") }
        let found = try recognizer.entities(in: [text] + others + [text])
        #expect(found.first?.map(\.text) == ["Wilson", "Paris"] && found.last == found.first)
    }

    @Test("texts of nothing, of one word, of signs, without blanks and long ones are read")
    func oddTexts() throws {
        let recognizer = try EntityRecognizer(models: ModelStore.locate())
        #expect(try recognizer.entities(in: []).isEmpty)
        let long = String(repeating: "Mr. Wilson went to Paris.\n", count: 200)
        let found = try recognizer.entities(in: [
            "", "Wilson", "-- ... || ~", String(repeating: "x", count: 100_000), String(repeating: "?", count: 3000),
            long,
        ])
        #expect([0, 2, 3, 4].allSatisfy { found[$0].isEmpty })
        #expect(found[1].allSatisfy { $0.text == "Wilson" })
        let wilsons = found[5].filter { $0.text == "Wilson" && $0.type == .person }
        let places = found[5].filter { $0.text == "Paris" && $0.type == .location }
        #expect(wilsons.count >= 198 && places.count >= 198)
        #expect(zip(found[5], found[5].dropFirst()).allSatisfy { $0.end <= $1.start })
    }

    @Test("a model that tags no words is refused with the file's name")
    func otherModel() throws {
        let store = try ModelStore.locate()
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (from, to) in [
            ("encoder.onnx", "entities.onnx"), ("tokenizer.xml", "tokenizer.xml"), ("tokenizer.bin", "tokenizer.bin"),
        ] {
            try FileManager.default.copyItem(
                atPath: "\(store.folder)/\(from)",
                toPath: folder.appendingPathComponent(to).path
            )
        }
        let sums = try String(contentsOfFile: "\(store.folder)/SHA256SUMS", encoding: .utf8)
            .split(separator: "\n").filter { !$0.hasSuffix("entities.onnx") }
            .map { $0.replacingOccurrences(of: "encoder.onnx", with: "entities.onnx") }
        try Data((sums.joined(separator: "\n") + "\n").utf8)
            .write(to: folder.appendingPathComponent("SHA256SUMS"))
        let error = try #require(throws: InferenceError.self) {
            try EntityRecognizer(models: ModelStore(folder: folder.path))
        }
        #expect(error.code == .modelInvalid && error.description.contains("entities.onnx"))
    }
}
