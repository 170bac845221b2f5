/// Hand-made or typeset truth of one page; the format in which users bring their own.
package struct PageTruth: Sendable, Codable {
    /// A region's class and place.
    package struct TruthRegion: Sendable, Codable {
        /// Unique within the page.
        package var id: String
        /// What it is; `class` in files.
        package var regionClass: RegionClass
        /// Place in pixels of the image.
        package var bbox: PixelRect

        private enum CodingKeys: String, CodingKey {
            case id, bbox
            case regionClass = "class"
        }

        package init(id: String, regionClass: RegionClass, bbox: PixelRect) {
            (self.id, self.regionClass, self.bbox) = (id, regionClass, bbox)
        }
    }

    /// Where an article goes on in its issue.
    package struct Continuation: Sendable, Hashable, Codable {
        /// Number of the page, and id of the article on it.
        package var page: Int, article: String

        package init(page: Int, article: String) { (self.page, self.article) = (page, article) }
    }

    /// An article as the regions one reader would read as one item.
    package struct TruthArticle: Sendable, Codable {
        /// Unique within the page.
        package var id: String
        /// `news`, `editorial`, `notice`, `advertisement`, ...; free text.
        package var kind: String?
        /// Region ids in reading order.
        package var regions: [String]
        /// Headline as printed, empty or absent where there is none.
        package var headline: String?
        /// First and last words of the body.
        package var firstWords: String?, lastWords: String?
        /// What a "continued" line says.
        package var continues: String?
        /// The article on another page of the issue that it goes on in, where known.
        package var continuation: Continuation?

        private enum CodingKeys: String, CodingKey {
            case id, kind, regions, headline, continues, continuation
            case firstWords = "first_words"
            case lastWords = "last_words"
        }

        package init(
            id: String,
            kind: String? = nil,
            regions: [String],
            headline: String? = nil,
            firstWords: String? = nil,
            lastWords: String? = nil,
            continues: String? = nil
        ) {
            (self.id, self.kind, self.regions, self.headline) = (id, kind, regions, headline)
            (self.firstWords, self.lastWords, self.continues) = (firstWords, lastWords, continues)
        }

        /// Reads an article; `continues` may be text or an object `{"to_page": 2}`, which becomes `page 2`.
        package init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            id = try values.decode(String.self, forKey: .id)
            kind = try values.decodeIfPresent(String.self, forKey: .kind)
            regions = try values.decode([String].self, forKey: .regions)
            headline = try values.decodeIfPresent(String.self, forKey: .headline)
            firstWords = try values.decodeIfPresent(String.self, forKey: .firstWords)
            lastWords = try values.decodeIfPresent(String.self, forKey: .lastWords)
            continuation = try values.decodeIfPresent(Continuation.self, forKey: .continuation)
            if let page = try? values.decode([String: Int].self, forKey: .continues)["to_page"] {
                continues = "page \(page)"
            } else {
                continues = try values.decodeIfPresent(String.self, forKey: .continues)
            }
        }
    }

    /// A transcribed line.
    package struct TruthLine: Sendable, Codable {
        /// Place of the line.
        package var bbox: PixelRect
        /// Exactly what is printed; empty for a line that the edge of the image cuts off.
        package var text: String
        /// Id of its region, where known.
        package var region: String?
        /// Points `[x, y]` of the line on which the letters stand, from left to right, where known.
        package var baseline: [[Double]]?
        /// Height of the small letters of its type, where known; of a line in capitals, too, that of the type.
        package var xHeight: Double?

        private enum CodingKeys: String, CodingKey {
            case bbox, text, region, baseline
            case xHeight = "x_height"
        }

        package init(
            bbox: PixelRect,
            text: String,
            region: String? = nil,
            baseline: [[Double]]? = nil,
            xHeight: Double? = nil
        ) {
            (self.bbox, self.text, self.region) = (bbox, text, region)
            (self.baseline, self.xHeight) = (baseline, xHeight)
        }
    }

    private enum CodingKeys: String, CodingKey {
        case image, width, height, title, date, page, regions, articles, lines, tables, separators, pages, notes
        case innerRules = "inner_rules"
    }

    /// File name of the image, beside the truth; of a page after the first of its file with `#page=N` at the end.
    package var image: String
    /// The file's name alone.
    package var imageFile: String { String(image.prefix { $0 != "#" }) }
    /// Which page of the file it is, from 1.
    package var imagePage: Int { Int(image.drop { $0 != "#" }.drop { !$0.isNumber }) ?? 1 }
    /// Size of the image in pixels.
    package var width: Int, height: Int
    /// Title, date (ISO 8601) and page number where known.
    package var title: String?, date: String?, page: Int?
    /// All regions.
    package var regions: [TruthRegion]
    /// All articles.
    package var articles: [TruthArticle]
    /// Transcribed lines, or a sample of them.
    package var lines: [TruthLine]
    /// Structure of the table regions, where known.
    package var tables: [Table]?
    /// Printed rules and dashes between regions, where known: middle lines `[x0, y0, x1, y1]`; bent rules in several parts.
    package var separators: [[Double]]?
    /// The paper of each page in the image, where it does not fill it: the film's ground lies around, or there are two pages.
    package var pages: [PixelRect]?
    /// Rules inside regions (of tables, frames of advertisements), where known, as `separators`.
    package var innerRules: [[Double]]?
    /// Doubts of the labeller.
    package var notes: String?

    package init(
        image: String,
        width: Int,
        height: Int,
        title: String? = nil,
        date: String? = nil,
        page: Int? = nil,
        regions: [TruthRegion],
        articles: [TruthArticle],
        lines: [TruthLine],
        tables: [Table]? = nil,
        separators: [[Double]]? = nil,
        innerRules: [[Double]]? = nil,
        pages: [PixelRect]? = nil,
        notes: String? = nil
    ) {
        (self.image, self.width, self.height, self.title, self.date) = (image, width, height, title, date)
        (self.page, self.regions, self.articles, self.lines) = (page, regions, articles, lines)
        (self.tables, self.separators, self.innerRules) = (tables, separators, innerRules)
        (self.pages, self.notes) = (pages, notes)
    }
}
