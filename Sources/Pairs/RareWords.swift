import Dedup

/// Rare words of the articles that were asked for last.
struct RareWords {
    private static let mostArticles = 4096
    private var known: [Int: StoryWords.Words] = [:]

    mutating func of(_ number: Int, _ texts: ArticleTexts, _ story: StoryWords) throws -> StoryWords.Words {
        if let words = known[number] { return words }
        if known.count >= Self.mostArticles { known = [:] }
        let words = try story.words(of: texts.article(number))
        known[number] = words
        return words
    }
}
