/// What a page cost; kept in the store, never in records.
package struct PageUsage: Sendable, Hashable, Codable {
    /// Elapsed time.
    package var wallSeconds: Double
    /// Processor time of the worker and of the programs it ran.
    package var cpuSeconds: Double
    /// The largest resident size of the worker so far.
    package var peakMemoryBytes: Int

    private enum CodingKeys: String, CodingKey {
        case wallSeconds = "wall_seconds"
        case cpuSeconds = "cpu_seconds"
        case peakMemoryBytes = "peak_memory_bytes"
    }

    package init(wallSeconds: Double, cpuSeconds: Double, peakMemoryBytes: Int) {
        (self.wallSeconds, self.cpuSeconds) = (wallSeconds, cpuSeconds)
        self.peakMemoryBytes = peakMemoryBytes
    }
}
