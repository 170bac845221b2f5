import CorpusFiles
package import CorpusModel
import CorpusStore
import Foundation
import Glibc
import PageFlow
import Synchronization

/// The life of a worker: page requests come in on standard input, one JSON object a line, and an answer goes out on
/// standard output for each.
package struct WorkerLoop: Sendable {
    /// Fingerprint of the pipeline.
    package let fingerprint: String
    /// Whether a coordinator drives the worker.
    ///
    /// It is greeted, and when it ends in the middle of a page, so does the worker; other drivers (`xargs`, Spark) close the input early and still wait for the answers.
    package let isCoordinated: Bool

    package init(fingerprint: String, isCoordinated: Bool) {
        (self.fingerprint, self.isCoordinated) = (fingerprint, isCoordinated)
    }

    /// Serves until standard input ends.
    ///
    /// From here on nothing but answers reaches the place where standard output led: what C libraries print there goes
    /// to standard error.
    ///
    /// - Parameter process: does one page; must not throw, as a page that cannot be done is an outcome.
    /// - Throws: where standard output cannot be written.
    @concurrent package func run(_ process: @Sendable (PageRequest) async -> PageOutcome) async throws {
        let output = try ProtectedOutput()
        let isBusy = Busy()
        if isCoordinated { try output.write(WorkerMessage(hello: .init(fingerprint: fingerprint))) }
        for await line in standardInputLines(isBusy) {
            guard !line.isEmpty else { continue }
            let clock = ContinuousClock()
            let (start, cpu) = (clock.now, ProcessControl.cpuSeconds)
            let outcome: PageOutcome
            do {
                outcome = await process(try RecordCoding.decode(PageRequest.self, from: line))
            } catch {
                outcome = .failure(Self.notARequest(line, error))
            }
            let usage = PageUsage(
                wallSeconds: (clock.now - start) / .seconds(1),
                cpuSeconds: ProcessControl.cpuSeconds - cpu,
                peakMemoryBytes: ProcessControl.peakMemoryBytes
            )
            try output.write(WorkerMessage(outcome, usage: usage))
            isBusy.pages.subtract(1, ordering: .sequentiallyConsistent)
        }
    }

    private static func notARequest(_ line: Data, _ error: any Error) -> PageFailure {
        let start = String(decoding: line.prefix(200), as: UTF8.self)
        return PageFailure(
            source: start,
            stage: "worker",
            code: "invalid-request",
            message: "not a page request, which is a JSON object with id, path, page and metadata: \(start)"
        )
    }

    /// How many requests were read and not answered.
    private final class Busy: Sendable {
        let pages = Atomic<Int>(0)
    }

    /// The lines of standard input, read by a thread of their own, as reading blocks.
    private func standardInputLines(_ isBusy: Busy) -> AsyncStream<Data> {
        AsyncStream { continuation in
            let thread = Thread { [isCoordinated] in
                var buffer = LineBuffer(limit: .max)
                func passOn(_ line: Data) {
                    isBusy.pages.add(1, ordering: .sequentiallyConsistent)
                    continuation.yield(line)
                }
                while true {
                    let chunk = FileHandle.standardInput.availableData
                    if chunk.isEmpty { break }
                    buffer.append(chunk)
                    while case .line(let line)? = buffer.next() {
                        if !line.isEmpty { passOn(line) }
                    }
                }
                if !buffer.rest.isEmpty { passOn(buffer.rest) }
                if isCoordinated, isBusy.pages.load(ordering: .sequentiallyConsistent) > 0 { _exit(1) }
                continuation.finish()
            }
            thread.start()
        }
    }
}

/// Where standard output led before it was moved out of the way of C libraries.
private struct ProtectedOutput: Sendable {
    private let handle: FileHandle

    init() throws {
        let descriptor = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
        guard descriptor >= 0, dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 else {
            throw POSIXError(POSIXError.Code(rawValue: errno) ?? .EBADF)
        }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    func write(_ message: WorkerMessage) throws {
        try handle.write(contentsOf: try RecordCoding.lines([message]))
    }
}
