import CorpusFiles
package import Dedup
import Executor
package import Foundation
import Pairs
import Synchronization

/// What searching, comparing, clustering and pairing a made corpus costs.
package struct ScaleMeasure: Sendable, Codable {
    /// Articles, and rows of vectors.
    package var articles: Int, rows: Int
    /// Numbers of a vector.
    package var dimension: Int
    /// Pairs that were compared by their text, links found, clusters made.
    package var candidates: Int, links: Int, clusters: Int
    /// Lines of pairs written, by kind.
    package var pairs: [String: Int]
    /// Elapsed seconds of reading the articles and the tables of the vectors.
    package var catalogSeconds: Double, tablesSeconds: Double
    /// Elapsed seconds of sketching the texts; next to none where an earlier measurement has left the sketches.
    package var sketchSeconds: Double
    /// Processor seconds of searching and comparing.
    package var searchSeconds: Double, compareSeconds: Double
    /// Elapsed seconds of searching and comparing together, of clustering, of pairing.
    package var linkSeconds: Double, clusterSeconds: Double, pairSeconds: Double
    /// Elapsed seconds of all but the making of the corpus, and the processor's.
    package var wholeSeconds: Double, processorSeconds: Double
    /// Billion operations a second of the search, and of products of whole blocks measured beside it, by processor time.
    package var searchGigaflops: Double, productGigaflops: Double
    /// Memory of the process besides mapped files after each step, mebibytes.
    package var memory: [String: Int]
    /// Most memory of the process, mapped files among it, mebibytes.
    package var peakMemory: Int

    /// Measures.
    ///
    /// - Parameters:
    ///   - corpus: what is made, or there from an earlier measurement.
    ///   - folder: for the corpus and its pairs, some 3 kB an article; must exist.
    ///   - classifier: compares texts; without it, links are by the vectors alone.
    ///   - jobs: tasks at the same time.
    ///   - notify: called with a line as steps are done.
    /// - Returns: the measurements.
    /// - Throws: `CorpusError`, `DedupError`, `InferenceError`.
    package static func of(
        _ corpus: ScaleCorpus,
        in folder: URL,
        classifier: PairClassifier?,
        jobs: Int,
        notify: @escaping @Sendable (String) -> Void
    ) async throws -> Self {
        try corpus.write(to: folder)
        let clock = ContinuousClock()
        var memory: [String: Int] = [:]
        var last = clock.now
        func step(_ name: String) -> Double {
            let seconds = (clock.now - last) / .seconds(1)
            memory[name] = ProcessMemory.own >> 20
            notify("\(name): \(Int(seconds)) s, \(memory[name] ?? 0) MiB")
            last = clock.now
            return seconds
        }
        let (start, processor) = (clock.now, ProcessUsage.ownCPUSeconds)
        let settings = DedupSettings(verifies: classifier != nil)
        let catalog = try ArticleCatalog(files: [folder.appendingPathComponent("articles.jsonl")], names: FieldNames())
        let catalogSeconds = step("articles read")
        let vectors = try VectorStore(folder: DedupLayout(folder: folder.path).vectors, encoder: ScaleCorpus.encoder)
        let texts = try ArticleTexts(catalog)
        let tablesSeconds = step("tables read")
        let windowed = WindowedSearch(catalog: catalog, vectors: vectors, settings: settings)
        var sketches: SketchStore?
        if classifier != nil {
            var store = SketchStore(folder: DedupLayout(folder: folder.path).sketches)
            try await store.complete(catalog, texts, jobs: jobs) { _, _ in }
            sketches = store
        }
        let sketchSeconds = step("texts sketched")
        let search = CandidateSearch(windowed: windowed, sketches: sketches)
        let verifier = PairVerifier(catalog: catalog, texts: texts, settings: settings, classifier: classifier)
        let sums = Mutex((compare: 0.0, candidates: 0, chunks: 0))
        let chunks = SearchChunk.all(of: windowed, method: "scale")
        let beforeLinks = ProcessUsage.ownCPUSeconds
        let links = try await chunks.mapConcurrently(width: jobs) { chunk in
            let candidates = search.candidates(of: chunk).found
            let middle = ProcessUsage.threadCPUSeconds
            let links = try verifier.links(candidates)
            let end = ProcessUsage.threadCPUSeconds
            let done = sums.withLock { sums in
                sums.compare += end - middle
                sums.candidates += candidates.count
                sums.chunks += 1
                return sums.chunks
            }
            notify("\(done) of \(chunks.count) parts searched, \(ProcessMemory.own >> 20) MiB")
            return links
        }.flatMap { $0 }
        // Products are computed by the library's own threads.
        let searchSeconds = ProcessUsage.ownCPUSeconds - beforeLinks - sums.withLock { $0.compare }
        let linkSeconds = step("links found")
        let finder = CommunityFinder(resolution: settings.resolution)
        let builder = ClusterBuilder(catalog: catalog, texts: texts, finder: finder)
        let clusters = try await builder.clusters(links, jobs: jobs)
        let clusterSeconds = step("clusters made")
        let pairs = try PairWriter(
            catalog: catalog,
            texts: texts,
            settings: PairSettings(),
            folder: folder.appendingPathComponent("pairs")
        ).write(clusters)
        let pairSeconds = step("pairs written")
        let (spent, rows) = (sums.withLock { $0 }, vectors.shards.reduce(0) { $0 + $1.head.rows })
        let wholeSeconds = (clock.now - start) / .seconds(1)
        let processorSeconds = ProcessUsage.ownCPUSeconds - processor
        let products = Double(chunks.reduce(0) { $0 + windowed.products(of: $1.queries) })
        return Self(
            articles: corpus.articles,
            rows: rows,
            dimension: corpus.dimension,
            candidates: spent.candidates,
            links: links.count(where: \.isReprint),
            clusters: clusters.count,
            pairs: pairs,
            catalogSeconds: catalogSeconds,
            tablesSeconds: tablesSeconds,
            sketchSeconds: sketchSeconds,
            searchSeconds: searchSeconds,
            compareSeconds: spent.compare,
            linkSeconds: linkSeconds,
            clusterSeconds: clusterSeconds,
            pairSeconds: pairSeconds,
            wholeSeconds: wholeSeconds,
            processorSeconds: processorSeconds,
            searchGigaflops: products * Double(2 * corpus.dimension) / max(searchSeconds, 1e-9) / 1e9,
            productGigaflops: BlockProducts(dimension: corpus.dimension, tasks: 1).gigaflops,
            memory: memory,
            peakMemory: ProcessUsage.peakMemoryBytes >> 20
        )
    }
}

/// Memory that a process has besides mapped files.
enum ProcessMemory {
    /// That of this process, bytes; 0 where Linux does not say.
    static var own: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("RssAnon:") }
        return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) << 10
    }
}

extension BlockProducts {
    /// Billion operations a second of products of whole blocks, the best of five, by processor time.
    fileprivate var gigaflops: Double {
        func block(_ rows: Int) -> UnsafeMutableBufferPointer<Float> {
            let block = UnsafeMutableBufferPointer<Float>.allocate(capacity: rows * dimension)
            block.initialize(repeating: 0.05)
            return block
        }
        let (queries, targets) = (block(Self.queryRows), block(Self.targetRows))
        defer {
            queries.deallocate()
            targets.deallocate()
        }
        let workspace = Workspace(self)
        let seconds =
            (0..<5).map { _ in
                let start = ProcessUsage.ownCPUSeconds
                for _ in 0..<20 { workspace.products(of: queries, with: targets) { _ in } }
                return ProcessUsage.ownCPUSeconds - start
            }.min() ?? 1
        return 20 * Double(2 * Self.queryRows * Self.targetRows * dimension) / max(seconds, 1e-9) / 1e9
    }
}
