import Dispatch
import Foundation
import Glibc
import Synchronization

/// Reads the lines of standard input on a thread of its own, as reading blocks.
final class RequestReader: Sendable {
    private let isCoordinated: Bool
    /// Lines that were read and not answered.
    private let pending = Atomic<Int>(0)
    /// Room for lines that wait to be answered; a driver that writes all its requests at once waits at the pipe.
    private let room = DispatchSemaphore(value: RequestReader.capacity)

    /// Most lines that are read ahead.
    static let capacity = 64

    /// - Parameter isCoordinated: whether the process ends when the input ends in the middle of a page.
    init(isCoordinated: Bool) { self.isCoordinated = isCoordinated }

    /// Counts a line as answered.
    func answered() {
        pending.subtract(1, ordering: .sequentiallyConsistent)
        room.signal()
    }

    /// The lines that are not empty, without their newlines; to be called once.
    func lines() -> AsyncStream<Data> {
        AsyncStream { continuation in
            let thread = Thread { [self] in
                var buffer = LineBuffer(limit: .max)
                func passOn(_ line: Data) {
                    guard !line.isEmpty else { return }
                    room.wait()
                    pending.add(1, ordering: .sequentiallyConsistent)
                    continuation.yield(line)
                }
                while true {
                    let chunk = FileHandle.standardInput.availableData
                    if chunk.isEmpty { break }
                    buffer.append(chunk)
                    while case .line(let line)? = buffer.next() { passOn(line) }
                }
                passOn(buffer.rest)
                // A coordinator that is gone wants no answer.
                if isCoordinated, pending.load(ordering: .sequentiallyConsistent) > 0 { _exit(1) }
                continuation.finish()
            }
            thread.start()
        }
    }
}
