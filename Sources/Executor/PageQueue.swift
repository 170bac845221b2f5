package import CorpusModel

/// How a worker ended, or had to be ended, in the middle of a page.
package enum WorkerEnd: Sendable, Hashable {
    /// A signal that nobody of ours sent.
    case signal(Int32)
    /// It exited before it answered.
    case exit(Int32)
    /// It had no memory left.
    case outOfMemory
    /// It did not answer in time.
    case timeout(seconds: Int)
    /// It answered something that is no answer to the page.
    case invalidReply
}

/// Decides which page is done next and what becomes of a page that ended its worker.
///
/// A page that ends its worker is tried once more; one that ends two has failed.
package struct PageQueue: Sendable {
    /// A page handed out.
    package struct Assignment: Sendable, Hashable {
        /// Position in the corpus.
        package var position: Int
        /// Counted from 1.
        package var attempt: Int

        package init(position: Int, attempt: Int) { (self.position, self.attempt) = (position, attempt) }
    }

    /// What becomes of a page whose worker ended.
    package enum Verdict: Sendable, Hashable {
        case tryAgain
        case giveUp
    }

    private let pending: [Int]
    private var cursor = 0
    private var again: [Assignment] = []
    /// Whether no more pages are handed out.
    package private(set) var isStopped = false

    /// How often a page is tried that ends its worker.
    package static let attempts = 2

    /// Queues pages by position, in the order in which they are handed out.
    package init(pending: [Int]) { self.pending = pending }

    /// Whether there is a page to hand out.
    package var hasNext: Bool { !isStopped && (!again.isEmpty || cursor < pending.count) }

    /// Hands out a page; pages to be tried again come first.
    package mutating func next() -> Assignment? {
        guard hasNext else { return nil }
        if !again.isEmpty { return again.removeFirst() }
        cursor += 1
        return Assignment(position: pending[cursor - 1], attempt: 1)
    }

    /// Takes back a page whose worker ended.
    package mutating func workerEnded(during assignment: Assignment) -> Verdict {
        guard assignment.attempt < Self.attempts else { return .giveUp }
        again.append(Assignment(position: assignment.position, attempt: assignment.attempt + 1))
        return .tryAgain
    }

    /// Hands out nothing more.
    package mutating func stop() { isStopped = true }
}

extension PageFailure {
    /// The failure of a page that ended every worker it was given to.
    ///
    /// The message depends on the end alone, so that the same page gives the same line.
    package init(_ request: PageRequest, end: WorkerEnd, attempts: Int) {
        let (code, what, remedy) =
            switch end {
            case .signal(let number):
                (
                    "crashed", "a worker was ended by signal \(number)",
                    "look at the scan; report it if it opens elsewhere"
                )
            case .exit(let status):
                ("crashed", "a worker exited with \(status)", "look at the scan; report it if it opens elsewhere")
            case .outOfMemory:
                ("out-of-memory", "a worker had no memory left", "raise --memory-limit or use fewer --jobs")
            case .timeout(let seconds):
                ("timeout", "a worker had no answer after \(seconds) s", "raise --page-timeout")
            case .invalidReply:
                ("invalid-reply", "a worker gave no valid answer", "check that all parts are of one version")
            }
        self.init(
            source: request.failureSource,
            stage: "worker",
            code: code,
            message: "\(request.failureSource): \(what), \(attempts) times; \(remedy), then run again",
            attempts: attempts
        )
    }
}
