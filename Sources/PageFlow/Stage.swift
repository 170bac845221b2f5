/// Name, version and settings of a stage; part of the fingerprint of every record it touched.
package struct StageIdentity: Sendable, Hashable, Codable {
    /// Name of the stage: `decode`, `layout`, `recognition`, ...
    package var name: String
    /// Raised whenever the stage's results change.
    package var version: Int
    /// Settings that change results, by name.
    package var settings: [String: String]

    package init(name: String, version: Int, settings: [String: String] = [:]) {
        (self.name, self.version, self.settings) = (name, version, settings)
    }
}

/// One step of the page pipeline: a value in, a value out, nothing remembered.
///
/// Each stage has its own input and output type, so that stages in a wrong order do not compile.
package protocol Stage<Input, Output>: Sendable {
    /// What the stage takes.
    associatedtype Input: Sendable
    /// What the stage gives.
    associatedtype Output: Sendable
    var identity: StageIdentity { get }
    /// Does the step. A `BroadsheetError` becomes a line of `failures.jsonl`.
    @concurrent func run(_ input: Input) async throws -> Output
}
