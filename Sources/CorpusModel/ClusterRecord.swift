/// One line of `clusters.jsonl`: articles printed from one source text.
package struct ClusterRecord: Sendable, Hashable, Codable {
    /// One article of a cluster.
    package struct Reprint: Sendable, Hashable, Codable {
        /// Id of the article.
        package var id: String
        /// Day of its newspaper, `1920-11-15`, or its month, `1920-11`, or year, `1920`, where no more is known; absent where
        /// unknown.
        package var date: String?
        /// Its newspaper; absent where unknown.
        package var newspaper: String?
        /// Share of the best reprint's text that it prints, `0...1`; 1 for the best reprint itself, absent where unknown.
        package var share: Double?

        package init(id: String, date: String? = nil, newspaper: String? = nil, share: Double? = nil) {
            (self.id, self.date, self.newspaper, self.share) = (id, date, newspaper, share)
        }
    }

    /// `c` and sixteen hexadecimal digits made from the id of the first member: a cluster keeps it as long as nothing
    /// joins it before that member.
    package var id: String
    /// Ids of the articles, by date and id; never empty.
    package var members: [String]
    /// Number of members.
    package var size: Int
    /// Newspapers that printed it, in order of name; those unknown are left out.
    package var newspapers: [String]
    /// First and last day it was printed, `1920-11-15`, by the members with a day; a month or year where none has a day;
    /// absent where no member is dated.
    package var firstDate: String?, lastDate: String?
    /// The member that is best read and most complete.
    package var best: String
    /// Days from the first to the last reprint, 0 within a day; absent where no member has a day.
    package var days: Int?
    /// What is known of each member, in the order of `members`.
    package var reprints: [Reprint]
    /// Why its members belong together; by their articles.
    package var links: [LinkRecord]

    package init(
        id: String,
        members: [String],
        newspapers: [String],
        firstDate: String? = nil,
        lastDate: String? = nil,
        best: String,
        days: Int? = nil,
        reprints: [Reprint],
        links: [LinkRecord]
    ) {
        (self.id, self.members, self.size, self.newspapers) = (id, members, members.count, newspapers)
        (self.firstDate, self.lastDate, self.best, self.days) = (firstDate, lastDate, best, days)
        (self.reprints, self.links) = (reprints, links)
    }

    package enum CodingKeys: String, CodingKey {
        case id, members, size, newspapers, best, days, reprints, links
        case firstDate = "first_date"
        case lastDate = "last_date"
    }

    /// Reads a line; one of another program needs no more than `id` and `members`.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        id = try values.decode(String.self, forKey: .id)
        members = try values.decode([String].self, forKey: .members)
        guard let first = members.first else {
            throw DecodingError.dataCorruptedError(forKey: .members, in: values, debugDescription: "no members")
        }
        size = members.count
        newspapers = try values.decodeIfPresent([String].self, forKey: .newspapers) ?? []
        firstDate = try values.decodeIfPresent(String.self, forKey: .firstDate)
        lastDate = try values.decodeIfPresent(String.self, forKey: .lastDate)
        best = try values.decodeIfPresent(String.self, forKey: .best) ?? first
        days = try values.decodeIfPresent(Int.self, forKey: .days)
        reprints = try values.decodeIfPresent([Reprint].self, forKey: .reprints) ?? []
        links = try values.decodeIfPresent([LinkRecord].self, forKey: .links) ?? []
    }
}
