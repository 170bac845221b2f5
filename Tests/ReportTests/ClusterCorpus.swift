import CorpusFiles
import CorpusModel
import Foundation

/// A corpus of three newspapers' pages of which each prints one text, with a file of clusters.
struct ClusterCorpus {
    let sample: SampleCorpus

    /// Texts of the three reprints; the first is the best one.
    static let texts = [
        "The new bridge at Port Lydia was opened on Monday by the governor.\n\nA large crowd attended and cheered.",
        "The new hridge at Port Lydia was opened on Tuesday by the governor.",
        "Special to this paper. The new bridge at Port Lydia was opened on Monday by the governor, and all went home.",
    ]

    /// Writes pages, articles and clusters; `edit` may change the clusters' lines.
    init(in folder: URL, scan: String, edit: ([String: Any]) -> [String: Any] = { $0 }) throws {
        var records: [PageRecord] = []
        for (index, text) in Self.texts.enumerated() {
            var record = SampleCorpus.record("p\(index + 1)", scan: scan, headline: "Headline \(index + 1)")
            record.metadata = PageMetadata(
                title: "Paper \(index + 1)",
                lccn: "sn\(index)",
                date: "1920-11-1\(5 + index)"
            )
            record.articles[0].text = text
            records.append(record)
        }
        sample = try SampleCorpus(in: folder, records: records)
        let articles = sample.corpus.appendingPathComponent("articles")
        try FileManager.default.createDirectory(at: articles, withIntermediateDirectories: true)
        let lines = try records.flatMap { page in
            try page.articles.map { try RecordCoding.line(ArticleRecord($0, of: page)) }
        }
        try Data(lines.joined(separator: Data("\n".utf8))).write(
            to: articles.appendingPathComponent("part-00000.jsonl")
        )
        try write([edit(Self.cluster)])
    }

    /// Puts other clusters in place.
    func write(_ clusters: [[String: Any]]) throws {
        let lines = try clusters.map { try JSONSerialization.data(withJSONObject: $0, options: [.sortedKeys]) }
        try Data(lines.joined(separator: Data("\n".utf8))).write(
            to: sample.corpus.appendingPathComponent("clusters.jsonl")
        )
    }

    /// The cluster of the first articles of the three pages.
    static var cluster: [String: Any] {
        [
            "id": "c0123456789abcdef", "members": ["p1#a1", "p2#a1", "p3#a1"], "size": 3, "best": "p1#a1",
            "newspapers": ["Paper 1", "Paper 2", "Paper 3"], "first_date": "1920-11-15", "last_date": "1920-11-17",
            "days": 2,
            "reprints": (1...3).map { number in
                [
                    "id": "p\(number)#a1", "date": "1920-11-1\(4 + number)", "newspaper": "Paper \(number)",
                    "share": 1.0 / Double(number),
                ]
            },
            "links": [
                [
                    "a": "p1#a1", "b": "p2#a1", "probability": 0.98765, "cosine": 0.9, "containment": 0.8,
                    "agreement": 0.75,
                    "numbers_same": 3, "numbers_differing": 1,
                ],
                ["a": "p1#a1", "b": "p3#a1", "probability": 1, "cosine": -0.25],
            ],
        ]
    }
}
