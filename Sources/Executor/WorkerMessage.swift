package import CorpusModel
package import CorpusStore
import PageFlow

/// What a worker says: one JSON object a line.
///
/// A worker answers each request with a `record` or a `failure`. Under a coordinator it says `hello` first, so that a
/// worker that cannot work at all is not taken for a page that kills workers.
package struct WorkerMessage: Sendable, Codable {
    /// The first line of a worker under a coordinator.
    package struct Hello: Sendable, Hashable, Codable {
        /// Fingerprint of the pipeline that the worker runs.
        package var fingerprint: String

        package init(fingerprint: String) { self.fingerprint = fingerprint }
    }

    /// The greeting.
    package var hello: Hello?
    /// The page's record.
    package var record: PageRecord?
    /// Why there is none.
    package var failure: PageFailure?
    /// What the page cost.
    package var usage: PageUsage?

    package init(hello: Hello) { self.hello = hello }

    package init(_ outcome: PageOutcome, usage: PageUsage) {
        switch outcome {
        case .record(let record): self.record = record
        case .failure(let failure): self.failure = failure
        }
        self.usage = usage
    }

    /// The outcome that the message reports for `request`; `nil` where it is no answer to that request.
    package func outcome(for request: PageRequest) -> PageOutcome? {
        switch (record, failure) {
        case (let record?, nil)
        where record.id == request.id && record.source.path == request.path && record.source.page == request.page:
            .record(record)
        case (nil, let failure?) where failure.source == request.failureSource: .failure(failure)
        default: nil
        }
    }
}

extension PageRequest {
    /// The page as `failures.jsonl` names it: the path, with `#page=N` for pages other than the first.
    package var failureSource: String { page == 1 ? path : "\(path)#page=\(page)" }
}
