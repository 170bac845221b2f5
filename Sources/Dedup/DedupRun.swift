import CorpusFiles
import CorpusModel
package import Foundation
package import Inference
import Synchronization

/// Finds the articles of some files that are copies of one text: what `broadsheet dedup` does, without a terminal.
///
/// Vectors, links and clusters are written as they are made; a run that was ended, however it was, goes on from there, and
/// one over files that have grown does only what is new.
package struct DedupRun: Sendable {
    /// What a run is told.
    package struct Settings: Sendable {
        /// Files of articles, JSON lines.
        package var files: [URL]
        /// Names of the fields.
        package var names: FieldNames
        /// Folder of the results, made where it is not there.
        package var output: String
        /// What decides the clusters.
        package var dedup: DedupSettings
        /// What pairs are written; `nil` for none.
        package var pairs: PairSettings?
        /// Where the models are.
        package var models: ModelStore
        /// Numbers to compute with.
        package var precision: InferenceSettings.Precision
        /// Tasks at the same time.
        package var jobs: Int

        /// States what a run is told.
        package init(
            files: [URL],
            names: FieldNames,
            output: String,
            dedup: DedupSettings,
            pairs: PairSettings?,
            models: ModelStore,
            precision: InferenceSettings.Precision = .f32,
            jobs: Int
        ) {
            (self.files, self.names, self.output) = (files, names, output)
            (self.dedup, self.pairs, self.models) = (dedup, pairs, models)
            (self.precision, self.jobs) = (precision, max(1, jobs))
        }
    }

    /// What a run tells while it goes on.
    package enum Notice: Sendable {
        /// The files were read.
        case read(articles: Int, undated: Int, issues: [ArticleCatalog.InputIssue])
        /// So many articles of all that were missing have vectors.
        case embedded(done: Int, all: Int)
        /// So many parts of all were searched.
        case searched(done: Int, all: Int)
        /// Clusters were written.
        case clustered(clusters: Int, articles: Int)
    }

    /// How a run ended.
    package struct Summary: Sendable, Codable, Hashable {
        /// Articles read, and those of them without a day.
        package var articles: Int, undated: Int
        /// What was wrong with lines.
        package var issues: [ArticleCatalog.InputIssue]
        /// Links between copies.
        package var links: Int
        /// Clusters, and articles in them.
        package var clusters: Int, reproduced: Int
        /// Pairs written, by kind.
        package var pairs: [String: Int]
    }

    package let settings: Settings

    package init(_ settings: Settings) { self.settings = settings }

    /// Runs.
    ///
    /// - Parameter notify: called as things happen, from any thread.
    /// - Returns: what was found.
    /// - Throws: `DedupError`, `InferenceError`, `CorpusError`; `CancellationError` where the task was cancelled.
    @concurrent package func run(notify: @escaping @Sendable (Notice) -> Void) async throws -> Summary {
        try settings.dedup.validate()
        try settings.pairs?.validate()
        let layout = DedupLayout(folder: settings.output)
        try makeFolder(layout.folder)
        let catalog = try ArticleCatalog(files: settings.files, names: settings.names)
        notify(.read(articles: catalog.count, undated: catalog.undatedCount, issues: catalog.issues))
        let vectors = try await embed(catalog, layout, notify)
        let links = try await search(catalog, vectors, layout, notify)
        try Task.checkCancellation()
        let texts = try ArticleTexts(catalog)
        let finder = CommunityFinder(resolution: settings.dedup.resolution)
        let builder = ClusterBuilder(catalog: catalog, texts: texts, finder: finder)
        let clusters = try await builder.clusters(links, jobs: settings.jobs)
        try write(clusters, to: layout.clusters)
        let pairs = try writePairs(clusters, catalog, texts, layout)
        let summary = Summary(
            articles: catalog.count,
            undated: catalog.undatedCount,
            issues: catalog.issues,
            links: links.count,
            clusters: clusters.count,
            reproduced: clusters.reduce(0) { $0 + $1.size },
            pairs: pairs
        )
        notify(.clustered(clusters: summary.clusters, articles: summary.reproduced))
        try AtomicFile.write(try RecordCoding.lines([summary]), to: layout.summary)
        return summary
    }

    /// Writes the pairs, or removes those of an earlier run where none are wanted.
    private func writePairs(
        _ clusters: [ClusterRecord],
        _ catalog: ArticleCatalog,
        _ texts: ArticleTexts,
        _ layout: DedupLayout
    ) throws -> [String: Int] {
        guard let pairs = settings.pairs else {
            try PairWriter.removePairs(of: layout)
            return [:]
        }
        return try PairWriter(catalog: catalog, texts: texts, settings: pairs, layout: layout).write(clusters)
    }

    /// Checks that the models are there and whole.
    ///
    /// - Throws: `InferenceError`.
    package static func checkModels(_ models: ModelStore, verifies: Bool) throws(InferenceError) {
        for name in [ArticleEncoder.modelName, ArticleEncoder.tokenizerName] { _ = try models.model(name) }
        if verifies { _ = try models.model(PairClassifier.modelName) }
    }

    /// Writes the results of no articles at all.
    package func writeNothing() throws -> Summary {
        let layout = DedupLayout(folder: settings.output)
        try AtomicFile.write(Data(), to: layout.clusters)
        try PairWriter.removePairs(of: layout)
        let summary = Summary(
            articles: 0,
            undated: 0,
            issues: [],
            links: 0,
            clusters: 0,
            reproduced: 0,
            pairs: [:]
        )
        try AtomicFile.write(try RecordCoding.lines([summary]), to: layout.summary)
        return summary
    }

    package func embed(
        _ catalog: ArticleCatalog,
        _ layout: DedupLayout,
        _ notify: @Sendable (Notice) -> Void
    ) async throws -> VectorStore {
        let encoder = try ArticleEncoder(settings.models, streams: settings.jobs, precision: settings.precision)
        var vectors = try VectorStore(folder: layout.vectors, encoder: encoder.fingerprint)
        try await vectors.complete(catalog, by: encoder, jobs: settings.jobs) { done, all in
            notify(.embedded(done: done, all: all))
        }
        return vectors
    }

    /// The links of all chunks; those of finished ones are read from their files.
    private func search(
        _ catalog: ArticleCatalog,
        _ vectors: VectorStore,
        _ layout: DedupLayout,
        _ notify: @escaping @Sendable (Notice) -> Void
    ) async throws -> [LinkRecord] {
        try makeFolder(layout.links.path)
        let judge = settings.dedup.verifies ? try PairClassifier(settings.models) : nil
        let search = WindowedSearch(catalog: catalog, vectors: vectors, settings: settings.dedup)
        let verifier = Verifier(
            catalog: catalog,
            texts: try ArticleTexts(catalog),
            settings: settings.dedup,
            judge: judge
        )
        let dedup = String(decoding: try RecordCoding.line(settings.dedup), as: UTF8.self)
        let method = "\(Self.version) \(dedup) \(vectors.encoder) \(judge?.fingerprint ?? "")"
        let chunks = SearchChunk.all(of: search, method: method)
        let progress = Counter()
        let found = try await chunks.mapConcurrently(width: settings.jobs) { chunk in
            let file = layout.links.appendingPathComponent(chunk.fingerprint + ".jsonl")
            let links: [LinkRecord]
            if let known = Self.links(in: file) {
                links = known
            } else {
                try Task.checkCancellation()
                let threshold = judge == nil ? settings.dedup.linkCosine : settings.dedup.candidateCosine
                let candidates = search.candidates(of: chunk.queries, threshold: Float(threshold))
                links = try verifier.links(candidates).map(verifier.record)
                try write(links, to: file.path)
            }
            notify(.searched(done: progress.next(), all: chunks.count))
            return links
        }
        removeOthers(than: Set(chunks.map { $0.fingerprint + ".jsonl" }), in: layout.links)
        return found.flatMap { $0 }
    }

    /// Raised whenever other links are found.
    private static let version = 1

    private static func links(in file: URL) -> [LinkRecord]? {
        guard var lines = try? JSONLines(contentsOf: file) else { return nil }
        var links: [LinkRecord] = []
        do {
            while let line = try lines.next() { links.append(try RecordCoding.decode(LinkRecord.self, from: line)) }
        } catch { return nil }
        return links
    }

    private func write(_ records: [some Encodable], to path: String) throws {
        var file = try AtomicFile(path)
        for record in records { try file.write(try RecordCoding.lines([record])) }
        try file.commit()
    }

    /// Links of texts or settings of another day are of no use any more.
    private func removeOthers(than names: Set<String>, in folder: URL) {
        let found = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in found where !names.contains(name) && (name.hasSuffix(".jsonl") || name.hasSuffix(".partial")) {
            try? FileManager.default.removeItem(at: folder.appendingPathComponent(name))
        }
    }
}

/// Counts up from several tasks.
private final class Counter: Sendable {
    private let value = Mutex(0)
    package func next() -> Int {
        value.withLock {
            $0 += 1; return $0
        }
    }
}
