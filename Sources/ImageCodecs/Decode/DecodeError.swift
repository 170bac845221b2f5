package import CorpusFiles

/// Why a scan could not be decoded.
package typealias DecodeError = CodedError<DecodeErrorCode>

/// Kinds of `DecodeError`; the raw value is what stands in `failures.jsonl`.
package enum DecodeErrorCode: String, ErrorCode {
    /// The data contradict themselves.
    case corrupt
    /// A program that decoding needs is not installed.
    case dependencyMissing = "dependency-missing"
    /// The file has no bytes.
    case empty
    /// The content is of no known image format.
    case notAnImage = "not-an-image"
    /// There is no memory for the picture; nothing is known against the file.
    case outOfMemory = "out-of-memory"
    /// The file has fewer pages than asked for.
    case pageMissing = "page-missing"
    /// A child process took too long.
    case timeout
    /// The image is larger than the limits allow.
    case tooLarge = "too-large"
    /// The data end early.
    case truncated
    /// The file is missing or may not be read.
    case unreadable
    /// A variant of a known format that is not supported.
    case unsupported

    package var exitStatus: ExitStatus { self == .dependencyMissing ? .dependencyMissing : .inputNotReadable }
}

extension DecodeError {
    static func truncated(_ path: String, _ detail: String) -> Self {
        Self(.truncated, "\(path): the data end early (\(detail)); copy or download the file again")
    }

    static func corrupt(_ path: String, _ detail: String) -> Self {
        Self(.corrupt, "\(path): the data are damaged (\(detail)); copy or download the file again, or convert it anew")
    }

    static func unsupported(_ path: String, _ detail: String) -> Self {
        Self(.unsupported, "\(path): \(detail); convert the file to PNG, JPEG or a plain TIFF")
    }

    /// A file of which no decoder knows the beginning.
    static func unknownContent(_ path: String, _ head: [UInt8]) -> Self {
        if let format = UnreadFormat(head) {
            return Self(.unsupported, "\(path): is \(format.name), which is not read; \(format.remedy)")
        }
        let detail =
            UnreadFormat.words(ofText: head) ?? "remove the file from the input, or convert it to PNG, JPEG or TIFF"
        return Self(
            .notAnImage,
            "\(path): the content is no TIFF, JPEG, PNG, JPEG 2000, PDF, BMP, GIF, PNM or WebP; \(detail)"
        )
    }

    static func outOfMemory(_ path: String) -> Self {
        Self(.outOfMemory, "\(path): no memory for the picture; raise --memory-limit or use fewer --jobs")
    }
}
