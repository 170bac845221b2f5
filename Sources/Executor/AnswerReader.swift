import CorpusFiles
import CorpusModel
import CorpusStore
import Subprocess

/// Reads a worker's answers.
struct AnswerReader {
    /// What came.
    enum Answer {
        case hello(WorkerMessage.Hello)
        case finished(WorkerMessage.Finished, CodedPage, PageUsage?)
        case failed(PageFailure, PageUsage?)
        /// A line that is no message, or something that is too long.
        case invalid
        /// The worker closed its output.
        case end
        /// Nothing came in time; the worker was ended.
        case timeout

        var isTimeout: Bool { if case .timeout = self { true } else { false } }
    }

    private var chunks: SubprocessOutputSequence.Iterator
    private var parser: AnswerParser

    /// Reads from `output`; a line, or a page with its articles and tables, may have `limit` bytes.
    init(_ output: SubprocessOutputSequence, limit: Int) {
        (chunks, parser) = (output.makeAsyncIterator(), AnswerParser(limit: limit))
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
            switch parser.next() {
            case .hello(let hello): return .hello(hello)
            case .finished(let finished, let page, let usage): return .finished(finished, page, usage)
            case .failed(let failure, let usage): return .failed(failure, usage)
            case .invalid: return .invalid
            case nil: break
            }
            guard await more() else { return .end }
        }
    }

    /// Waits for bytes; `false` at the end.
    private mutating func more() async -> Bool {
        guard let chunk = try? await chunks.next() else { return false }
        chunk.withUnsafeBytes { parser.append($0) }
        return true
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
