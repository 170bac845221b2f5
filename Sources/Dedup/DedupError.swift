package import CorpusFiles

/// Why articles could not be compared.
package typealias DedupError = CodedError<DedupErrorCode>

/// Kinds of `DedupError`.
package enum DedupErrorCode: String, ErrorCode {
    /// A file of articles is missing or may not be read.
    case inputNotReadable = "input-not-readable"
    /// The files hold no article that can be used.
    case noArticles = "no-articles"
    /// A setting is out of its range.
    case badSettings = "bad-settings"
    /// A file of vectors is not what its index says.
    case vectorsDamaged = "vectors-damaged"
    /// Parts of a search are unfinished or damaged, were made in another way, or are not of all days.
    case partsNotFitting = "parts-not-fitting"
    /// A model answers in another shape than expected.
    case modelInvalid = "model-invalid"

    package var exitStatus: ExitStatus {
        switch self {
        case .inputNotReadable, .noArticles, .partsNotFitting: .inputNotReadable
        case .badSettings: .usage
        case .vectorsDamaged: .outputNotWritable
        case .modelInvalid: .dependencyMissing
        }
    }
}
