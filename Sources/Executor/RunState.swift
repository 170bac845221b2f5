import CorpusModel
import CorpusStore
import PageFlow

/// Hands pages to workers and takes their answers to the store; the one place where a run changes anything.
actor RunState {
    /// A page with its request.
    struct Job: Sendable {
        var assignment: PageQueue.Assignment
        var request: PageRequest
    }

    private let store: CorpusStore
    private let fingerprint: String
    private let onEvent: @Sendable (RunEvent) -> Void
    private var queue: PageQueue
    private(set) var decided = 0

    init(store: CorpusStore, fingerprint: String, onEvent: @escaping @Sendable (RunEvent) -> Void) throws {
        (self.store, self.fingerprint, self.onEvent) = (store, fingerprint, onEvent)
        queue = PageQueue(pending: try store.pendingPositions())
    }

    var hasNext: Bool { queue.hasNext }
    var isStopped: Bool { queue.isStopped }

    func next() throws -> Job? {
        guard let assignment = queue.next() else { return nil }
        return Job(assignment: assignment, request: try store.request(at: assignment.position))
    }

    func take(_ outcome: PageOutcome, for job: Job, usage: PageUsage?) throws {
        let position = job.assignment.position
        switch outcome {
        case .record(let record):
            try store.finish(
                position: position,
                record: record,
                fingerprint: fingerprint,
                attempts: job.assignment.attempt,
                usage: usage
            )
            decided += 1
            onEvent(.finished(id: job.request.id, articles: record.articles.count, usage: usage))
        case .failure(let failure):
            try fail(job, failure, detail: nil, usage: usage)
        }
        try store.publishShard(of: position)
    }

    func workerEnded(_ end: WorkerEnd, during job: Job, said words: String) throws {
        switch queue.workerEnded(during: job.assignment) {
        case .tryAgain:
            onEvent(.triedAgain(id: job.request.id, reason: words.isEmpty ? "\(end)" : "\(end): \(words)"))
        case .giveUp:
            let failure = PageFailure(job.request, end: end, attempts: job.assignment.attempt)
            try fail(job, failure, detail: words.isEmpty ? nil : words, usage: nil)
            try store.publishShard(of: job.assignment.position)
        }
    }

    private func fail(_ job: Job, _ failure: PageFailure, detail: String?, usage: PageUsage?) throws {
        try store.fail(
            position: job.assignment.position,
            failure: failure,
            detail: detail,
            fingerprint: fingerprint,
            usage: usage
        )
        decided += 1
        onEvent(.failed(id: job.request.id, failure, detail: detail))
    }

    func workerRestarted(_ reason: String) { onEvent(.workerRestarted(reason: reason)) }

    func stop() {
        queue.stop()
        onEvent(.stopping)
    }
}
