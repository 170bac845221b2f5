import CorpusFiles
import CorpusModel
import Foundation
import Subprocess
import Synchronization
import SystemPackage

/// One worker process after another, one page at a time.
struct WorkerSupervisor: Sendable {
    let command: WorkerProgram
    let options: RunOptions
    let fingerprint: String
    let state: RunState

    /// How one worker process came to its end.
    private enum Life: Sendable {
        case noMorePages
        case notReady(isTimeout: Bool)
        case otherFingerprint(String)
        case lost(RunState.Job, WorkerEnd?)
    }

    /// How often in a row a worker may end before it is ready.
    private static let startAttempts = 5
    /// What is kept of a worker's last words, bytes.
    private static let tailLength = 2000

    /// Serves until there is no page left for this lane.
    @concurrent func run() async throws {
        var failedStarts = 0
        while await state.hasNext, !Task.isCancelled {
            let tail = Tail(limit: Self.tailLength)
            let (life, status) = try await oneWorker(tail)
            switch life {
            case .noMorePages: return
            case .notReady(let isTimeout):
                failedStarts += 1
                try refuse(status, isTimeout: isTimeout, said: tail.text, isLast: failedStarts == Self.startAttempts)
                await state.workerRestarted("\(status) before it was ready \(tail.text)")
            case .otherFingerprint(let other):
                throw RunError(
                    .workerNotReady,
                    """
                    the worker \(command.executable) runs another pipeline (\(other.prefix(12))) than this run \
                    (\(fingerprint.prefix(12))); was the program replaced? start the run again
                    """
                )
            case .lost(let job, let end):
                failedStarts = 0
                try await state.workerEnded(end ?? Self.end(status, said: tail.text), during: job, said: tail.text)
            }
        }
    }

    /// Throws where starting a worker again would not help.
    private func refuse(_ status: TerminationStatus, isTimeout: Bool, said words: String, isLast: Bool) throws {
        let words = words.isEmpty ? "" : ": \(words)"
        if case .exited(let code) = status, !isTimeout, code != 0 {
            throw RunError(.workerRefused(status: code), "a worker could not start\(words)")
        }
        guard isLast else { return }
        let what = isTimeout ? "is not ready after \(options.startTimeout)" : "ends before it is ready (\(status))"
        throw RunError(.workerNotReady, "the worker \(command.executable) \(what)\(words)")
    }

    private static func end(_ status: TerminationStatus, said words: String) -> WorkerEnd {
        let signs = [
            "bad_alloc", "failed to allocate", "out of memory", "Out of memory", "Cannot allocate memory",
            "Could not allocate memory",
        ]
        if signs.contains(where: words.contains) { return .outOfMemory }
        return switch status {
        case .exited(let code): .exit(code)
        case .signaled(let number): .signal(number)
        }
    }

    private func oneWorker(_ tail: Tail) async throws -> (Life, TerminationStatus) {
        var platform = PlatformOptions()
        // A group of its own keeps the terminal's Ctrl-C away and lets the worker's own children end with it.
        platform.processGroupID = 0
        let result = try await Subprocess.run(
            .path(FilePath(command.executable)),
            arguments: Arguments(command.arguments),
            // A crash is reported by its first line; the runtime's list of addresses helps nobody who runs scans.
            environment: .inherit.updating(["OMP_THREAD_LIMIT": "1", "SWIFT_BACKTRACE": "enable=no"]),
            platformOptions: platform,
            input: .inputWriter,
            output: .sequence,
            error: .sequence
        ) { execution in
            let kill: @Sendable () -> Void = { try? execution.send(signal: .kill, toProcessGroup: true) }
            return try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    var chunks = execution.standardError.makeAsyncIterator()
                    while let chunk = try? await chunks.next() { tail.append(chunk.withUnsafeBytes { Array($0) }) }
                }
                let life: Life
                do {
                    var answers = AnswerReader(execution.standardOutput, limit: options.answerLimit)
                    life = try await serve(execution.standardInputWriter, &answers, kill)
                } catch {
                    kill()
                    throw error
                }
                if case .noMorePages = life {
                    try? await execution.standardInputWriter.finish()
                    _ = await withDeadline(options.startTimeout, orElse: kill) { try? await group.next() }
                } else {
                    kill()
                    try? await group.next()
                }
                return life
            }
        }
        return (result.closureResult, result.terminationStatus)
    }

    private func serve(
        _ input: StandardInputWriter,
        _ answers: inout AnswerReader,
        _ kill: @escaping @Sendable () -> Void
    ) async throws -> Life {
        let greeting = await answers.next(within: options.startTimeout, orElse: kill)
        guard case .hello(let hello) = greeting else {
            return .notReady(isTimeout: greeting.isTimeout)
        }
        guard hello.fingerprint == fingerprint else { return .otherFingerprint(hello.fingerprint) }
        while let job = try await state.next() {
            do {
                _ = try await input.write(Array(try RecordCoding.lines([job.request])))
            } catch {
                return .lost(job, nil)
            }
            let request = job.request
            switch await answers.next(within: options.pageTimeout, orElse: kill) {
            case .finished(let finished, let page, let usage)
            where finished.id == request.id && finished.path == request.path && finished.page == request.page:
                try await state.take(.finished(page), for: job, usage: usage)
            case .failed(let failure, let usage) where failure.source == request.failureSource:
                try await state.take(.failed(failure), for: job, usage: usage)
            case .hello, .finished, .failed, .invalid: return .lost(job, .invalidReply)
            case .end: return .lost(job, nil)
            case .timeout: return .lost(job, .timeout(seconds: Int(options.pageTimeout / .seconds(1))))
            }
            if Task.isCancelled { return .noMorePages }
        }
        return .noMorePages
    }
}

/// The last bytes of a stream.
private final class Tail: Sendable {
    private let bytes = Mutex<[UInt8]>([])
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// Keeps the beginning and the end: a runtime names the fault first, a library last.
    func append(_ more: [UInt8]) {
        bytes.withLock { kept in
            kept += more
            if kept.count > 2 * limit { kept = Array(kept.prefix(limit) + kept.suffix(limit)) }
        }
    }

    var text: String {
        let all = bytes.withLock { String(decoding: $0, as: UTF8.self) }
        if let fault = all.split(separator: "\n").first(where: { $0.hasPrefix("Fatal error") }) { return String(fault) }
        return String(all.suffix(limit)).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
