import CorpusFiles
import CorpusModel
package import Foundation

/// Scores a corpus against a folder of page truths.
///
/// A record belongs to a truth if the name of its scan, without folder and ending, is that of the truth's image; pages
/// of a file after the first are named by `#page=N` behind the image's name. Records of other scans are passed over.
package struct Evaluator: Sendable {
    /// The scores of one page.
    package struct PageScores: Sendable, Codable {
        /// Name of the truth's image.
        package var image: String
        /// Whether the corpus has no record of it.
        package var isMissing: Bool
        /// The page's own scores.
        package var scores: EvaluationScores

        private enum CodingKeys: String, CodingKey {
            case image, scores
            case isMissing = "missing"
        }
    }

    /// The scores of a corpus.
    package struct Result: Sendable, Codable {
        /// All pages together: sums of counts, not means of pages.
        package var scores: EvaluationScores
        /// Each page, in the order of the names of the truths.
        package var pages: [PageScores]
        /// Links between the parts of articles on several pages; absent where the truths tell of none, or there are no
        /// article records.
        package var continuations: PrecisionRecall?
        /// The links that are missing or wrong, for people to look at.
        package var continuationFaults: [String]?

        private enum CodingKeys: String, CodingKey {
            case scores, pages, continuations
            case continuationFaults = "continuation_faults"
        }
    }

    private let truths: [(key: String, truth: PageTruth)]

    /// Reads all truths (`*.json`) of a folder; other JSON files there are passed over.
    ///
    /// - Throws: `EvaluationError` where there is no truth, one cannot be read or two are of one scan.
    package init(truthFolder: URL) throws {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: truthFolder.path)) ?? []
        var truths: [(key: String, truth: PageTruth)] = []
        for name in names.sorted() where name.hasSuffix(".json") {
            let file = truthFolder.appendingPathComponent(name)
            guard let truth = try Self.truth(in: file) else { continue }
            let key = Self.key(path: truth.imageFile, page: truth.imagePage)
            guard !truths.contains(where: { $0.key == key }) else {
                throw EvaluationError(
                    .ambiguous,
                    "\(file.path): another truth in the folder is of \(key) too; remove one"
                )
            }
            truths.append((key, truth))
        }
        guard !truths.isEmpty else {
            throw EvaluationError(
                .noTruth,
                "no page truths (*.json with regions and articles) in \(truthFolder.path); name the folder that has them"
            )
        }
        self.truths = truths
    }

    /// Scores the page records of a corpus folder, or of one JSON-lines file.
    ///
    /// A page that the corpus lacks counts as one on which nothing was found. Records are read one at a time.
    ///
    /// - Throws: `EvaluationError` where there are no records, one cannot be read or two are of one scan.
    package func evaluate(_ corpus: URL) throws -> Result {
        let truthOfKey = Dictionary(uniqueKeysWithValues: truths.map { ($0.key, $0.truth) })
        var counts: [String: PageCounts] = [:]
        var links = LinkCounts(truths.map(\.truth))
        for file in try Self.shards(of: corpus) {
            var lines = try JSONLines(contentsOf: file)
            while let line = try lines.next() {
                let place = "\(file.lastPathComponent), line \(lines.lineNumber)"
                let source = try Self.decode(RecordSource.self, from: line, at: place).source
                let key = Self.key(path: source.path, page: source.page ?? 1)
                guard let truth = truthOfKey[key] else { continue }
                guard counts[key] == nil else {
                    throw EvaluationError(
                        .ambiguous,
                        "\(place): another record is of a scan named \(key) too; evaluate the two in separate corpora"
                    )
                }
                let page = try Self.decode(ScoredPage.self, from: line, at: place)
                counts[key] = PageCounts(page, against: truth)
                links.add(page, of: truth)
            }
        }
        var total = PageCounts()
        var pages: [PageScores] = []
        for (key, truth) in truths {
            let page = counts[key] ?? PageCounts(ScoredPage(missing: truth), against: truth)
            total.add(page)
            pages.append(
                PageScores(image: truth.image, isMissing: counts[key] == nil, scores: EvaluationScores(page))
            )
        }
        var result = Result(scores: EvaluationScores(total), pages: pages)
        let articles = JSONLines.shards(in: corpus.appendingPathComponent("articles"))
        guard links.hasTruth, !articles.isEmpty else { return result }
        for file in articles {
            var lines = try JSONLines(contentsOf: file)
            while let line = try lines.next() {
                let place = "\(file.lastPathComponent), line \(lines.lineNumber)"
                links.add(try Self.decode(LinkCounts.LinkedArticle.self, from: line, at: place))
            }
        }
        (result.continuations, result.continuationFaults) = (PrecisionRecall(links.matches), links.faults)
        return result
    }

    private struct RecordSource: Decodable {
        struct Source: Decodable {
            var path: String
            var page: Int?
        }
        var source: Source
    }

    /// `nil` where the file is JSON, but no page truth.
    private static func truth(in file: URL) throws -> PageTruth? {
        struct Outline: Decodable {
            struct Anything: Decodable {}
            var regions: [Anything]?
            var articles: [Anything]?
        }
        let data: Data
        do {
            data = try Data(contentsOf: file)
        } catch {
            throw EvaluationError(.malformed, "cannot read \(file.path): \(error.localizedDescription)")
        }
        let outline = try? RecordCoding.decode(Outline.self, from: data)
        if let outline, outline.regions == nil || outline.articles == nil { return nil }
        return try decode(PageTruth.self, from: data, at: file.path)
    }

    private static func decode<Value: Decodable>(
        _ type: Value.Type,
        from data: Data,
        at place: String
    ) throws -> Value {
        do {
            return try RecordCoding.decode(type, from: data)
        } catch {
            throw EvaluationError(.malformed, "\(place) is not as its format says: \(error)")
        }
    }

    /// The files of page records of a corpus folder, or the file itself.
    ///
    /// - Throws: `EvaluationError` where there are none.
    package static func shards(of corpus: URL) throws -> [URL] {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: corpus.path, isDirectory: &isFolder), !isFolder.boolValue {
            return [corpus]
        }
        let shards = JSONLines.shards(in: corpus.appendingPathComponent("pages"))
        guard !shards.isEmpty else {
            throw EvaluationError(
                .noCorpus,
                "no page records in \(corpus.path): expected pages/part-*.jsonl; name the --output folder of a run"
            )
        }
        return shards
    }

    private static func key(path: String, page: Int) -> String {
        let stem = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
        return page > 1 ? "\(stem)#page=\(page)" : stem
    }
}
