package import CorpusFiles

/// Why a pipeline configuration cannot be used; names file and key, and what is right.
package typealias ConfigurationError = CodedError<ConfigurationErrorCode>

/// Kinds of `ConfigurationError`.
package enum ConfigurationErrorCode: String, ErrorCode {
    /// The file is not there or may not be read.
    case unreadable
    /// The file is not valid YAML.
    case notYAML = "not-yaml"
    /// The file has a key that no setting has.
    case unknownKey = "unknown-key"
    /// A value is of another kind or out of range.
    case badValue = "bad-value"

    package var exitStatus: ExitStatus { .configuration }
}
