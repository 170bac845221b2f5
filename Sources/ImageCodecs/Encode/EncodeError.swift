package import CorpusFiles

/// Why an image could not be encoded.
package typealias EncodeError = CodedError<EncodeErrorCode>

/// Kinds of `EncodeError`.
package enum EncodeErrorCode: String, ErrorCode {
    /// The codec refused the picture, or there was no memory for it.
    case refused

    package var exitStatus: ExitStatus { .outputNotWritable }
}
