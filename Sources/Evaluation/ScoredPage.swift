package import CorpusModel

/// What is scored of a page record.
///
/// Other programs' records need no more than this.
package struct ScoredPage: Sendable, Decodable {
    /// A region of any class; one that is unknown here is never right.
    package struct Region: Sendable, Decodable {
        var id: String
        var regionClass: RegionClass?
        var box: ScaledBox
        var score: Double
        var lines: [Line]

        private enum CodingKeys: String, CodingKey {
            case id, score, lines
            case box = "bbox"
            case regionClass = "class"
        }

        /// Reads a region; score and lines may be absent.
        package init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            id = try values.decode(String.self, forKey: .id)
            regionClass = RegionClass(rawValue: try values.decode(String.self, forKey: .regionClass))
            box = try values.decode(ScaledBox.self, forKey: .box)
            score = try values.decodeIfPresent(Double.self, forKey: .score) ?? 1
            lines = try values.decodeIfPresent([Line].self, forKey: .lines) ?? []
        }

        init(id: String, regionClass: RegionClass, box: ScaledBox, score: Double, lines: [Line]) {
            (self.id, self.regionClass, self.box) = (id, regionClass, box)
            (self.score, self.lines) = (score, lines)
        }
    }

    /// A line that was read.
    package struct Line: Sendable, Decodable {
        var box: ScaledBox
        var text: String

        private enum CodingKeys: String, CodingKey {
            case text
            case box = "bbox"
        }
    }

    /// An article as region ids and text.
    package struct Article: Sendable, Decodable {
        var id: String?
        var regions: [String]
        var text: String

        private enum CodingKeys: String, CodingKey { case id, regions, text }

        /// Reads an article; the text may be absent.
        package init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            id = try values.decodeIfPresent(String.self, forKey: .id)
            regions = try values.decode([String].self, forKey: .regions)
            text = try values.decodeIfPresent(String.self, forKey: .text) ?? ""
        }

        init(id: String? = nil, regions: [String], text: String) {
            (self.id, self.regions, self.text) = (id, regions, text)
        }
    }

    struct Size: Sendable, Decodable {
        var width: Double
        var height: Double
    }

    var id: String?
    var image: Size
    var regions: [Region]
    var articles: [Article]

    private enum CodingKeys: String, CodingKey { case id, image, regions, articles }

    /// Reads a page; regions and articles may be absent.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        id = try values.decodeIfPresent(String.self, forKey: .id)
        image = try values.decode(Size.self, forKey: .image)
        guard image.width > 0 && image.height > 0 else {
            throw DecodingError.dataCorruptedError(forKey: .image, in: values, debugDescription: "image without size")
        }
        regions = try values.decodeIfPresent([Region].self, forKey: .regions) ?? []
        articles = try values.decodeIfPresent([Article].self, forKey: .articles) ?? []
    }

    /// The scored part of a record.
    package init(_ record: PageRecord) {
        image = Size(width: Double(max(1, record.image.width)), height: Double(max(1, record.image.height)))
        regions = record.regions.map { region in
            let lines = (region.lines ?? []).map { Line(box: ScaledBox($0.bbox), text: $0.text) }
            return Region(
                id: region.id,
                regionClass: region.regionClass,
                box: ScaledBox(region.bbox),
                score: region.score,
                lines: lines
            )
        }
        id = record.id
        articles = record.articles.map { Article(id: $0.id, regions: $0.regions, text: $0.text) }
    }

    /// A page on which nothing was found, of the size of its truth.
    init(missing truth: PageTruth) {
        image = Size(width: Double(truth.width), height: Double(truth.height))
        (regions, articles) = ([], [])
    }

    /// The page with its boxes in the truth's pixels.
    func scaled(to truth: PageTruth) -> ScoredPage {
        let (x, y) = (Double(truth.width) / image.width, Double(truth.height) / image.height)
        var page = self
        for region in regions.indices {
            page.regions[region].box.scale(x: x, y: y)
            for line in regions[region].lines.indices { page.regions[region].lines[line].box.scale(x: x, y: y) }
        }
        return page
    }
}
