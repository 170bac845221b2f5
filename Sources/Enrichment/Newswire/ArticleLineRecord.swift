import CorpusFiles
import CorpusModel
import Foundation

/// What of an article goes into `newswire.jsonl`: of Broadsheet's own records all, of others what they have.
struct ArticleLineRecord: Sendable {
    var article: EnrichedText
    var page: String?, boxes: [PixelRect]?, parts: [ArticleRecord.Part]?

    private struct Place: Decodable {
        var page: String?, boxes: [PixelRect]?, parts: [ArticleRecord.Part]?
    }

    /// Reads the line of an article with an id; `nil` where it is none.
    init?(_ line: Data, fields: EnrichmentFields, id: String) {
        guard let article = try? EnrichedText(line, fields: fields, place: id) else { return nil }
        self.article = article
        if let place = try? RecordCoding.decode(Place.self, from: line) {
            (page, boxes, parts) = (place.page, place.boxes, place.parts)
        }
    }
}
