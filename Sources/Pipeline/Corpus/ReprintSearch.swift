import CorpusFiles
package import Dedup
import Foundation
import Inference
package import Pairs

/// Finds reprinted articles and writes clusters, pairs and a summary: what `broadsheet dedup` does, without a terminal.
package struct ReprintSearch: Sendable {
    /// How a search ended: what `dedup.json` says.
    package struct Summary: Sendable, Codable, Hashable {
        /// Articles read, by how exactly they are dated.
        package var articles: Int, dates: DateRanges.Counts
        /// Which articles those without a date were compared with.
        package var undatedComparedWith: DedupSettings.Undated
        /// Whether the vectors of all pairs in reach were compared; `false` where sketches alone found the pairs with an
        /// article not dated to the day, as these were too many.
        package var allVectorsCompared: Bool
        /// Pairs compared by their text, and what found them.
        package var candidates: CandidateCounts
        /// What was wrong with lines.
        package var issues: [ArticleCatalog.InputIssue]
        /// Precision in which texts were encoded; `nil` where there were none.
        package var precision: String?
        /// Links between reprints.
        package var links: Int
        /// Clusters, and articles in them.
        package var clusters: Int, reproduced: Int
        /// Pairs written, by kind.
        package var pairs: [String: Int]

        package enum CodingKeys: String, CodingKey {
            case articles, dates, candidates, issues, precision, links, clusters, reproduced, pairs
            case undatedComparedWith = "undated_compared_with"
            case allVectorsCompared = "all_vectors_compared"
        }
    }

    private let dedup: DedupRun
    private let pairs: PairSettings?

    /// - Parameters:
    ///   - dedup: what is searched, how, and the folder of all results.
    ///   - pairs: what pairs are written; `nil` for none.
    package init(_ dedup: DedupRun.Settings, pairs: PairSettings?) {
        (self.dedup, self.pairs) = (DedupRun(dedup), pairs)
    }

    private var summaryPath: String { dedup.settings.output + "/dedup.json" }
    private var pairsFolder: URL { URL(fileURLWithPath: dedup.settings.output + "/pairs", isDirectory: true) }

    /// Searches.
    ///
    /// - Parameter notify: called as things happen, from any thread.
    /// - Returns: what was read, found and written.
    /// - Throws: `DedupError`, `InferenceError`, `CorpusError`; `CancellationError` where the task was cancelled.
    @concurrent package func run(notify: @escaping @Sendable (DedupRun.Notice) -> Void) async throws -> Summary {
        try dedup.settings.dedup.validate()
        try pairs?.validate()
        let found = try await dedup.run(notify: notify)
        let summary = Summary(
            articles: found.catalog.count,
            dates: found.catalog.ranges.counts,
            undatedComparedWith: found.search.undated,
            allVectorsCompared: found.search.comparesAllVectors,
            candidates: found.search.candidates,
            issues: found.catalog.issues,
            precision: found.precision.rawValue,
            links: found.linkCount,
            clusters: found.clusters.count,
            reproduced: found.clusters.reduce(0) { $0 + $1.members.count },
            pairs: try writePairs(found)
        )
        try AtomicFile.write(try RecordCoding.lines([summary]), to: summaryPath)
        return summary
    }

    /// Searches one stretch of the calendar; clusters, pairs and a summary are left to the join of all parts.
    ///
    /// - Parameters:
    ///   - stretch: the days.
    ///   - notify: called as things happen, from any thread.
    /// - Returns: what `part.json` says.
    /// - Throws: `DedupError`, `InferenceError`, `CorpusError`; `CancellationError` where the task was cancelled.
    @concurrent package func runPart(
        _ stretch: CalendarStretch,
        notify: @escaping @Sendable (DedupRun.Notice) -> Void
    ) async throws -> PartRecord {
        let record = try await dedup.runPart(stretch, notify: notify)
        // Those of a whole search in the same folder would be of other links.
        try PairWriter.removePairs(in: pairsFolder)
        try removeFile(summaryPath)
        return record
    }

    /// Writes the results of no articles at all.
    package func writeNothing() throws -> Summary {
        try dedup.writeNothing()
        try PairWriter.removePairs(in: pairsFolder)
        let summary = Summary(
            articles: 0,
            dates: DateRanges.Counts(day: 0, month: 0, year: 0, undated: 0),
            undatedComparedWith: dedup.settings.dedup.undated,
            allVectorsCompared: true,
            candidates: CandidateCounts(),
            issues: [],
            precision: nil,
            links: 0,
            clusters: 0,
            reproduced: 0,
            pairs: [:]
        )
        try AtomicFile.write(try RecordCoding.lines([summary]), to: summaryPath)
        return summary
    }

    /// Writes the pairs, or removes those of an earlier run where none are wanted.
    private func writePairs(_ found: DedupRun.Findings) throws -> [String: Int] {
        guard let pairs else {
            try PairWriter.removePairs(in: pairsFolder)
            return [:]
        }
        return try PairWriter(catalog: found.catalog, texts: found.texts, settings: pairs, folder: pairsFolder)
            .write(found.clusters)
    }
}
