import CorpusModel
import Foundation

/// A line of `clusters.jsonl`, as far as the report shows it.
///
/// The report reads files, not the stage that writes them: any folder that has such a file can be shown.
struct ReprintCluster: Sendable, Decodable {
    /// One article of a cluster.
    struct Copy: Sendable, Decodable {
        var id: String
        var date: String?, series: String?
        /// Part of the best copy that it prints, `0...1`.
        var share: Double?
    }

    /// Two articles taken for copies of one text, and why.
    struct Link: Sendable, Decodable {
        var a: String, b: String
        var score: Double
        var cosine: Double?, containment: Double?, agreement: Double?
        var figuresSame: Int?, figuresDiffering: Int?

        enum CodingKeys: String, CodingKey {
            case a, b, score, cosine, containment, agreement
            case figuresSame = "figures_same"
            case figuresDiffering = "figures_differing"
        }
    }

    /// Copies whose texts are shown, copies in the time line, and links in the table.
    static let shownCopies = 12, shownDots = 1000, shownLinks = 60

    var id: String
    var papers: [String]
    var firstDate: String?, lastDate: String?
    var best: String
    /// The best copy, then the others by date: the first of them.
    var copies: [Copy]
    /// The first links, those between copies that are shown before others.
    var links: [Link]
    /// Numbers of all copies and links.
    var copyCount: Int, linkCount: Int

    /// The copies whose texts are shown.
    var shown: ArraySlice<Copy> { copies.prefix(Self.shownCopies) }

    private enum CodingKeys: String, CodingKey {
        case id, members, papers, best, copies, links
        case firstDate = "first_date"
        case lastDate = "last_date"
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        id = try values.decode(String.self, forKey: .id)
        papers = try values.decodeIfPresent([String].self, forKey: .papers) ?? []
        firstDate = try values.decodeIfPresent(String.self, forKey: .firstDate)
        lastDate = try values.decodeIfPresent(String.self, forKey: .lastDate)
        let members = try values.decode([String].self, forKey: .members)
        guard let first = members.first else {
            throw DecodingError.dataCorruptedError(forKey: .members, in: values, debugDescription: "no members")
        }
        let best = try values.decodeIfPresent(String.self, forKey: .best) ?? first
        self.best = best
        let told = try values.decodeIfPresent([Copy].self, forKey: .copies) ?? []
        let known = Dictionary(told.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        copyCount = members.count
        let order = (members.contains(best) ? [best] : []) + members.filter { $0 != best }
        copies = order.prefix(Self.shownDots).map { known[$0] ?? Copy(id: $0) }
        let links = try values.decodeIfPresent([Link].self, forKey: .links) ?? []
        linkCount = links.count
        let shown = Set(order.prefix(Self.shownCopies))
        let inside = links.filter { shown.contains($0.a) && shown.contains($0.b) }
        let outside = links.filter { !(shown.contains($0.a) && shown.contains($0.b)) }
        self.links = Array((inside + outside).prefix(Self.shownLinks))
    }
}

/// All clusters counted, and the largest kept.
struct ReprintDigest: Sendable {
    /// Sizes counted together: from, to.
    static let bins = [2...2, 3...3, 4...4, 5...5, 6...9, 10...19, 20...49, 50...99, 100...Int.max]

    private(set) var clusters = 0, copies = 0
    /// Number of clusters of the sizes of each bin.
    private(set) var counts = [Int](repeating: 0, count: Self.bins.count)
    /// The largest, by size, first day and id.
    private(set) var largest: [ReprintCluster] = []
    private let limit: Int

    /// Reads `clusters.jsonl` and keeps no more than `limit` of its clusters.
    init(_ file: URL, limit: Int) throws {
        self.limit = limit
        var lines = try CorpusLines(files: [file])
        while let line = try lines.next() {
            let cluster = try line.decoded(as: ReprintCluster.self, remedy: "run broadsheet dedup again")
            clusters += 1
            copies += cluster.copyCount
            if let bin = Self.bins.firstIndex(where: { $0.contains(cluster.copyCount) }) { counts[bin] += 1 }
            largest.append(cluster)
            if largest.count >= 2 * max(limit, 64) { cut() }
        }
        cut()
    }

    private mutating func cut() {
        largest.sort { first, second in
            let (a, b) = (first.firstDate ?? "~", second.firstDate ?? "~")
            return (-first.copyCount, a, first.id) < (-second.copyCount, b, second.id)
        }
        largest.removeLast(max(0, largest.count - limit))
    }
}
