/// A passage that two pages of a catalog share.
struct PassageLink: Sendable, Hashable {
    /// Numbers of the pages, `first < second`.
    var first: Int, second: Int
    var record: PassagePair
}

/// A passage that two pages share, as it is kept while a search goes on.
struct PassagePair: Sendable, Hashable, Codable {
    /// Ids of the pages, the earlier first.
    var a: String, b: String
    /// Where it begins and ends on each page, in Unicode scalars of the text.
    var startA: Int, endA: Int, startB: Int, endB: Int
    /// Letters that agree.
    var agreeing: Int
    /// Part of the aligned letters that agree, `0...1`.
    var agreement: Double

    enum CodingKeys: String, CodingKey {
        case a, b, agreeing, agreement
        case startA = "a_start"
        case endA = "a_end"
        case startB = "b_start"
        case endB = "b_end"
    }
}
