/// One unit of work: a page of a file, as the coordinator hands it to a worker.
///
/// One JSON object a line.
public struct PageRequest: Sendable, Hashable, Codable {
    /// Id of the page in the corpus.
    public var id: String
    /// Path of the file as given by the user.
    public var path: String
    /// Page within the file, from 1.
    public var page: Int
    /// What path or sidecar say about the page.
    public var metadata: PageMetadata

    /// Asks for one page.
    public init(id: String, path: String, page: Int, metadata: PageMetadata = PageMetadata()) {
        (self.id, self.path, self.page, self.metadata) = (id, path, page, metadata)
    }
}

/// A page that could not be made into a record.
///
/// One line of `failures.jsonl`.
public struct PageFailure: Error, Sendable, Hashable, Codable {
    /// Path of the file, with `#page=N` after it for pages other than the first.
    public var source: String
    /// Stage that failed: `decode`, `layout`, ..., or `worker` for a crash or a timeout.
    public var stage: String
    /// Stable identifier of the kind of failure, in kebab case: `truncated`, `too-large`, `timeout`, ...
    public var code: String
    /// What happened and what to do about it; names the file.
    public var message: String
    /// How often the page was tried.
    public var attempts: Int

    /// Describes a failure.
    public init(source: String, stage: String, code: String, message: String, attempts: Int = 1) {
        (self.source, self.stage, self.code) = (source, stage, code)
        (self.message, self.attempts) = (message, attempts)
    }
}

/// What became of a page.
public enum PageOutcome: Sendable, Hashable {
    /// The page's record.
    case record(PageRecord)
    /// Why there is none.
    case failure(PageFailure)
}

/// An error of a stage that knows its place in `failures.jsonl`.
public protocol StageError: Error, Sendable, CustomStringConvertible {
    /// Stable identifier in kebab case, for `PageFailure.code`.
    var failureCode: String { get }
}
