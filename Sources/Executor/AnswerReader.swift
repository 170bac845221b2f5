import CorpusFiles
import CorpusModel
import Subprocess

/// Reads a worker's answers.
struct AnswerReader {
    /// What came.
    enum Answer {
        case message(WorkerMessage)
        /// A line that is no message, or one that is too long.
        case invalid
        /// The worker closed its output.
        case end
        /// Nothing came in time; the worker was ended.
        case timeout

        var isTimeout: Bool { if case .timeout = self { true } else { false } }
    }

    private var chunks: SubprocessOutputSequence.Iterator
    private var buffer: LineBuffer

    init(_ output: SubprocessOutputSequence, limit: Int) {
        (chunks, buffer) = (output.makeAsyncIterator(), LineBuffer(limit: limit))
    }

    /// The next answer; `giveUp`, which must end the worker, is called when none came within `duration`.
    mutating func next(within duration: Duration, orElse giveUp: @escaping @Sendable () -> Void) async -> Answer {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                guard (try? await Task.sleep(for: duration)) != nil else { return false }
                giveUp()
                return true
            }
            let answer = await read()
            group.cancelAll()
            let isLate = await group.next() ?? false
            // An answer that came in the last moment counts.
            if isLate, case .end = answer { return .timeout }
            return answer
        }
    }

    private mutating func read() async -> Answer {
        while true {
            switch buffer.next() {
            case .line(let line):
                guard let message = try? RecordCoding.decode(WorkerMessage.self, from: line) else { return .invalid }
                return .message(message)
            case .tooLong: return .invalid
            case nil: break
            }
            guard let chunk = try? await chunks.next() else { return .end }
            chunk.withUnsafeBytes { buffer.append($0) }
        }
    }
}

/// Runs `body`; calls `giveUp`, which must make `body` end, when it takes longer than `duration`.
func withDeadline<Result>(
    _ duration: Duration,
    orElse giveUp: @escaping @Sendable () -> Void,
    _ body: () async -> Result
) async -> Result {
    await withTaskGroup(of: Void.self) { group in
        group.addTask {
            if (try? await Task.sleep(for: duration)) != nil { giveUp() }
        }
        let result = await body()
        group.cancelAll()
        return result
    }
}
