package import CorpusModel
import CorpusText

extension ArticleRecord {
    /// One article on one of the pages where it stands.
    package struct Stretch: Sendable {
        /// The article and its page.
        package var article: Article, page: PageRecord
        /// How sure it is that it continues the stretch before.
        package var linkConfidence: Double?

        package init(_ article: Article, of page: PageRecord, linkConfidence: Double? = nil) {
            (self.article, self.page, self.linkConfidence) = (article, page, linkConfidence)
        }
    }

    /// The record of an article that stands on several pages.
    ///
    /// - Parameter stretches: in the order in which they are read, at least one.
    package init(_ stretches: [Stretch]) {
        precondition(!stretches.isEmpty, "an article stands on one page at least")
        self.init(stretches[0].article, of: stretches[0].page)
        guard stretches.count > 1 else { return }
        let articles = stretches.map(\.article)
        text = articles.dropFirst().reduce(articles[0].text) { Self.joined($0, $1.text) }
        byline = articles.lazy.compactMap(\.byline).first
        let labels = articles.compactMap(\.legibility)
        legibility = [LegibilityLabel.illegible, .borderline, .legible].first(where: labels.contains)
        let read = articles.filter { $0.confidence != nil && !$0.text.isEmpty }
        let length = read.reduce(0) { $0 + $1.text.count }
        if length > 0 {
            let sum = read.reduce(0) { $0 + ($1.confidence ?? 0) * Double($1.text.count) }
            confidence = recordPrecision(sum / Double(length))
        }
        continues = articles.last?.continues
        parts = stretches.map { Part($0.article, of: $0.page, linkConfidence: $0.linkConfidence) }
    }

    /// Two texts of which the second continues the first: words divided by the end of the page are made whole, sentences
    /// go on, and where one ends a paragraph ends.
    static func joined(_ first: String, _ second: String) -> String {
        guard !first.isEmpty, !second.isEmpty else { return first + second }
        let goesOn = second.first { $0.isLetter || $0.isNumber }?.isLowercase ?? false
        let last = first.split(whereSeparator: \.isWhitespace).last.map(String.init) ?? ""
        if let stem = Dehyphenation.stem(of: last), let initial = second.first, initial.isLetter {
            // The hyphen before a capital is the word's own.
            return initial.isLowercase ? first.dropLast(last.count) + stem + second : first + second
        }
        let isEnded = first.last { !$0.isWhitespace && !"\"'”’)]".contains($0) }.map(".!?:".contains) ?? true
        return first + (isEnded && !goesOn ? "\n\n" : " ") + second
    }
}
