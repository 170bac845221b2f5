import Synchronization

/// Stops a run: pressed once, pages under way may finish; pressed twice, they are ended.
package final class StopSwitch: Sendable {
    /// Ends when the switch is pressed once.
    let graceful: AsyncStream<Never>
    /// Ends when the switch is pressed twice.
    let immediate: AsyncStream<Never>
    private let gracefulEnd: AsyncStream<Never>.Continuation
    private let immediateEnd: AsyncStream<Never>.Continuation
    private let presses = Atomic<Int>(0)

    /// Makes a switch that was not pressed.
    package init() {
        (graceful, gracefulEnd) = AsyncStream.makeStream()
        (immediate, immediateEnd) = AsyncStream.makeStream()
    }

    /// Presses the switch.
    package func press() {
        let count = presses.add(1, ordering: .sequentiallyConsistent).newValue
        if count == 1 { gracefulEnd.finish() } else { immediateEnd.finish() }
    }

    /// Whether the switch was pressed.
    package var isPressed: Bool { presses.load(ordering: .sequentiallyConsistent) > 0 }

    /// Does `work`, which is cancelled when the switch is pressed.
    ///
    /// - Throws: what `work` throws; `CancellationError` where it gave up.
    package func cancelling<Result: Sendable>(
        _ work: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask { try await work() }
            group.addTask {
                while !self.isPressed { try await Task.sleep(for: .milliseconds(50)) }
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let result = first else {
                group.cancelAll()
                // Work that was just done is done.
                while let ended = try await group.next() { if let result = ended { return result } }
                throw CancellationError()
            }
            return result
        }
    }
}
