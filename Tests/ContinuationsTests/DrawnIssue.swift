import CorpusModel

/// Pages of one issue, drawn as columns of articles.
struct DrawnIssue {
    /// An article in one column: its head, lines of body, and whether its last line stands in a region of its own.
    struct Story {
        var head: String?
        var lines: [String]
        var column = 1
        var hasNoticeApart = false
    }

    private(set) var pages: [PageRecord] = []

    /// Adds a page with its articles, `a1` first; each column is filled from above.
    mutating func add(_ number: Int, _ stories: [Story]) {
        var regions: [Region] = []
        var articles: [Article] = []
        var feet: [Int: Int] = [:]
        for story in stories {
            var ids: [String] = []
            func place(_ lines: [String], _ regionClass: RegionClass) {
                let top = feet[story.column] ?? 100
                let x = story.column * 420
                let placed = lines.enumerated().map { index, text in
                    let y = top + index * 30
                    return TextLine(
                        bbox: PixelRect(x0: x, y0: y, x1: x + 400, y1: y + 24),
                        text: text,
                        confidence: 0.9,
                        words: []
                    )
                }
                feet[story.column] = top + lines.count * 30 + 10
                let box = PixelRect(x0: x, y0: top, x1: x + 400, y1: top + lines.count * 30)
                ids.append("r\(regions.count + 1)")
                regions.append(
                    Region(id: ids[ids.count - 1], regionClass: regionClass, bbox: box, score: 1, lines: placed)
                )
            }
            if let head = story.head { place([head], .headline) }
            place(story.hasNoticeApart ? Array(story.lines.dropLast()) : story.lines, .article)
            let text = story.lines.filter { !$0.contains("ontinued") && !$0.contains("age ") }.joined(separator: " ")
            articles.append(
                Article(
                    id: "a\(articles.count + 1)",
                    regions: ids,
                    bbox: PixelRect.hull(regions.suffix(ids.count).map(\.bbox))
                        ?? PixelRect(x0: 0, y0: 0, x1: 0, y1: 0),
                    headline: story.head,
                    text: text
                )
            )
            guard story.hasNoticeApart, let notice = story.lines.last else { continue }
            ids = []
            place([notice], .article)
            articles.append(
                Article(id: "a\(articles.count + 1)", regions: ids, bbox: regions[regions.count - 1].bbox, text: "")
            )
        }
        pages.append(
            PageRecord(
                id: "beacon/1912-03-04/p\(number)",
                source: ScanSource(path: "\(number).png", page: 1, sha256: "0\(number)"),
                image: ImageInfo(width: 3000, height: 4000, dpi: 150, dpiSource: .default, skewDegrees: 0),
                metadata: PageMetadata(title: "The Beacon", date: "1912-03-04", page: number),
                regions: regions,
                articles: articles,
                tables: [],
                provenance: Provenance(broadsheet: "0", fingerprint: "f", models: [:], tesseract: "")
            )
        )
    }
}

extension DrawnIssue.Story {
    /// A report of the flood, cut off in a sentence.
    static func flood(_ notice: String?, apart: Bool = false) -> Self {
        Self(
            head: "FLOOD SWEEPS THE VALLEY OF THE ORRIN",
            lines: [
                "The Orrin rose eleven feet in the night and carried off the",
                "bridge at Horley with nine wagons of lumber on it. Mayor Thorne",
                "of Casterton asked for boats and the governor sent them by the",
                "evening train, but the water was by then so high that the",
            ] + [notice].compactMap { $0 },
            hasNoticeApart: apart
        )
    }

    /// What the report of the flood goes on with.
    static func floodGoesOn(_ head: String?, _ notice: String?, column: Int = 1) -> Self {
        Self(
            head: head,
            lines: [notice].compactMap { $0 } + [
                "boats could not be brought to the lower town before morning.",
                "Mayor Thorne said that Horley would need a new bridge, and that",
                "the lumber of the nine wagons was found at Casterton landing.",
            ],
            column: column
        )
    }

    /// A report of another flood, in the same words.
    static func otherFlood(_ notice: String?) -> Self {
        Self(
            head: "LEVEE BREAKS ABOVE PORT LYDIA",
            lines: [
                "The Tamarack rose nine feet in the night and carried off the",
                "levee above Port Lydia with two houses on it. Sheriff Dunmore",
                "of Bellhaven asked for boats and the governor sent them by the",
                "morning train, but the current was by then so strong that the",
            ] + [notice].compactMap { $0 },
            column: 2
        )
    }

    /// What the report of the levee goes on with.
    static func otherFloodGoesOn(_ head: String?, _ notice: String?, column: Int = 2) -> Self {
        Self(
            head: head,
            lines: [notice].compactMap { $0 } + [
                "boats could not land near the broken levee before evening.",
                "Sheriff Dunmore said that Port Lydia would need another levee,",
                "and that both houses were found on the bar below Bellhaven.",
            ],
            column: column
        )
    }

    /// A report that goes on nowhere.
    static let market = Self(
        head: "WHEAT HIGHER AT THE OPENING",
        lines: [
            "CHICAGO, March 3.—Wheat opened a cent higher on reports of frost in",
            "Kansas, and held the gain. Corn was dull. Oats sold a shade lower",
            "as receipts exceeded what the trade expected on a Monday.",
        ],
        column: 3
    )

    /// Another one.
    static let wedding = Self(
        head: "MISS ARKWRIGHT MARRIED",
        lines: [
            "The wedding of Miss Arkwright and Mr. Lowell was held at noon in",
            "the church of Saint Orrin. The bride wore white satin and carried",
            "lilies. Four hundred guests sat down to breakfast on the lawn.",
        ],
        column: 4
    )
}
