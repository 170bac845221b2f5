package import CorpusFiles

/// Why a corpus could not be scored.
package typealias EvaluationError = CodedError<EvaluationErrorCode>

/// Kinds of `EvaluationError`.
package enum EvaluationErrorCode: String, ErrorCode {
    /// The folder holds no page truths.
    case noTruth = "no-truth"
    /// There are no page records.
    case noCorpus = "no-corpus"
    /// A truth or a record cannot be read.
    case malformed
    /// Two truths or two records are of one scan.
    case ambiguous

    package var exitStatus: ExitStatus { .inputNotReadable }
}
