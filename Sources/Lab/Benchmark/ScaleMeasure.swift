import CorpusFiles
package import Dedup
import Executor
package import Foundation
import Synchronization

/// What searching, comparing and clustering a made corpus costs.
package struct ScaleMeasure: Sendable, Codable {
    /// Articles, and rows of vectors.
    package var articles: Int, rows: Int
    /// Pairs that were compared by their text, links found, clusters made.
    package var candidates: Int, links: Int, clusters: Int
    /// Seconds of reading, searching, comparing and clustering; searching and comparing are sums over the tasks.
    package var readSeconds: Double, searchSeconds: Double, compareSeconds: Double, clusterSeconds: Double
    /// Elapsed seconds of all but the making of the corpus.
    package var wholeSeconds: Double
    /// Billion operations a second of the search, a task; and of the library's product of large matrices, measured beside it.
    package var searchGigaflops: Double, peakGigaflops: Double
    /// Most memory of the process, mebibytes.
    package var peakMemory: Int

    /// Measures.
    ///
    /// - Parameters:
    ///   - articles: number of articles.
    ///   - days: days over which they are spread.
    ///   - folder: for the corpus, some 2.6 kB an article; must exist.
    ///   - classifier: compares texts; without it, links are by the vectors alone.
    ///   - jobs: tasks at the same time.
    /// - Returns: the measurements.
    /// - Throws: `CorpusError`, `DedupError`, `InferenceError`.
    package static func of(
        articles: Int,
        days: Int,
        in folder: URL,
        classifier: PairClassifier?,
        jobs: Int
    ) async throws -> Self {
        try ScaleCorpus(articles: articles, days: days).write(to: folder)
        let clock = ContinuousClock()
        func seconds(_ from: ContinuousClock.Instant) -> Double { (clock.now - from) / .seconds(1) }
        let start = clock.now
        let settings = DedupSettings(verifies: classifier != nil)
        let catalog = try ArticleCatalog(files: [folder.appendingPathComponent("articles.jsonl")], names: FieldNames())
        let vectors = try VectorStore(folder: DedupLayout(folder: folder.path).vectors, encoder: ScaleCorpus.encoder)
        let texts = try ArticleTexts(catalog)
        let readSeconds = seconds(start)
        let search = WindowedSearch(catalog: catalog, vectors: vectors, settings: settings)
        let verifier = PairVerifier(catalog: catalog, texts: texts, settings: settings, classifier: classifier)
        let sums = Mutex((search: 0.0, compare: 0.0, candidates: 0))
        let chunks = SearchChunk.all(of: search, method: "scale")
        let threshold = Float(classifier == nil ? settings.linkCosine : settings.candidateCosine)
        let links = try await chunks.mapConcurrently(width: jobs) { chunk in
            let began = ProcessUsage.threadCPUSeconds
            let candidates = search.candidates(of: chunk.queries, threshold: threshold)
            let middle = ProcessUsage.threadCPUSeconds
            let links = try verifier.links(candidates)
            let end = ProcessUsage.threadCPUSeconds
            sums.withLock { sums in
                sums = (sums.search + middle - began, sums.compare + end - middle, sums.candidates + candidates.count)
            }
            return links
        }.flatMap { $0 }
        let clustering = clock.now
        let finder = CommunityFinder(resolution: settings.resolution)
        let builder = ClusterBuilder(catalog: catalog, texts: texts, finder: finder)
        let clusters = try await builder.clusters(links, jobs: jobs)
        let clusterSeconds = seconds(clustering)
        let (spent, rows) = (sums.withLock { $0 }, vectors.shards.reduce(0) { $0 + $1.head.rows })
        return Self(
            articles: articles,
            rows: rows,
            candidates: spent.candidates,
            links: links.count,
            clusters: clusters.count,
            readSeconds: readSeconds,
            searchSeconds: spent.search,
            compareSeconds: spent.compare,
            clusterSeconds: clusterSeconds,
            wholeSeconds: seconds(start),
            searchGigaflops: Double(chunks.reduce(0) { $0 + search.products(of: $1.queries) })
                * Double(2 * ArticleEncoder.dimension) / max(spent.search, 1e-9) / 1e9,
            peakGigaflops: MatrixProduct.peakGigaflops(),
            peakMemory: ProcessUsage.peakMemoryBytes >> 20
        )
    }
}

extension MatrixProduct {
    /// Billion operations a second and thread of the library on square matrices of 2048, the best of five, by the time the
    /// thread had of its processor.
    static func peakGigaflops() -> Double {
        let side = 2048
        let numbers = UnsafeMutableBufferPointer<Float>.allocate(capacity: 3 * side * side)
        defer { unsafe numbers.deallocate() }
        unsafe numbers.initialize(repeating: 0.5)
        func part(_ index: Int) -> UnsafeMutableBufferPointer<Float> {
            unsafe UnsafeMutableBufferPointer(rebasing: numbers[(index * side * side)..<((index + 1) * side * side)])
        }
        let seconds =
            (0..<5).map { _ in
                let start = ProcessUsage.threadCPUSeconds
                unsafe innerProducts(
                    queries: UnsafeBufferPointer(part(0)),
                    queryCount: side,
                    targets: UnsafeBufferPointer(part(1)),
                    targetCount: side,
                    dimension: side,
                    into: part(2)
                )
                return ProcessUsage.threadCPUSeconds - start
            }.min() ?? 1
        return 2 * pow(Double(side), 3) / seconds / 1e9
    }
}
