import Foundation

/// How much a word tells about an article, by how few articles of the issue have it: inverse document frequency.
struct WordRarity {
    private let documents: Double
    private let frequency: [String: Int]

    init(_ pages: [IssuePage]) {
        var frequency: [String: Int] = [:]
        var documents = 0
        for article in pages.lazy.flatMap(\.articles) {
            documents += 1
            for word in article.words { frequency[word, default: 0] += 1 }
        }
        (self.documents, self.frequency) = (Double(documents), frequency)
    }

    /// `ln((N + 1) / (n + 0.5))` of a word in n of N articles, never below 0.
    func weight(of word: String) -> Double {
        max(0, log((documents + 1) / (Double(frequency[word] ?? 0) + 0.5)))
    }

    /// Cosine of two sets of words, `0...1`; words count by the square of their weight.
    ///
    /// Sums are taken in the order of the words: those of floating-point numbers depend on it.
    func similarity(_ first: Set<String>, _ second: Set<String>) -> Double {
        func length(_ words: Set<String>) -> Double {
            // A word of one article alone is as often a misread one as a rare one, and is in no other article.
            words.filter { frequency[$0] ?? 0 > 1 }.sorted().reduce(0) { $0 + weight(of: $1) * weight(of: $1) }
        }
        let common = length(first.intersection(second))
        let lengths = length(first) * length(second)
        return lengths > 0 ? common / lengths.squareRoot() : 0
    }
}
