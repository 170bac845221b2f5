package import CorpusFiles

/// Why a network cannot be used.
package typealias InferenceError = CodedError<InferenceErrorCode>

/// Kinds of `InferenceError`; the raw value is what stands in `failures.jsonl`.
package enum InferenceErrorCode: String, ErrorCode {
    /// A model file, or the list of their digests, is not where it should be.
    case modelMissing = "model-missing"
    /// A model file has another SHA-256 than `SHA256SUMS` says.
    case modelAltered = "model-altered"
    /// A file is no model, or not the model that was expected.
    case modelInvalid = "model-invalid"
    /// OpenVINO does not start.
    case runtimeMissing = "runtime-missing"
    /// An input has a shape that the model does not take.
    case shapeMismatch = "shape-mismatch"
    /// The processor does not compute in the precision asked for.
    case precisionMissing = "precision-missing"
    /// OpenVINO refused to work.
    case runFailed = "inference-failed"

    package var exitStatus: ExitStatus {
        switch self {
        case .modelMissing, .modelAltered, .modelInvalid, .runtimeMissing, .precisionMissing: .dependencyMissing
        case .shapeMismatch, .runFailed: .internalError
        }
    }
}
