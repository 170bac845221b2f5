import CorpusFiles
import CorpusModel
import CorpusStore
import Foundation

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
    /// Digests of files with many pages, by path.
    private var knownFiles: [ExactText: Task<PageRequest.KnownFile?, Never>] = [:]
    private(set) var decided = 0

    init(store: CorpusStore, fingerprint: String, onEvent: @escaping @Sendable (RunEvent) -> Void) throws {
        (self.store, self.fingerprint, self.onEvent) = (store, fingerprint, onEvent)
        queue = PageQueue(pending: try store.pendingPositions())
    }

    /// Takes the answers of workers that ran elsewhere; pages that they leave over stay to be done.
    ///
    /// - Parameters:
    ///   - files: of answers, see `AnswerFile`.
    ///   - limit: longest answer, bytes.
    ///   - stop: ends it between two answers; what was taken stays.
    /// - Throws: `RunError`, code `answersUnreadable`; `CorpusError`. What was taken before stays.
    func takeAnswers(_ files: [String], limit: Int, until stop: StopSwitch) throws {
        var taken = AnswersTaken()
        defer { onEvent(.answersTaken(taken)) }
        var pending: [ExactText: (position: Int, request: PageRequest)] = [:]
        for position in try store.pendingPositions() {
            let request = try store.request(at: position)
            pending[ExactText(request.failureSource)] = (position, request)
        }
        // A page that failed on one machine may have been done on another.
        var failures: [ExactText: (PageFailure, PageUsage?)] = [:]
        defer { queue = PageQueue(pending: pending.values.map(\.position).sorted()) }
        for path in files {
            var file = try AnswerFile(path, fingerprint: fingerprint, limit: limit)
            while !stop.isPressed, let answer = try file.next() {
                let (source, id, outcome, usage): (String, String?, PageAnswer, PageUsage?) =
                    switch answer {
                    case .finished(let id, let path, let page, let coded, let usage):
                        (PageRequest(id: id, path: path, page: page).failureSource, id, .finished(coded), usage)
                    case .failed(let failure, let usage): (failure.source, nil, .failed(failure), usage)
                    }
                guard let (position, request) = pending[ExactText(source)], id == nil || id == request.id else {
                    taken.surplus += 1
                    continue
                }
                let changed = Date(timeIntervalSince1970: Double(FileState(ofFileAt: request.path).modified) / 1e9)
                guard changed <= file.written else {
                    taken.outdated += 1
                    continue
                }
                if case .failed(let failure) = outcome {
                    if failures.updateValue((failure, usage), forKey: ExactText(source)) != nil { taken.surplus += 1 }
                    continue
                }
                pending[ExactText(source)] = nil
                let assignment = PageQueue.Assignment(position: position, attempt: 1)
                try take(outcome, for: Job(assignment: assignment, request: request), usage: usage)
                taken.pages += 1
            }
            taken.cutShort += file.isCutShort ? 1 : 0
        }
        for (source, (failure, usage)) in failures.sorted(by: { $0.key < $1.key }) {
            guard let (position, request) = pending.removeValue(forKey: source) else {
                taken.surplus += 1
                continue
            }
            let assignment = PageQueue.Assignment(position: position, attempt: 1)
            try take(.failed(failure), for: Job(assignment: assignment, request: request), usage: usage)
            taken.pages += 1
        }
    }

    var hasNext: Bool { queue.hasNext }
    var isStopped: Bool { queue.isStopped }

    /// The next page to be done; `nil` where there is none.
    ///
    /// A file of many pages is hashed here, once, before the first of them, and not by every worker for every page.
    func next() async throws -> Job? {
        guard let assignment = queue.next() else { return nil }
        var request = try store.request(at: assignment.position)
        request.file = try await knownFile(of: request.path)
        return Job(assignment: assignment, request: request)
    }

    private func knownFile(of path: String) async throws -> PageRequest.KnownFile? {
        let key = ExactText(path)
        if knownFiles[key] == nil {
            guard let file = try store.fileWithManyPages(path) else { return nil }
            knownFiles[key] = Task.detached {
                if let sha256 = file.sha256 { return PageRequest.KnownFile(state: file.state, sha256: sha256) }
                // A file that cannot be read is its worker's business, which names it.
                return (try? FileDigest.sha256(of: path)).map { PageRequest.KnownFile(state: file.state, sha256: $0) }
            }
        }
        return await knownFiles[key]?.value
    }

    func take(_ answer: PageAnswer, for job: Job, usage: PageUsage?) throws {
        let position = job.assignment.position
        switch answer {
        case .finished(let page):
            try store.finish(
                position: position,
                page: page,
                fingerprint: fingerprint,
                attempts: job.assignment.attempt,
                usage: usage
            )
            decided += 1
            onEvent(
                .finished(
                    id: job.request.id,
                    articles: page.articleCount,
                    usage: usage,
                    readability: page.readability,
                    isTruncated: page.isTruncated
                )
            )
        case .failed(let failure):
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
