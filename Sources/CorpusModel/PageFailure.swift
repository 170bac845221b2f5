/// A page that could not be made into a record.
///
/// One line of `failures.jsonl`.
package struct PageFailure: Error, Sendable, Hashable, Codable {
    /// Path of the file, with `#page=N` after it for pages other than the first.
    package var source: String
    /// Stage that failed: `decode`, `layout`, ..., or `worker` for a crash or a timeout.
    package var stage: String
    /// Stable identifier of the kind of failure, in kebab case: `truncated`, `too-large`, `timeout`, ...
    package var code: String
    /// What happened and what to do about it; names the file.
    package var message: String
    /// How often the page was tried.
    package var attempts: Int

    package init(source: String, stage: String, code: String, message: String, attempts: Int = 1) {
        (self.source, self.stage, self.code) = (source, stage, code)
        (self.message, self.attempts) = (message, attempts)
    }
}
