package import CorpusFiles

/// Why no report could be made.
package typealias ReportError = CodedError<ReportErrorCode>

/// Kinds of `ReportError`.
package enum ReportErrorCode: String, ErrorCode {
    /// The folder holds no page records and no failures.
    case noCorpus = "no-corpus"
    /// A line of the corpus is not a record.
    case malformedRecord = "malformed-record"
    /// The output folder cannot be written or holds something else.
    case notWritable = "not-writable"

    package var exitStatus: ExitStatus { self == .notWritable ? .outputNotWritable : .inputNotReadable }
}
