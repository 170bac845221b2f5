/// A corpus in figures.
public struct CorpusSummary: Sendable, Hashable, Codable {
    /// Pages of the corpus and how far they are.
    public var pages = 0, done = 0, failed = 0, pending = 0
    /// Articles of the pages that are done.
    public var articles = 0
    /// Failed pages by `stage/code`.
    public var failures: [String: Int] = [:]
    /// Processor seconds of the pages that are done.
    public var cpuSeconds = 0.0
    /// Mean processor seconds of a page that is done; `nil` before the first.
    public var cpuSecondsPerPage: Double?
    /// Largest resident size of a worker, bytes.
    public var peakMemoryBytes = 0
    /// The last run that decided pages.
    public var lastRun: RunSummary?
    /// Fingerprint of the pipeline of the last run.
    public var fingerprint: String?

    private enum CodingKeys: String, CodingKey {
        case pages, done, failed, pending, articles, failures, fingerprint
        case cpuSeconds = "cpu_seconds"
        case cpuSecondsPerPage = "cpu_seconds_per_page"
        case peakMemoryBytes = "peak_memory_bytes"
        case lastRun = "last_run"
    }

    /// A corpus without pages.
    public init() {}
}

/// One run in figures.
public struct RunSummary: Sendable, Hashable, Codable {
    /// Start, seconds since 1970.
    public var started: Double
    /// Elapsed time; `nil` while the run goes on and for one that was killed.
    public var seconds: Double?
    /// Worker processes.
    public var jobs: Int
    /// Pages decided.
    public var pages: Int
    /// `finished`, `interrupted`, or why the run stopped; `nil` as for `seconds`.
    public var outcome: String?
}
