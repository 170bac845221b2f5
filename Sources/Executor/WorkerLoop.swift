import CorpusFiles
package import CorpusModel
import CorpusStore
import Foundation
import Glibc

/// The life of a worker: page requests come in on standard input, one JSON object a line, and an answer goes out on
/// standard output for each.
package struct WorkerLoop: Sendable {
    /// Fingerprint of the pipeline.
    package let fingerprint: String
    /// Whether a coordinator drives the worker.
    ///
    /// It is greeted, and when it ends in the middle of a page, so does the worker; other drivers (`xargs`, Spark) close the input early and still wait for the answers.
    package let isCoordinated: Bool
    /// Whether answers are written as a coordinator takes them, by a pipe or from files (`AnswerFile`).
    package let writesMessages: Bool

    /// A worker; one that is coordinated writes messages whatever is said.
    package init(fingerprint: String, isCoordinated: Bool, writesMessages: Bool = false) {
        (self.fingerprint, self.isCoordinated) = (fingerprint, isCoordinated)
        self.writesMessages = isCoordinated || writesMessages
    }

    /// Serves until standard input ends.
    ///
    /// From here on nothing but answers reaches the place where standard output led: what C libraries print there goes
    /// to standard error.
    ///
    /// - Parameter process: does one page; must not throw, as a page that cannot be done is an outcome.
    /// - Throws: where standard output cannot be written.
    @concurrent package func run(_ process: @Sendable (PageRequest) async -> PageOutcome) async throws {
        ProcessControl.separateLargeArrays()
        let output = try ProtectedOutput()
        let requests = RequestReader(isCoordinated: isCoordinated)
        if writesMessages {
            try output.write(RecordCoding.lines([WorkerMessage(hello: .init(fingerprint: fingerprint))]))
        }
        for await line in requests.lines() {
            let clock = ContinuousClock()
            let (start, cpu) = (clock.now, ProcessUsage.cpuSeconds)
            let (request, answer) = await answer(to: line, process)
            let usage = PageUsage(
                wallSeconds: (clock.now - start) / .seconds(1),
                cpuSeconds: ProcessUsage.cpuSeconds - cpu,
                peakMemoryBytes: ProcessUsage.peakMemoryBytes
            )
            try output.write(writesMessages ? coordinated(answer, request, usage) : single(answer, usage))
            requests.answered()
            ProcessControl.returnFreeMemory()
        }
    }

    private func answer(
        to line: Data,
        _ process: @Sendable (PageRequest) async -> PageOutcome
    ) async -> (PageRequest, PageAnswer) {
        guard let request = try? RecordCoding.decode(PageRequest.self, from: line) else {
            return (PageRequest(id: "", path: "", page: 1), .failed(Self.notARequest(line)))
        }
        switch await process(request) {
        case .failure(let failure): return (request, .failed(failure))
        case .records(let records):
            do { return (request, .finished(try CodedPage(records))) } catch {
                let failure = PageFailure(
                    source: request.failureSource,
                    stage: "worker",
                    code: "internal",
                    message: "\(request.failureSource): the records cannot be written as JSON: \(error); report it"
                )
                return (request, .failed(failure))
            }
        }
    }

    /// An answer for a coordinator: a message, then the lines of the page.
    private func coordinated(_ answer: PageAnswer, _ request: PageRequest, _ usage: PageUsage) throws -> Data {
        switch answer {
        case .failed(let failure): return try RecordCoding.lines([WorkerMessage(failure: failure, usage: usage)])
        case .finished(let page):
            let message = WorkerMessage(finished: .init(page, for: request), usage: usage)
            return try RecordCoding.lines([message]) + page.page + page.articles + page.tables
        }
    }

    /// An answer for any other driver: one line, `{"record": ..., "usage": ...}`, `{"records": [...], "usage": ...}` for the two
    /// pages of a spread, or `{"failure": ..., "usage": ...}`.
    private func single(_ answer: PageAnswer, _ usage: PageUsage) throws -> Data {
        let (key, value) =
            switch answer {
            case .failed(let failure): ("failure", try RecordCoding.line(failure))
            case .finished(let page) where page.pageCount > 1:
                (
                    "records",
                    Data("[".utf8)
                        + Data(page.page.split(separator: UInt8(ascii: "\n")).joined(separator: Data(",".utf8)))
                        + Data("]".utf8)
                )
            case .finished(let page): ("record", page.page.dropLast())
            }
        return try Data("{\"\(key)\":".utf8) + value + Data(",\"usage\":".utf8) + RecordCoding.line(usage)
            + Data("}\n".utf8)
    }

    private static func notARequest(_ line: Data) -> PageFailure {
        let start = String(decoding: line.prefix(200), as: UTF8.self)
        return PageFailure(
            source: start,
            stage: "worker",
            code: "invalid-request",
            message: "not a page request, which is a JSON object with id, path, page and metadata: \(start)"
        )
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

    func write(_ bytes: Data) throws { try handle.write(contentsOf: bytes) }
}
