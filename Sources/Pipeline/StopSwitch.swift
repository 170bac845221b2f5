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
}
