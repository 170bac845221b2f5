package import CorpusFiles

/// Why a file of an archive's delivery cannot be used; names the file, where it can line and column, and the remedy.
package typealias ArchiveError = CodedError<ArchiveErrorCode>

/// Kinds of `ArchiveError`.
package enum ArchiveErrorCode: String, ErrorCode {
    /// The file is missing, may not be read, or is no plain file.
    case unreadable
    /// The text is not well-formed, or does not say what its format demands.
    case malformed
    /// The file goes beyond a limit that keeps hostile files from using up memory or time.
    case limitExceeded = "limit-exceeded"
    /// A path leads out of the delivery.
    case outsideRoot = "outside-root"
    /// The file or folder is none of the formats that are read here.
    case unknownFormat = "unknown-format"

    package var exitStatus: ExitStatus { .inputNotReadable }
}

extension ArchiveError {
    /// A fault at a line of a file.
    static func malformed(_ file: String, line: Int, _ detail: String) -> Self {
        Self(.malformed, "\(file):\(line): \(detail)")
    }
}
