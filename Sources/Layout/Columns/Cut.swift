/// What stands between two lines of a column.
enum Cut: Int, Sendable, Comparable {
    /// Nothing.
    case none
    /// A short dash: between decks, or between paragraphs of one article.
    case dash
    /// A rule or a long dash or ornament: between articles.
    case rule
    /// A rule from edge to edge.
    case full

    static func < (left: Cut, right: Cut) -> Bool { left.rawValue < right.rawValue }
}
