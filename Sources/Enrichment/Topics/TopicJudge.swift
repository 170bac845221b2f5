import CorpusFiles
import Foundation
package import Inference

/// Tells topics by heads that were trained on labelled texts: topics that hold or not, and one of several classes.
///
/// Logistic regression over the encoder's vector and hashed stems. `Training/train-topics` makes the file of weights of anyone's labels;
/// `topics.json` in the store has Newswire's binaries, as far as there were labels, and the major topics of the Comparative Agendas
/// Project.
package struct TopicJudge: Sendable {
    /// Name of the weights in the store.
    package static let modelName = "topics.json"

    /// Digest of the weights.
    package let fingerprint: String
    private let features: TopicFeatures
    private let heads: [Head]
    private let classes: [Head]

    /// A topic's weights.
    private struct Head: Sendable {
        var name: String
        var bias: Float, threshold: Double
        /// Of the encoder's numbers, then of the stems.
        var weights: [Float]

        /// Log odds of the topic.
        func score(_ vector: [Float], _ bag: [(stem: Int, weight: Float)]) -> Float {
            var sum = bias
            for (value, weight) in zip(vector, weights) { sum += value * weight }
            for entry in bag { sum += entry.weight * weights[vector.count + entry.stem] }
            return sum
        }
    }

    /// The weights that came with the program.
    ///
    /// - Throws: `InferenceError` where they are missing, altered or no weights.
    package init(models: ModelStore) throws {
        let data = try models.companion(Self.modelName)
        let path = "\(models.folder)/\(Self.modelName)"
        guard let judge = Self(data) else {
            throw InferenceError(.modelInvalid, "\(path) holds no weights of topics; check out the Models folder again")
        }
        self = judge
    }

    /// Weights that a user trained.
    ///
    /// - Throws: `EnrichmentError` with `unreadable`.
    package init(path: String) throws(EnrichmentError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw EnrichmentError(.unreadable, "cannot read the weights of topics \(path)")
        }
        guard let judge = Self(data) else {
            throw EnrichmentError(
                .unreadable,
                "\(path) holds no weights of topics: make it by Training/train-topics of this version"
            )
        }
        self = judge
    }

    /// Topics whose heads there are, and classes.
    package var topicNames: [String] { heads.map(\.name) }
    package var classNames: [String] { classes.map(\.name) }

    /// The topics of a text.
    ///
    /// - Parameters:
    ///   - text: the article's text.
    ///   - vectors: of its chunks, by the encoder.
    /// - Returns: each topic with its probability; the likeliest class with its own. Of a text without words all are 0 and no class.
    package func topics(of text: String, vectors: [[Float]]) -> Topics {
        let bag = features.bag(of: text)
        let joined = TopicFeatures.joined(vectors)
        guard !bag.isEmpty, joined.count == features.mean.count else {
            return Topics(
                binaries: Dictionary(uniqueKeysWithValues: heads.map { ($0.name, 0) }),
                probabilities: Dictionary(uniqueKeysWithValues: heads.map { ($0.name, 0) })
            )
        }
        let vector = features.centred(joined)
        var topics = Topics()
        for head in heads {
            let probability = 1 / (1 + exp(-Double(head.score(vector, bag))))
            topics.probabilities[head.name] = probability
            topics.binaries[head.name] = probability >= head.threshold ? 1 : 0
        }
        let scores = classes.map { Double($0.score(vector, bag)) }
        if let best = scores.max(), let index = scores.firstIndex(of: best) {
            topics.cap = classes[index].name
            topics.capProbability = 1 / scores.reduce(0) { $0 + exp($1 - best) }
        }
        return topics
    }
}

extension TopicJudge {
    private struct File: Decodable {
        var format: String
        var mean: [Float]
        var stems: TopicFeatures.Stems
        var idf: Data
        var heads: [Row], classes: [Row]
    }

    private struct Row: Decodable {
        var name: String
        var bias: Float, scale: Float
        var threshold: Double?
        /// Signed bytes.
        var weights: Data
    }

    /// Reads the weights; `nil` where the bytes are none.
    init?(_ data: Data) {
        guard let file = try? JSONDecoder().decode(File.self, from: data), file.format == "broadsheet-topics 1",
            1...20 ~= file.stems.bits, file.stems.letters > 0, file.stems.shortest > 0, file.stems.steps > 0,
            file.idf.count == 1 << file.stems.bits, !file.mean.isEmpty,
            (file.heads + file.classes).allSatisfy({ $0.weights.count == file.mean.count + file.idf.count }),
            Set(file.heads.map(\.name)).count == file.heads.count
        else { return nil }
        features = TopicFeatures(mean: file.mean, stems: file.stems, rarities: [UInt8](file.idf))
        func heads(_ rows: [Row]) -> [Head] {
            rows.map { row in
                let weights = row.weights.map { Float(Int8(bitPattern: $0)) * row.scale }
                return Head(name: row.name, bias: row.bias, threshold: row.threshold ?? 0.5, weights: weights)
            }
        }
        (self.heads, classes) = (heads(file.heads), heads(file.classes))
        fingerprint = hexadecimal(SHA256.hash(data: data))
    }
}
