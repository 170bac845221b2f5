/// What a text is about.
///
/// In JSON each topic that holds or not is a field of its own, 0 or 1, beside `cap`, `cap_probability`, `probabilities` and `keywords`.
package struct Topics: Sendable, Hashable, Codable {
    /// Newswire's binaries by name, 1 where it holds, and their probabilities.
    package var binaries: [String: Int], probabilities: [String: Double]
    /// Major topic of the Comparative Agendas Project, in words, and its probability.
    package var cap: String?, capProbability: Double?
    /// Topics of the user's keywords with their similarity, best first.
    package var keywords: [KeywordTopic]?

    package struct KeywordTopic: Sendable, Hashable, Codable {
        package var topic: String, similarity: Double

        package init(topic: String, similarity: Double) { (self.topic, self.similarity) = (topic, similarity) }
    }

    package init(binaries: [String: Int] = [:], probabilities: [String: Double] = [:]) {
        (self.binaries, self.probabilities) = (binaries, probabilities)
    }

    private struct Field: CodingKey {
        static let (cap, capProbability) = (Self("cap"), Self("cap_probability"))
        static let (probabilities, keywords) = (Self("probabilities"), Self("keywords"))
        static let own = [cap, capProbability, probabilities, keywords].map(\.stringValue)

        var stringValue: String

        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.init(stringValue) }

        var intValue: Int? { nil }
        init?(intValue: Int) { nil }
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Field.self)
        cap = try values.decodeIfPresent(String.self, forKey: .cap)
        capProbability = try values.decodeIfPresent(Double.self, forKey: .capProbability)
        probabilities = try values.decodeIfPresent([String: Double].self, forKey: .probabilities) ?? [:]
        keywords = try values.decodeIfPresent([KeywordTopic].self, forKey: .keywords)
        binaries = [:]
        for field in values.allKeys where !Field.own.contains(field.stringValue) {
            binaries[field.stringValue] = try values.decode(Int.self, forKey: field)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Field.self)
        for (name, holds) in binaries where !Field.own.contains(name) { try values.encode(holds, forKey: Field(name)) }
        try values.encodeIfPresent(cap, forKey: .cap)
        try values.encodeIfPresent(capProbability, forKey: .capProbability)
        if !probabilities.isEmpty { try values.encode(probabilities, forKey: .probabilities) }
        try values.encodeIfPresent(keywords, forKey: .keywords)
    }
}
