package import CorpusModel

/// One line of `newswire.jsonl`: a text that a news agency sent, as its clearest copy prints it, with what all copies say together.
///
/// Fields follow Newswire (Silcock et al., "Newswire: A Large-Scale Structured Database of a Century of Historical News", 2024) where it has
/// them; beyond it every copy is named with its place on the scan.
package struct NewswireRecord: Sendable, Hashable, Codable {
    /// A newspaper that printed it.
    package struct Newspaper: Sendable, Hashable, Codable {
        package var title: String?, lccn: String?, city: String?, state: String?, country: String?
    }

    /// One printing of the text.
    package struct Copy: Sendable, Hashable, Codable {
        /// Id of the article.
        package var id: String
        /// Id of the page record, and boxes of the article's regions on it, pixels of the scan turned upright.
        package var page: String?, boxes: [PixelRect]?
        /// The parts of an article on several pages.
        package var parts: [ArticleRecord.Part]?
        package var date: String?
        /// See `Newspaper`.
        package var title: String?, lccn: String?
        package var headline: String?, byline: String?
        /// Share of the best copy's text that it prints, `0...1`.
        package var share: Double?
        /// Estimated character error rate; absent where it was not estimated.
        package var quality: Double?
    }

    /// A person of the authority file, and how many copies name them.
    package struct Person: Sendable, Hashable, Codable {
        package var name: String, authority: String?, wikidata: String?, bioguide: String?
        /// Copies that name them, and the mean probability of these links.
        package var copies: Int, probability: Double?
    }

    /// A place, and how many copies name it.
    package struct NamedPlace: Sendable, Hashable, Codable {
        package var place: Place
        package var copies: Int
    }

    /// Id of the cluster.
    package var id: String
    package var year: Int?
    /// Days on which it was printed, ascending.
    package var dates: [String]
    /// Headline, byline and text of the best copy.
    package var headline: String?, byline: String?, article: String
    package var bestCopy: String
    package var agency: Agency?
    /// Mean of the copies.
    package var wireProbability: Double?
    /// The dateline of the copy whose place won the vote, its day and its place.
    package var dateline: String?, datelineDate: String?, place: Place?
    /// Copies with that place, of those with any.
    package var placeVotes: Int?, placeVoters: Int?
    package var places: [NamedPlace]
    package var people: [Person]
    package var topics: Topics?
    package var newspapers: [Newspaper]
    package var clusterSize: Int
    package var copies: [Copy]

    private enum CodingKeys: String, CodingKey {
        case id, year, dates, headline, byline, article, agency, dateline, place, places, people, topics, newspapers,
            copies
        case bestCopy = "best_copy"
        case wireProbability = "wire_probability"
        case datelineDate = "dateline_date"
        case placeVotes = "place_votes"
        case placeVoters = "place_voters"
        case clusterSize = "cluster_size"
    }
}
