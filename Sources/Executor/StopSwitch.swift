import Synchronization

/// Stops a run: pressed once, pages under way may finish; pressed twice, they are ended.
package final class StopSwitch: Sendable {
    /// How a run is stopped; the raw value is the number of presses.
    package enum Urgency: Int, Sendable {
        /// Pages under way may finish.
        case graceful = 1
        /// Pages under way are ended.
        case immediate = 2
    }

    private struct Waiter {
        var urgency: Urgency
        var continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var presses = 0
        var waiters: [Int: Waiter] = [:]
        var nextWaiter = 0
    }

    private let state = Mutex(State())

    /// Makes a switch that was not pressed.
    package init() {}

    /// Presses the switch.
    package func press() {
        let woken = state.withLock { state in
            state.presses += 1
            let woken = state.waiters.filter { $0.value.urgency.rawValue <= state.presses }
            for id in woken.keys { state.waiters[id] = nil }
            return woken.values.map(\.continuation)
        }
        for continuation in woken { continuation.resume() }
    }

    /// Whether the switch was pressed.
    package var isPressed: Bool { state.withLock { $0.presses > 0 } }

    /// Returns when the switch was pressed for `urgency`, or when the task is cancelled.
    package func wait(for urgency: Urgency) async {
        let id = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    guard state.presses < urgency.rawValue, !Task.isCancelled else { return true }
                    state.waiters[id] = Waiter(urgency: urgency, continuation: continuation)
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: id) }?.continuation.resume()
        }
    }

    /// Does `work`, which is cancelled when the switch is pressed.
    ///
    /// - Throws: what `work` throws; `CancellationError` where it gave up.
    package func cancelling<Result: Sendable>(
        _ work: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask { try await work() }
            group.addTask {
                await self.wait(for: .graceful)
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
