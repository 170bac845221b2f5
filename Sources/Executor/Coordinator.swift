package import CorpusStore
import Foundation

/// Runs the pages of a corpus that are still to be done: workers in parallel, pages independent of each other.
package struct Coordinator: Sendable {
    private let store: CorpusStore
    private let command: WorkerProgram
    private let options: RunOptions
    private let fingerprint: String
    private let onEvent: @Sendable (RunEvent) -> Void

    /// Prepares a run.
    ///
    /// - Parameters:
    ///   - store: has adopted the plan.
    ///   - command: starts a worker that serves under a coordinator (`WorkerLoop`).
    ///   - options: how the run is carried out.
    ///   - fingerprint: of the pipeline; workers must report the same.
    ///   - onEvent: called for everything that happens, in order, from any thread.
    package init(
        store: CorpusStore,
        command: WorkerProgram,
        options: RunOptions,
        fingerprint: String,
        onEvent: @escaping @Sendable (RunEvent) -> Void
    ) {
        (self.store, self.command, self.options) = (store, command, options)
        (self.fingerprint, self.onEvent) = (fingerprint, onEvent)
    }

    private enum Ending { case supervisorEnded, stopped }

    /// Does the pages, then writes what is left of shards, the failures and the card.
    ///
    /// - Throws: `CorpusError` where the corpus cannot be written, `RunError` where workers cannot be started. What was
    ///   done until then is kept.
    @concurrent package func run(stop: StopSwitch) async throws -> RunResult {
        ProcessControl.ignoreBrokenPipes()
        let state = try RunState(store: store, fingerprint: fingerprint, onEvent: onEvent)
        if !options.answers.isEmpty {
            let files = try AnswerFile.files(at: options.answers)
            try await state.takeAnswers(files, limit: options.answerLimit, until: stop)
        }
        try await withThrowingTaskGroup(of: Ending.self) { group in
            for _ in 0..<options.jobs {
                let supervisor = WorkerSupervisor(
                    command: command,
                    options: options,
                    fingerprint: fingerprint,
                    state: state
                )
                group.addTask {
                    do {
                        try await supervisor.run()
                    } catch  where Task.isCancelled {
                        // Its worker was ended on purpose, and its page stays to be done.
                    }
                    return .supervisorEnded
                }
            }
            group.addTask { await watch(stop, state) }
            var supervisors = options.jobs
            while supervisors > 0, let ending = try await group.next() {
                switch ending {
                case .supervisorEnded: supervisors -= 1
                case .stopped: group.cancelAll()
                }
            }
            group.cancelAll()
        }
        let isInterrupted = try await state.isStopped && !store.pendingPositions().isEmpty
        try store.publishAllShards()
        try store.writeFailures()
        try store.writeCard()
        return RunResult(decided: await state.decided, isInterrupted: isInterrupted)
    }

    /// Waits until the run is to be ended; before that, when it is to be stopped, until the pages under way had time.
    private func watch(_ stop: StopSwitch, _ state: RunState) async -> Ending {
        await stop.wait(for: .graceful)
        guard !Task.isCancelled else { return .stopped }
        await state.stop()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await stop.wait(for: .immediate) }
            group.addTask { try? await Task.sleep(for: options.gracePeriod) }
            await group.next()
            group.cancelAll()
        }
        return .stopped
    }
}
