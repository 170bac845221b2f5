package import CorpusFiles

/// Why a page could not be typeset or written.
package typealias TypesetterError = CodedError<TypesetterErrorCode>

/// Kinds of `TypesetterError`.
package enum TypesetterErrorCode: String, ErrorCode {
    /// A typeface that a style needs is not installed.
    case fontMissing = "font-missing"
    /// The drawing surface could not be made: memory or size.
    case surfaceFailed = "surface-failed"
    /// No style has this name.
    case unknownStyle = "unknown-style"
    /// A setting is out of range or cannot be read.
    case badSetting = "bad-setting"
    /// A file could not be written.
    case notWritten = "not-written"

    package var exitStatus: ExitStatus {
        switch self {
        case .fontMissing: .dependencyMissing
        case .notWritten: .outputNotWritable
        case .unknownStyle, .badSetting: .usage
        case .surfaceFailed: .internalError
        }
    }
}
