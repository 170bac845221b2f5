/// One line of `clusters.jsonl`: articles printed from one source text.
package struct ClusterRecord: Sendable, Hashable, Codable {
    /// One article of a cluster.
    package struct Member: Sendable, Hashable, Codable {
        /// Id of the article.
        package var id: String
        /// Day of its paper, `1920-11-15`; absent where unknown.
        package var date: String?
        /// Its paper; absent where unknown.
        package var series: String?
        /// Share of the best copy's text that it prints, `0...1`; 1 for the best copy itself.
        package var share: Double

        package init(id: String, date: String?, series: String?, share: Double) {
            (self.id, self.date, self.series, self.share) = (id, date, series, share)
        }
    }

    /// `c` and sixteen hexadecimal digits made from the id of the first member: a cluster keeps it as long as nothing
    /// joins it before that member.
    package var id: String
    /// Ids of the articles, by date and id.
    package var members: [String]
    /// Number of members.
    package var size: Int
    /// Papers that printed it, in order of name; those unknown are left out.
    package var papers: [String]
    /// First and last day it was printed, `1920-11-15`; absent where no member is dated.
    package var firstDate: String?, lastDate: String?
    /// The member that is best read and most complete.
    package var best: String
    /// Days from the first to the last copy, 0 within a day; absent where no member is dated.
    package var days: Int?
    /// What is known of each member, in the order of `members`.
    package var copies: [Member]
    /// Why its members belong together; by their articles.
    package var links: [LinkRecord]

    package enum CodingKeys: String, CodingKey {
        case id, members, size, papers, best, days, copies, links
        case firstDate = "first_date"
        case lastDate = "last_date"
    }
}

/// Two articles taken for copies of one text, and why.
package struct LinkRecord: Sendable, Hashable, Codable {
    /// The articles, the earlier first.
    package var a: String, b: String
    /// Chance that they are copies of one text, `0...1`: what decides.
    package var score: Double
    /// Highest cosine of a piece of one with a piece of the other, `-1...1`.
    package var cosine: Double
    /// Part of the shorter text that is found in the longer one, in order, `0...1`.
    package var containment: Double?
    /// Part of the aligned characters that agree, `0...1`.
    package var agreement: Double?
    /// Figures in the aligned text that are the same, and that differ.
    package var figuresSame: Int?, figuresDiffering: Int?

    package enum CodingKeys: String, CodingKey {
        case a, b, score, cosine, containment, agreement
        case figuresSame = "figures_same"
        case figuresDiffering = "figures_differing"
    }
}
