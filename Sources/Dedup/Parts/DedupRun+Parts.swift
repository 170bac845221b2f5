import CorpusFiles
import CorpusText
import Foundation

/// One stretch of the calendar by itself.
extension DedupRun {
    /// Finds the links whose earlier article is dated within some days, and writes all that a join needs.
    ///
    /// Articles that are not dated to the day are left to the join. Only articles near the days are kept in memory.
    ///
    /// - Parameters:
    ///   - stretch: the days.
    ///   - notify: called as things happen, from any thread.
    /// - Returns: what `part.json` says.
    /// - Throws: `DedupError`, `InferenceError`, `CorpusError`; `CancellationError` where the task was cancelled.
    @concurrent package func runPart(
        _ stretch: CalendarStretch,
        notify: @escaping @Sendable (Notice) -> Void
    ) async throws -> PartRecord {
        try settings.dedup.validate()
        let window = settings.dedup.windowDays
        let needed = SearchChunk.days(neededFor: stretch.days, windowDays: window)
        try makeFolder(layout.folder)
        let catalog = try ArticleCatalog(
            files: settings.files,
            names: settings.names,
            days: needed,
            scratch: settings.output
        )
        // Until the end the part is unfinished, and no whole search any more.
        for path in [layout.part, layout.clusters] { try removeFile(path) }
        notify(.read(dates: catalog.ranges.counts, undated: settings.dedup.undated, issues: catalog.issues))
        let texts = try ArticleTexts(catalog)
        let own = catalog.numbers(datedWithin: stretch.days)
        let inReach = catalog.numbers(datedWithin: stretch.from.dayNumber...(stretch.to.dayNumber + window))
        let vectors = try await embed(try encoder(notify), catalog, texts, only: inReach, notify: notify)
        let sketches = try await sketch(catalog, texts, notify: notify)
        let search = linkSearch(catalog, texts, vectors, sketches, try classifier())
        let chunks = SearchChunk.all(of: search.candidates.windowed, method: try chunkMethod(search), only: own)
        let found = try await links(of: chunks, by: search, notify)
        let record = PartRecord(
            stretch,
            method: partMethod(encoder: vectors.encoder, search.verifier.classifier),
            articles: own.count,
            digest: RangeDigests.text(of: catalog.ranges[.day], in: catalog),
            files: chunks.map(\.fileName),
            found: found
        )
        try AtomicFile.write(try RecordCoding.lines([record]), to: layout.part)
        return record
    }

    /// All that decides the links of articles dated to the day, besides the articles.
    func partMethod(encoder: String, _ classifier: PairClassifier?) -> [String: String] {
        let dedup = settings.dedup
        var method = [
            "version": "\(Self.version)", "encoder": encoder, "window_days": "\(dedup.windowDays)",
            "across_newspapers": "\(!dedup.allowsOneNewspaper)", "encoder_only": "\(!dedup.verifies)",
        ]
        guard let classifier else {
            method["link_cosine"] = "\(dedup.linkCosine)"
            return method
        }
        method["candidate_cosine"] = "\(dedup.candidateCosine)"
        method["candidate_share"] = "\(dedup.candidateShare)"
        method["link_probability"] = "\(dedup.linkProbability)"
        method["sketches"] = "\(TextSketch.version)"
        method["classifier"] = classifier.fingerprint
        return method
    }
}
