import Synchronization

/// Stops a run: pressed once, pages under way may finish; pressed twice, they are ended.
public final class StopSwitch: Sendable {
    /// Ends when the switch is pressed once.
    let gentle: AsyncStream<Never>
    /// Ends when the switch is pressed twice.
    let firm: AsyncStream<Never>
    private let gentleEnd: AsyncStream<Never>.Continuation
    private let firmEnd: AsyncStream<Never>.Continuation
    private let presses = Atomic<Int>(0)

    /// Makes a switch that was not pressed.
    public init() {
        (gentle, gentleEnd) = AsyncStream.makeStream()
        (firm, firmEnd) = AsyncStream.makeStream()
    }

    /// Presses the switch.
    public func press() {
        let count = presses.add(1, ordering: .sequentiallyConsistent).newValue
        if count == 1 { gentleEnd.finish() } else { firmEnd.finish() }
    }

    /// Whether the switch was pressed.
    public var isPressed: Bool { presses.load(ordering: .sequentiallyConsistent) > 0 }

    /// Does `work`, which is cancelled when the switch is pressed.
    ///
    /// - Throws: what `work` throws; `CancellationError` where it gave up.
    public func cancelling<Result: Sendable>(
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
