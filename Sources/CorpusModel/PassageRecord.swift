/// One line of `passages.jsonl`: places on pages where one source text was printed.
///
/// All places are numbers of Unicode code points of the page's text as it was given, `start` that of the first one and `end`
/// behind the last one: in Python `text[start:end]` is the passage.
package struct PassageRecord: Sendable, Hashable, Codable {
    /// One place where the text was printed.
    package struct Member: Sendable, Hashable, Codable {
        /// Id of the page.
        package var id: String
        /// Where it begins and ends in the page's text, in code points.
        package var start: Int, end: Int
        /// Day of the newspaper, `1920-11-15`; absent where unknown.
        package var date: String?
        /// The newspaper; absent where unknown.
        package var newspaper: String?
        /// Part of the page's code points that lie in it, `0...1`: near 1 where two editions are the same page.
        package var share: Double
        /// The passage itself; absent where texts were not asked for.
        package var text: String?

        package init(
            id: String,
            start: Int,
            end: Int,
            date: String? = nil,
            newspaper: String? = nil,
            share: Double,
            text: String? = nil
        ) {
            (self.id, self.start, self.end, self.date, self.newspaper) = (id, start, end, date, newspaper)
            (self.share, self.text) = (share, text)
        }
    }

    /// Two members that were aligned with each other.
    package struct Link: Sendable, Hashable, Codable {
        /// Numbers of the members in `members`, from 0.
        package var a: Int, b: Int
        /// What agrees of each, in code points of the page's text; a member may be longer, as others share more of it.
        package var startA: Int, endA: Int, startB: Int, endB: Int
        /// Letters that agree, and the part of the aligned letters that they are, `0...1`.
        package var agreeing: Int, agreement: Double

        package init(
            a: Int,
            b: Int,
            startA: Int,
            endA: Int,
            startB: Int,
            endB: Int,
            agreeing: Int,
            agreement: Double
        ) {
            (self.a, self.b, self.agreeing, self.agreement) = (a, b, agreeing, agreement)
            (self.startA, self.endA, self.startB, self.endB) = (startA, endA, startB, endB)
        }

        package enum CodingKeys: String, CodingKey {
            case a, b, agreeing, agreement
            case startA = "a_start"
            case endA = "a_end"
            case startB = "b_start"
            case endB = "b_end"
        }
    }

    /// `p` and sixteen hexadecimal digits made from the first member's id and start.
    package var id: String
    /// Number of members.
    package var size: Int
    /// Newspapers that printed it, in order of name; those unknown are left out.
    package var newspapers: [String]
    /// First and last day it was printed, `1920-11-15`; absent where no member is dated.
    package var firstDate: String?, lastDate: String?
    /// Where it was printed, by day, id and place; at least two.
    package var members: [Member]
    /// Why they belong together, by their numbers.
    package var links: [Link]

    package init(
        id: String,
        newspapers: [String],
        firstDate: String?,
        lastDate: String?,
        members: [Member],
        links: [Link]
    ) {
        (self.id, self.size, self.newspapers) = (id, members.count, newspapers)
        (self.firstDate, self.lastDate, self.members, self.links) = (firstDate, lastDate, members, links)
    }

    package enum CodingKeys: String, CodingKey {
        case id, size, newspapers, members, links
        case firstDate = "first_date"
        case lastDate = "last_date"
    }
}
