public import CorpusModel

/// Why a scan could not be decoded: the kind, and a sentence that names the file and the remedy.
public struct DecodeError: StageError {
    /// Kind of a decoding failure; the raw value is what stands in `failures.jsonl`.
    public struct Code: Hashable, Sendable {
        private enum Value: String {
            case corrupt, empty, timeout, truncated, unreadable, unsupported
            case dependencyMissing = "dependency-missing"
            case notAnImage = "not-an-image"
            case pageMissing = "page-missing"
            case tooLarge = "too-large"
        }

        private let value: Value

        /// The code in kebab case.
        public var name: String { value.rawValue }

        /// The data contradict themselves.
        public static let corrupt = Self(value: .corrupt)
        /// A program that decoding needs is not installed.
        public static let dependencyMissing = Self(value: .dependencyMissing)
        /// The file has no bytes.
        public static let empty = Self(value: .empty)
        /// The content is of no known image format.
        public static let notAnImage = Self(value: .notAnImage)
        /// The file has fewer pages than asked for.
        public static let pageMissing = Self(value: .pageMissing)
        /// A child process took too long.
        public static let timeout = Self(value: .timeout)
        /// The image is larger than the limits allow.
        public static let tooLarge = Self(value: .tooLarge)
        /// The data end early.
        public static let truncated = Self(value: .truncated)
        /// The file is missing or may not be read.
        public static let unreadable = Self(value: .unreadable)
        /// A variant of a known format that is not supported.
        public static let unsupported = Self(value: .unsupported)
    }

    /// What kind of failure it is.
    public let code: Code
    /// What happened to which file, and what to do about it.
    public let description: String

    /// The code in kebab case, as in `failures.jsonl`.
    public var failureCode: String { code.name }

    package init(_ code: Code, _ description: String) { (self.code, self.description) = (code, description) }

    static func truncated(_ path: String, _ detail: String) -> Self {
        Self(.truncated, "\(path): the data end early (\(detail)); copy or download the file again")
    }

    static func corrupt(_ path: String, _ detail: String) -> Self {
        Self(.corrupt, "\(path): the data are damaged (\(detail)); copy or download the file again, or convert it anew")
    }

    static func unsupported(_ path: String, _ detail: String) -> Self {
        Self(.unsupported, "\(path): \(detail); convert the file to PNG, JPEG or a plain TIFF")
    }
}
