import CorpusFiles
import CorpusModel
package import Foundation
package import Inference
import Synchronization

/// Finds the articles of some files that are reprints of one text.
///
/// Vectors, links and clusters are written as they are made; a run that was ended, however it was, goes on from there, and
/// one over files that have grown does only what is new.
package struct DedupRun: Sendable {
    package struct Settings: Sendable {
        /// Files of articles, JSON lines.
        package var files: [URL]
        /// Names of the fields.
        package var names: FieldNames
        /// Folder of the results, made where it is not there.
        package var output: String
        /// What decides the clusters.
        package var dedup: DedupSettings
        /// Where the models are.
        package var models: ModelStore
        /// Numeric precision of the encoder.
        package var precision: PrecisionChoice
        /// Tasks at the same time.
        package var jobs: Int
        /// Folders of finished parts that are joined; none where all is searched in one run.
        package var parts: [String]

        package init(
            files: [URL],
            names: FieldNames,
            output: String,
            dedup: DedupSettings,
            models: ModelStore,
            precision: PrecisionChoice = .auto,
            jobs: Int,
            parts: [String] = []
        ) {
            (self.files, self.names, self.output) = (files, names, output)
            (self.dedup, self.models) = (dedup, models)
            (self.precision, self.jobs, self.parts) = (precision, max(1, jobs), parts)
        }
    }

    /// What a run reports while it goes on.
    package enum Notice: Sendable {
        /// The files were read.
        case read(dates: DateRanges.Counts, undated: DedupSettings.Undated, issues: [ArticleCatalog.InputIssue])
        /// Texts are encoded in a precision.
        case encoding(InferenceSettings.Precision)
        /// So many articles of all that were missing have vectors.
        case embedded(done: Int, all: Int)
        /// So many articles of all that were missing have sketches.
        case sketched(done: Int, all: Int)
        /// So many parts of all were searched.
        case searched(done: Int, all: Int)
        /// Clusters were written.
        case clustered(clusters: Int, articles: Int)
    }

    /// What a run found.
    package struct Findings: Sendable {
        /// The articles.
        package let catalog: ArticleCatalog
        /// Their texts.
        package let texts: ArticleTexts
        /// How candidates were found.
        package let search: SearchReport
        /// Precision in which they were encoded.
        package let precision: InferenceSettings.Precision
        /// Number of links between reprints.
        package let linkCount: Int
        /// The clusters, by their first members.
        package let clusters: [ArticleCluster]
    }

    package let settings: Settings
    let layout: DedupLayout

    package init(_ settings: Settings) {
        self.settings = settings
        layout = DedupLayout(folder: settings.output)
    }

    /// Finds and writes the clusters.
    ///
    /// - Parameter notify: called as things happen, from any thread.
    /// - Returns: the clusters, with the articles they are of.
    /// - Throws: `DedupError`, `InferenceError`, `CorpusError`; `CancellationError` where the task was cancelled.
    @concurrent package func run(notify: @escaping @Sendable (Notice) -> Void) async throws -> Findings {
        try settings.dedup.validate()
        try makeFolder(layout.folder)
        let parts = settings.parts.isEmpty ? nil : try JoinedParts(settings.parts, output: settings.output)
        let catalog = try ArticleCatalog(files: settings.files, names: settings.names, scratch: settings.output)
        notify(.read(dates: catalog.ranges.counts, undated: settings.dedup.undated, issues: catalog.issues))
        try parts?.checkDays(of: catalog)
        // A part that was in this folder is none any more.
        try removeFile(layout.part)
        let texts = try ArticleTexts(catalog)
        let (encoder, classifier) = (try encoder(notify), try classifier())
        try parts?.check(
            partMethod(encoder: encoder.fingerprint, classifier),
            catalog,
            windowDays: settings.dedup.windowDays
        )
        let vectors = try await embed(encoder, catalog, texts, with: parts, notify: notify)
        let sketches = try await sketch(catalog, texts, with: parts, notify: notify)
        let search = linkSearch(catalog, texts, vectors, sketches, classifier)
        var chunks = SearchChunk.all(of: search.candidates.windowed, method: try chunkMethod(search))
        let comparesAllVectors = chunks.allSatisfy(\.comparesVectors)
        // Parts have found all links of articles dated to the day.
        if parts != nil { chunks.removeAll { !$0.isLoose } }
        var found = try await links(of: chunks, by: search, notify)
        if let parts { found += try parts.found(numbers: catalog.numbersByID, lowest: lowestProbability) }
        let links = found.flatMap(\.links)
        let report = SearchReport(
            undated: settings.dedup.undated,
            comparesAllVectors: comparesAllVectors,
            candidates: found.reduce(CandidateCounts()) { $0 + $1.candidates }
        )
        try Task.checkCancellation()
        let finder = CommunityFinder(resolution: settings.dedup.resolution)
        let builder = ClusterBuilder(catalog: catalog, texts: texts, finder: finder)
        let clusters = try await builder.clusters(links, jobs: settings.jobs)
        try write(clusters.map(\.record), to: layout.clusters)
        notify(.clustered(clusters: clusters.count, articles: clusters.reduce(0) { $0 + $1.members.count }))
        return Findings(
            catalog: catalog,
            texts: texts,
            search: report,
            precision: settings.precision.precision(),
            linkCount: links.count(where: \.isReprint),
            clusters: clusters
        )
    }

    /// Writes the clusters of no articles at all.
    package func writeNothing() throws { try write([ClusterRecord](), to: layout.clusters) }

    /// Checks that the models are there and whole.
    ///
    /// - Throws: `InferenceError`.
    package static func checkModels(_ models: ModelStore, verifies: Bool) throws(InferenceError) {
        for name in [ArticleEncoder.modelName, ArticleEncoder.tokenizerName] { _ = try models.model(name) }
        if verifies { _ = try models.model(PairClassifier.modelName) }
    }

    /// The encoder, in the precision chosen.
    func encoder(_ notify: @Sendable (Notice) -> Void) throws -> ArticleEncoder {
        let precision = settings.precision.precision()
        let encoder = try ArticleEncoder(settings.models, streams: settings.jobs, precision: precision)
        notify(.encoding(precision))
        return encoder
    }

    /// The vectors of the articles, or of those wanted; parts hold those of articles dated to the day.
    func embed(
        _ encoder: ArticleEncoder,
        _ catalog: ArticleCatalog,
        _ texts: ArticleTexts,
        only wanted: Range<Int>? = nil,
        with parts: JoinedParts? = nil,
        notify: @Sendable (Notice) -> Void
    ) async throws -> VectorStore {
        let others = parts?.parts.map(\.layout.vectors) ?? []
        var vectors = try VectorStore(folder: layout.vectors, encoder: encoder.fingerprint, readingAlso: others)
        try parts?.check("vectors", of: catalog) { vectors.place($0) != nil }
        try await vectors.complete(catalog, texts, only: wanted, by: encoder, jobs: settings.jobs) { done, all in
            notify(.embedded(done: done, all: all))
        }
        return vectors
    }

    /// The sketches of all texts; `nil` where texts are not compared.
    func sketch(
        _ catalog: ArticleCatalog,
        _ texts: ArticleTexts,
        with parts: JoinedParts? = nil,
        notify: @Sendable (Notice) -> Void
    ) async throws -> SketchStore? {
        guard settings.dedup.verifies else { return nil }
        var sketches = SketchStore(folder: layout.sketches, readingAlso: parts?.parts.map(\.layout.sketches) ?? [])
        try parts?.check("sketches", of: catalog) { sketches.withHashes($0) { _ in true } ?? false }
        try await sketches.complete(catalog, texts, jobs: settings.jobs) { notify(.sketched(done: $0, all: $1)) }
        return sketches
    }

    /// What finds candidates, and what decides them.
    struct LinkSearch {
        let candidates: CandidateSearch
        let verifier: PairVerifier
    }

    func linkSearch(
        _ catalog: ArticleCatalog,
        _ texts: ArticleTexts,
        _ vectors: VectorStore,
        _ sketches: SketchStore?,
        _ classifier: PairClassifier?
    ) -> LinkSearch {
        let windowed = WindowedSearch(catalog: catalog, vectors: vectors, settings: settings.dedup)
        return LinkSearch(
            candidates: CandidateSearch(windowed: windowed, sketches: sketches),
            verifier: PairVerifier(
                catalog: catalog,
                texts: texts,
                settings: settings.dedup,
                classifier: classifier
            )
        )
    }

    /// Compares texts; `nil` where the encoder alone decides.
    func classifier() throws -> PairClassifier? {
        settings.dedup.verifies ? try PairClassifier(settings.models) : nil
    }

    /// Probability from which on two articles are reprints.
    private var lowestProbability: Double {
        settings.dedup.verifies ? settings.dedup.linkProbability : settings.dedup.linkCosine
    }

    /// What is found in some chunks; that of finished ones is read from their files.
    ///
    /// Files of other chunks are removed.
    func links(
        of chunks: [SearchChunk],
        by search: LinkSearch,
        _ notify: @escaping @Sendable (Notice) -> Void
    ) async throws -> [ChunkLinks] {
        try makeFolder(layout.links.path)
        let files = chunks.map { layout.links.appendingPathComponent($0.fileName) }
        let isResumed = files.contains { FileManager.default.fileExists(atPath: $0.path) }
        let numbers = isResumed ? search.verifier.catalog.numbersByID : [:]
        let (lowest, progress) = (lowestProbability, Counter())
        let found = try await Array(zip(chunks, files)).mapConcurrently(width: settings.jobs) { chunk, file in
            var part = ChunkLinks(contentsOf: file, numbers: numbers, lowest: lowest)
            if part == nil {
                try Task.checkCancellation()
                let (found, counts) = search.candidates.candidates(of: chunk)
                let made = ChunkLinks(links: try search.verifier.links(found), candidates: counts)
                try made.write(to: file.path)
                part = made
            }
            notify(.searched(done: progress.next(), all: chunks.count))
            return part ?? ChunkLinks(links: [], candidates: CandidateCounts())
        }
        LinkFolder.keep(only: Set(files.map(\.lastPathComponent)), in: layout.links)
        return found
    }

    /// All that decides the links besides the articles.
    ///
    /// Which articles are compared, and whether their vectors are, is known of each chunk: dated articles keep their chunks
    /// when undated ones are treated in another way.
    func chunkMethod(_ search: LinkSearch) throws -> String {
        var deciding = settings.dedup
        (deciding.undated, deciding.exhaustivePairs) = (.all, 0)
        let dedup = String(decoding: try RecordCoding.line(deciding), as: UTF8.self)
        let encoder = search.candidates.windowed.vectors.encoder
        let classifier = search.verifier.classifier?.fingerprint ?? ""
        return "\(Self.version) \(dedup) \(encoder) \(TextSketch.version) \(classifier)"
    }

    /// Raised whenever other links are found.
    static let version = 3

    private func write(_ records: [some Encodable], to path: String) throws {
        var file = try AtomicFile(path)
        for record in records { try file.write(try RecordCoding.lines([record])) }
        try file.commit()
    }
}

/// Counts up from several tasks.
private final class Counter: Sendable {
    private let value = Mutex(0)
    func next() -> Int {
        value.withLock {
            $0 += 1; return $0
        }
    }
}
