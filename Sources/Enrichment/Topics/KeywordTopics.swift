import CorpusFiles
import Foundation
import Yams

/// Topics that a user names by keywords, for texts without labels.
///
/// Lbl2Vec (Schopf, Braun and Matthes, 2021 and 2023) with our encoder: the vector of a topic's keywords, the texts nearest to it,
/// those of them that lie apart left out, and the centroid of the rest is the topic.
package struct KeywordTopics: Sendable, Hashable {
    /// A topic and its keywords.
    package struct Topic: Sendable, Hashable {
        package var name: String
        package var keywords: [String]

        package init(name: String, keywords: [String]) { (self.name, self.keywords) = (name, keywords) }
    }

    /// In order of name.
    package let topics: [Topic]

    /// Reads a file of topics: YAML or JSON, each topic's name with a list of its keywords.
    ///
    ///     agriculture: [farmers, wheat crop, cattle]
    ///     sports: [baseball, team, score]
    ///
    /// - Throws: `EnrichmentError` with `unreadable`.
    package init(path: String) throws(EnrichmentError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw EnrichmentError(.unreadable, "cannot read the topics \(path)")
        }
        let found: [String: [String]]
        do {
            found = try YAMLDecoder().decode([String: [String]].self, from: data)
        } catch {
            throw EnrichmentError(
                .unreadable,
                "\(path) is no file of topics: write one topic a line with its keywords, as in `sports: [baseball, team, score]`"
            )
        }
        let topics = found.map { name, keywords in
            Topic(name: name, keywords: keywords.filter { $0.contains { !$0.isWhitespace } })
        }
        if topics.isEmpty { throw EnrichmentError(.unreadable, "\(path) names no topic") }
        if let empty = topics.filter({ $0.keywords.isEmpty }).map(\.name).min() {
            throw EnrichmentError(.unreadable, "\(path): the topic \(empty) has no keywords")
        }
        self.init(topics)
    }

    /// - Precondition: names differ, and each has keywords.
    package init(_ topics: [Topic]) { self.topics = topics.sorted { $0.name < $1.name } }

    /// What the encoder must turn into vectors: of each topic its keywords as one text.
    package var texts: [String] { topics.map { $0.keywords.joined(separator: ", ") } }
}

/// Vectors of topics, found among the texts of a corpus.
package struct TopicVectors: Sendable, Hashable {
    /// Texts nearest to the keywords that a topic is made of, before those that lie apart are left out.
    package static let nearest = 30
    /// Neighbours by which it is judged how far a text lies apart, and how much sparser its place may be than theirs.
    private static let neighbours = 10, mostApart: Float = 1.5
    /// Fewer texts say nothing of what is common to all.
    private static let enoughForMean = 100

    package let names: [String]
    /// What is taken off every vector: the mean of the corpus's, as all texts have much in common.
    private let mean: [Float]
    /// Of length 1.
    private let vectors: [[Float]]

    /// Finds the topics' vectors.
    ///
    /// - Parameters:
    ///   - topics: with their keywords.
    ///   - keywordVectors: of `topics.texts`, by the encoder: of each its chunks'.
    ///   - texts: vectors of the corpus's texts, likewise, in an order that does not change.
    package init(_ topics: KeywordTopics, keywordVectors: [[[Float]]], texts: [[[Float]]]) {
        precondition(keywordVectors.count == topics.topics.count, "one vector for each topic")
        names = topics.topics.map(\.name)
        let joined = texts.map(TopicFeatures.joined)
        let width = keywordVectors.first?.first?.count ?? 0
        var mean = [Float](repeating: 0, count: width)
        if joined.count >= Self.enoughForMean {
            for vector in joined { for index in mean.indices { mean[index] += vector[index] } }
            mean = mean.map { $0 / Float(joined.count) }
        }
        func centred(_ vector: [Float]) -> [Float] { TopicFeatures.unit(zip(vector, mean).map { $0 - $1 }) }
        let rows = joined.map(centred)
        vectors = keywordVectors.map { chunks in
            let query = centred(TopicFeatures.joined(chunks))
            let order = rows.indices.map { (similarity: Self.cosine(rows[$0], query), place: $0) }
                .sorted { ($1.similarity, $0.place) < ($0.similarity, $1.place) }
            let near = Self.withoutOutliers(order.prefix(Self.nearest).map { rows[$0.place] })
            guard !near.isEmpty else { return query }
            return TopicFeatures.joined(near)
        }
        self.mean = mean
    }

    /// How similar a text is to each topic, `-1...1`, the most similar first.
    package func similarities(of chunks: [[Float]]) -> [Topics.KeywordTopic] {
        let joined = TopicFeatures.joined(chunks)
        guard joined.count == mean.count else { return [] }
        let vector = TopicFeatures.unit(zip(joined, mean).map { $0 - $1 })
        return zip(names, vectors)
            .map { Topics.KeywordTopic(topic: $0, similarity: Double(Self.cosine($1, vector))) }
            .sorted { ($1.similarity, $0.topic) < ($0.similarity, $1.topic) }
    }

    private static func cosine(_ a: [Float], _ b: [Float]) -> Float {
        var sum: Float = 0
        for index in a.indices { sum += a[index] * b[index] }
        return sum
    }

    /// Vectors whose neighbourhood is not much sparser than that of their neighbours.
    ///
    /// Local outlier factor (Breunig et al., 2000) by cosine distance.
    static func withoutOutliers(_ vectors: [[Float]]) -> [[Float]] {
        let count = min(neighbours, vectors.count - 1)
        // Of so few none lies apart.
        guard count >= 5 else { return vectors }
        let near = vectors.indices.map { place in
            vectors.indices.filter { $0 != place }
                .map { (distance: 1 - cosine(vectors[place], vectors[$0]), place: $0) }
                .sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }
                .prefix(count)
        }
        let reach = near.map { $0.last?.distance ?? 0 }
        let density = near.map { list in
            Float(list.count) / max(list.reduce(Float(0)) { $0 + max($1.distance, reach[$1.place]) }, 1e-6)
        }
        return vectors.indices.filter { place in
            let around = near[place].reduce(Float(0)) { $0 + density[$1.place] } / Float(count)
            return around < mostApart * density[place]
        }
        .map { vectors[$0] }
    }
}
