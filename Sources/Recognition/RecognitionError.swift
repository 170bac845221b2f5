public import CorpusModel

/// Why a page could not be read.
public struct RecognitionError: StageError {
    /// The kind of failure.
    public struct Code: Hashable, Sendable {
        private enum Value: String {
            case languageMissing = "language-missing"
            case engineFailed = "engine-failed"
            case badSettings = "bad-settings"
        }
        private let value: Value

        /// Tesseract has no data of a language asked for.
        public static let languageMissing = Self(value: .languageMissing)
        /// Tesseract refused to work.
        public static let engineFailed = Self(value: .engineFailed)
        /// Settings that make no sense.
        public static let badSettings = Self(value: .badSettings)

        /// The code as it stands in `failures.jsonl`.
        public var name: String { value.rawValue }
    }

    /// The kind of failure.
    public let code: Code
    /// What happened and what to do about it.
    public let description: String

    package init(_ code: Code, _ description: String) { (self.code, self.description) = (code, description) }

    /// Code for `PageFailure.code`.
    public var failureCode: String { code.name }
}
