package import CorpusFiles

/// Why articles could not be enriched.
package typealias EnrichmentError = CodedError<EnrichmentErrorCode>

/// Kinds of `EnrichmentError`.
package enum EnrichmentErrorCode: String, ErrorCode {
    /// A table that `Scripts/setup` builds is not there or damaged.
    case tableMissing = "table-missing"
    /// A file of the user's cannot be read as what it should be.
    case unreadable
    /// Options that contradict each other.
    case usage

    package var exitStatus: ExitStatus {
        switch self {
        case .tableMissing: .dependencyMissing
        case .unreadable: .inputNotReadable
        case .usage: .usage
        }
    }
}
