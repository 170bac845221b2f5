import CorpusModel
import PageFlow

/// A region of a truth as the trainers read it.
struct TrainingRegion: Encodable {
    var id: String
    var regionClass: RegionClass
    var bbox: PixelRect
    /// Id of the article it belongs to.
    var article: String?

    enum CodingKeys: String, CodingKey {
        case id, bbox, article
        case regionClass = "class"
    }

    /// The regions of a truth on the deskewed page, in pixels of a picture `scale` times its size.
    static func regions(of truth: PageTruth, mapping: FrameMapping, scale: Double) -> [TrainingRegion] {
        let articles = Dictionary(
            truth.articles.flatMap { article in article.regions.map { ($0, article.id) } },
            uniquingKeysWith: { first, _ in first }
        )
        return truth.regions.map { region in
            TrainingRegion(
                id: region.id,
                regionClass: region.regionClass,
                bbox: mapping.onUpright(region.bbox).scaled(by: scale, rounding: .nearest),
                article: articles[region.id]
            )
        }
    }
}
