/// Names of the fields of anyone's articles.
///
/// Of a field several names may be given: the first that an article has and that is not null counts.
package struct EnrichmentFields: Sendable, Hashable, Codable {
    package var id = ["id"], text = ["text", "article"], headline = ["headline"], byline = ["byline"]
    package var date = ["date"], title = ["title", "newspaper_title"], lccn = ["lccn"]
    package var city = ["city", "paper_city", "newspaper_city"], state = ["state", "paper_state", "newspaper_state"]
    package var country = ["country", "paper_country", "newspaper_country"]
    package var confidence = ["confidence"], legibility = ["legibility"]

    package init() {}

    /// Names that `replace(_:by:)` knows.
    package static let names = [
        "id", "text", "headline", "byline", "date", "title", "lccn", "city", "state", "country", "confidence",
        "legibility",
    ]

    /// Takes a field of another name; `false` where there is no such name.
    package mutating func replace(_ name: String, by field: String) -> Bool {
        switch name {
        case "id": id = [field]
        case "text": text = [field]
        case "headline": headline = [field]
        case "byline": byline = [field]
        case "date": date = [field]
        case "title": title = [field]
        case "lccn": lccn = [field]
        case "city": city = [field]
        case "state": state = [field]
        case "country": country = [field]
        case "confidence": confidence = [field]
        case "legibility": legibility = [field]
        default: return false
        }
        return true
    }

    /// All names, field by field in the order of `names`.
    var all: [[String]] {
        [id, text, headline, byline, date, title, lccn, city, state, country, confidence, legibility]
    }
}
