package import CorpusFiles

/// Why a sidecar or path pattern cannot be understood; names file and line, or the pattern.
package typealias MetadataError = CodedError<MetadataErrorCode>

/// Kinds of `MetadataError`.
package enum MetadataErrorCode: String, ErrorCode {
    /// A line of a sidecar makes no sense.
    case malformed
    /// A path pattern makes no sense.
    case patternInvalid = "pattern-invalid"
    /// The file is missing, may not be read, or is not UTF-8.
    case unreadable
    /// No row of a sidecar is about a scan.
    case matchesNothing = "matches-nothing"

    package var exitStatus: ExitStatus {
        switch self {
        case .patternInvalid: .usage
        case .malformed, .unreadable: .inputNotReadable
        case .matchesNothing: .configuration
        }
    }
}

extension MetadataError {
    static func malformed(_ file: String, line: Int, _ detail: String) -> Self {
        Self(.malformed, "\(file):\(line): \(detail)")
    }
}
