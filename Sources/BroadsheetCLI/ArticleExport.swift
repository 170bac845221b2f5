import CorpusFiles
import CorpusModel
import Enrichment
import Export
import Foundation

/// Writes the articles of a corpus, with what enrichment says of them, as one file.
struct ArticleExport {
    var corpus: String
    /// Folder for the file; inside the corpus where `nil`.
    var output: String?
    var isCSV: Bool
    /// Lowest estimated share of letters read right; `nil` for all articles.
    var minimum: Double?

    private struct Line: Encodable {
        var article: ArticleRecord, enrichment: EnrichmentRecord?

        private enum CodingKeys: String, CodingKey { case enrichment }

        func encode(to encoder: any Encoder) throws {
            try article.encode(to: encoder)
            var values = encoder.container(keyedBy: CodingKeys.self)
            try values.encodeIfPresent(enrichment, forKey: .enrichment)
        }
    }

    /// Writes.
    ///
    /// - Throws: `CorpusError` where there are no articles, or an estimate is asked for that no article has.
    func write() throws -> ExitStatus {
        let shards = JSONLines.shards(in: URL(fileURLWithPath: CorpusLayout(folder: corpus).folder(of: .articles)))
        guard !shards.isEmpty else {
            throw CorpusError(.notACorpus, "\(corpus) holds no articles/part-*.jsonl; name the folder of a run")
        }
        let place = output ?? "\(corpus)/export"
        try makeFolder(place)
        let path = "\(place)/articles.\(isCSV ? "csv" : "jsonl")"
        var file = try AtomicFile(path)
        if isCSV { try file.write(Data(CommaSeparated.row(Self.columns).utf8)) }
        var (written, left, estimated) = (0, 0, 0)
        var fault: (any Error)?
        for (article, enrichment) in EnrichedArticles(corpus: corpus, onFault: { fault = $0 }) {
            let quality = enrichment?.quality?.quality
            if quality != nil { estimated += 1 }
            if let minimum {
                guard let quality, 1 - quality >= minimum else {
                    left += 1
                    continue
                }
            }
            let line =
                isCSV
                ? Data(CommaSeparated.row(Self.row(article, enrichment)).utf8)
                : try RecordCoding.lines([Line(article: article, enrichment: enrichment)])
            try file.write(line)
            written += 1
        }
        if let fault { throw fault }
        if minimum != nil, estimated == 0 {
            throw CorpusError(
                .notACorpus,
                "no article of \(corpus) has an estimate of its quality; run broadsheet enrich \(corpus)"
            )
        }
        try file.commit()
        print("\(written) articles" + (left > 0 ? ", \(left) left out" : "") + ": \(path)")
        return .done
    }

    private static let columns = [
        "id", "page", "date", "title", "lccn", "city", "state", "headline", "byline", "agency", "wire_probability",
        "dateline",
        "dateline_date", "place", "place_state", "place_country", "geonames_id", "lat", "lon", "persons", "language",
        "topic", "quality",
        "legibility", "confidence", "text",
    ]

    private static func row(_ article: ArticleRecord, _ record: EnrichmentRecord?) -> [String] {
        func number(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
        let place = record?.place
        return [
            article.id, article.page, article.date ?? "", article.title ?? "", article.lccn ?? "", article.city ?? "",
            article.state ?? "", article.headline ?? "", record?.byline ?? article.byline ?? "",
            record?.agency?.rawValue ?? "", number(record?.wireProbability), record?.dateline ?? "",
            record?.datelineDate ?? "", place?.name ?? "", place?.state ?? "", place?.country ?? "",
            place?.geonamesID.map(String.init) ?? "", number(place?.latitude), number(place?.longitude),
            (record?.persons ?? []).compactMap(\.name).joined(separator: "; "), record?.quality?.language ?? "",
            record?.topics?.cap ?? "", number(record?.quality?.quality), article.legibility?.rawValue ?? "",
            number(article.confidence), article.text,
        ]
    }
}
