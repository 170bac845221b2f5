/// A corpus in figures.
package struct CorpusSummary: Sendable, Hashable, Codable {
    /// Pages of the corpus and how far they are.
    package var pages = 0, done = 0, failed = 0, pending = 0
    /// Page records of the pages that are done: a spread has two.
    package var records = 0
    /// Pages that are done and turned out to be spreads of two pages.
    package var spreads = 0
    /// Articles of the pages that are done; one that goes on on other pages counts once.
    package var articles = 0
    /// Parts of articles that continue one of another page.
    package var continued = 0
    /// Tables of the pages that are done.
    package var tables = 0
    /// Pages that are done and were not read as text, by what `readability.state` of their records says.
    package var notReadAsText: [String: Int] = [:]
    /// Pages that are done and whose files end early.
    package var truncated = 0
    /// Pages that are done and have a text of their archive, by what `source.text.use` of their records says.
    package var archiveText: [String: Int] = [:]
    /// Failed pages by `stage/code`.
    package var failures: [String: Int] = [:]
    /// The files that the corpus was made of; `nil` in a corpus of an earlier version.
    package var inputs: InputSummary?
    /// Processor seconds of the pages that are done.
    package var cpuSeconds = 0.0
    /// Mean processor seconds of a page that is done; `nil` before the first.
    package var cpuSecondsPerPage: Double?
    /// Largest resident size of a worker, bytes.
    package var peakMemoryBytes = 0
    /// The last run that decided pages.
    package var lastRun: RunSummary?
    /// Fingerprint of the pipeline of the last run.
    package var fingerprint: String?

    private enum CodingKeys: String, CodingKey {
        case pages, done, failed, pending, records, spreads, articles, continued, tables, failures, inputs, fingerprint
        case truncated
        case archiveText = "archive_text"
        case notReadAsText = "not_read_as_text"
        case cpuSeconds = "cpu_seconds"
        case cpuSecondsPerPage = "cpu_seconds_per_page"
        case peakMemoryBytes = "peak_memory_bytes"
        case lastRun = "last_run"
    }

    /// A corpus without pages.
    package init() {}
}

/// One run in figures.
package struct RunSummary: Sendable, Hashable, Codable {
    /// Start, seconds since 1970.
    package var started: Double
    /// Elapsed time; `nil` while the run goes on and for one that was killed.
    package var seconds: Double?
    /// Worker processes.
    package var jobs: Int
    /// Pages decided.
    package var pages: Int
    /// `finished`, `interrupted`, or why the run stopped; `nil` as for `seconds`.
    package var outcome: String?
}
