import CorpusText

/// What speaks for and against one article going on in another one, on another page of the issue.
package struct LinkEvidence: Sendable {
    /// Names of the features, in the order of `values`.
    package static let names = [
        "mutual", "onward_alone", "back_alone", "half_read", "unread", "hint", "contradicted", "column_right",
        "column_wrong", "key_in_head", "head_in_head", "head_in_text", "head_foreign", "no_head", "text", "runs_on",
        "breaks", "dateline", "at_top",
    ]

    /// The features, most of them 0 or 1, similarities between 0 and 1.
    package private(set) var values: [Double]

    /// Log-odds of each feature; see docs/decisions/0028-articles-over-pages.md for where they come from.
    private static let weights: [Double] = [
        6.2, 0.9, 0.8, 3.0, -1.0, -0.8, 1.0, 1.8, -1.2, 2.5, 4.0, 0.8, -1.3, -0.6, 3.4, 1.5, -2.5, -3.0, 0.3,
    ]

    /// Log-odds of a pair of which nothing is known but that a notice may mean it.
    private static let bias = -4.2

    /// Log-odds of the link against none; above 0 it is more likely than not, before other links compete with it.
    package var score: Double { zip(values, Self.weights).reduce(Self.bias) { $0 + $1.0 * $1.1 } }

    /// Weighs a pair; `nil` where there is no notice that could mean it.
    ///
    /// - Parameters:
    ///   - source: the article that may go on, and its page.
    ///   - target: what it may go on in, and its page.
    ///   - rarity: how much a word tells, by how few articles of the issue have it.
    ///   - issue: numbers of all pages of the issue.
    init?(
        _ source: (article: IssueArticle, page: IssuePage),
        _ target: (article: IssueArticle, page: IssuePage),
        rarity: WordRarity,
        issue: IssueNumbers
    ) {
        let onward = source.article.onward
        let back = target.article.back
        guard onward != nil || back != nil else { return nil }
        let forth = Self.match(onward?.notice, from: source.page, to: target.page, issue)
        let hither = Self.match(back?.notice, from: target.page, to: source.page, issue)
        // A notice that names another page of the issue means that page.
        guard forth != .other, hither != .other else { return nil }
        guard onward != nil && forth != .nowhere || back != nil && hither != .nowhere else { return nil }
        var features: [String: Double] = [:]
        func set(_ name: String, _ value: Double = 1) { features[name] = value }
        switch (forth, hither) {
        case (.named, .named): set("mutual")
        case (.named, _): set("onward_alone")
        case (_, .named): set("back_alone")
        default: break
        }
        // A notice of which the number could not be read says less alone than beside one that was read.
        if forth == .unread || hither == .unread { set(forth == .named || hither == .named ? "half_read" : "unread") }
        if forth == .nowhere || hither == .nowhere { set("contradicted") }
        if let onward, !onward.notice.isCertain, hither != .named { set("hint") }
        if let column = onward?.notice.column, let found = target.article.column {
            set(
                column == found ? "column_right" : "column_wrong",
                column == found ? 1 : min(1, Double(abs(column - found)) / 3)
            )
        }
        Self.compareHeads(source.article, target.article, rarity, set)
        set("text", rarity.similarity(source.article.words, target.article.words))
        let end = onward?.neighbour.map { Substring($0) } ?? source.article.ending
        let start = back?.neighbour.map { Substring($0) } ?? target.article.opening
        switch TextFlow(end: end, start: start) {
        case .runsOn: set("runs_on")
        case .breaks: set("breaks")
        case .either: break
        }
        if Self.hasDateline(target.article.opening) { set("dateline") }
        if target.article.isAtTop { set("at_top") }
        values = Self.names.map { features[$0] ?? 0 }
    }

    // MARK: Pages

    private enum PageMatch { case none, named, unread, nowhere, other }

    /// How a notice on `page` fits `other`.
    private static func match(
        _ notice: ContinuationNotice?,
        from page: IssuePage,
        to other: IssuePage,
        _ issue: IssueNumbers
    ) -> PageMatch {
        guard let notice else { return .none }
        if let number = notice.page {
            if other.numbers.contains(number) { return .named }
            // A number that no page of the issue bears was misread, or its page is not there.
            return issue.all.contains(number) ? .other : .nowhere
        }
        guard let neighbour = notice.neighbour else { return .unread }
        let own = page.numbers.min() ?? 0
        let wanted =
            switch neighbour {
            case .next: own + 1
            case .previous: own - 1
            case .last: issue.last
            }
        return other.numbers.contains(wanted) ? .named : .other
    }

    // MARK: Heads

    /// A jump head repeats the key words of the first head, or takes some of the text.
    private static func compareHeads(
        _ source: IssueArticle,
        _ target: IssueArticle,
        _ rarity: WordRarity,
        _ set: (String, Double) -> Void
    ) {
        let keys = (source.onward?.notice.keys ?? []).filter { $0.count > 2 }
        let backKeys = (target.back?.notice.keys ?? []).filter { $0.count > 2 }
        let head = target.head.filter { $0.count > 2 } + backKeys
        if !keys.isEmpty {
            set("key_in_head", Double(keys.count { key in head.contains { alike($0, key) } }) / Double(keys.count))
        }
        guard !head.isEmpty else { return set("no_head", 1) }
        var (total, inHead, inText) = (0.0, 0.0, 0.0)
        for word in head {
            let weight = rarity.weight(of: word)
            total += weight
            if source.head.contains(where: { alike($0, word) }) {
                inHead += weight
            } else if source.words.contains(word) {
                inText += weight
            }
        }
        guard total > 0 else { return set("no_head", 1) }
        set("head_in_head", inHead / total)
        set("head_in_text", inText / total)
        if inHead + inText < total / 5 { set("head_foreign", 1) }
    }

    /// Whether two words are the same, one misread letter allowed in long ones.
    private static func alike(_ first: String, _ second: String) -> Bool {
        if first == second { return true }
        guard first.count >= 5, abs(first.count - second.count) <= 1 else { return false }
        return EditDistance.between(Array(first), Array(second)) <= 1
    }

    /// Whether a text begins as news does that comes from somewhere: "ALBANY, March 3.—".
    private static func hasDateline(_ opening: Substring) -> Bool {
        guard let word = opening.split(separator: " ").first, word.count(where: \.isLetter) >= 3,
            word.allSatisfy({ !$0.isLowercase })
        else { return false }
        return opening.prefix(70).contains { "—–".contains($0) } || opening.prefix(70).contains("--")
    }
}

/// Page numbers of an issue.
struct IssueNumbers {
    /// All numbers, and the last page's.
    let all: Set<Int>, last: Int

    init(_ pages: [IssuePage]) {
        all = pages.reduce(into: []) { $0.formUnion($1.numbers) }
        last = all.max() ?? 0
    }
}
