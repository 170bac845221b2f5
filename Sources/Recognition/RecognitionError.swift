package import CorpusFiles

/// Why a page could not be read.
package typealias RecognitionError = CodedError<RecognitionErrorCode>

/// Kinds of `RecognitionError`; the raw value is what stands in `failures.jsonl`.
package enum RecognitionErrorCode: String, ErrorCode {
    /// Tesseract has no data of a language asked for.
    case languageMissing = "language-missing"
    /// The file of the reader's characters is none.
    case modelInvalid = "model-invalid"
    /// Tesseract refused to work.
    case engineFailed = "engine-failed"
    /// Settings that make no sense.
    case badSettings = "bad-settings"

    package var exitStatus: ExitStatus { self == .badSettings ? .configuration : .dependencyMissing }
}
