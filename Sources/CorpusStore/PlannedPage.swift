public import CorpusModel

/// State of a scan file by which a change is noticed.
public struct FileState: Sendable, Hashable {
    /// Size in bytes; -1 where the file cannot be examined.
    public var size: Int
    /// Time of the last change, nanoseconds since 1970; 0 where unknown.
    public var modified: Int

    /// States size and time.
    public init(size: Int, modified: Int) { (self.size, self.modified) = (size, modified) }

    /// The state of a file that cannot be examined.
    public static let unknown = Self(size: -1, modified: 0)
}

/// A page that a run is asked for.
public struct PlannedPage: Sendable, Hashable {
    /// What a worker gets.
    public var request: PageRequest
    /// The scan file's state at the start of the run.
    public var file: FileState

    /// Plans a page.
    public init(request: PageRequest, file: FileState) { (self.request, self.file) = (request, file) }
}

/// What a page cost; kept in the store, never in records.
public struct PageUsage: Sendable, Hashable, Codable {
    /// Elapsed time.
    public var wallSeconds: Double
    /// Processor time of the worker and of the programs it ran.
    public var cpuSeconds: Double
    /// The largest resident size of the worker so far.
    public var peakMemoryBytes: Int

    private enum CodingKeys: String, CodingKey {
        case wallSeconds = "wall_seconds"
        case cpuSeconds = "cpu_seconds"
        case peakMemoryBytes = "peak_memory_bytes"
    }

    /// States a cost.
    public init(wallSeconds: Double, cpuSeconds: Double, peakMemoryBytes: Int) {
        (self.wallSeconds, self.cpuSeconds) = (wallSeconds, cpuSeconds)
        self.peakMemoryBytes = peakMemoryBytes
    }
}
