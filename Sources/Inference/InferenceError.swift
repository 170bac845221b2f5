public import CorpusModel

/// Why a network cannot be used.
public struct InferenceError: StageError, Hashable {
    /// The kind of failure.
    public struct Code: Hashable, Sendable {
        private enum Value: String {
            case modelMissing = "model-missing"
            case modelAltered = "model-altered"
            case modelInvalid = "model-invalid"
            case runtimeMissing = "runtime-missing"
            case shapeMismatch = "shape-mismatch"
            case runFailed = "inference-failed"
        }
        private let value: Value

        /// A model file, or the list of their digests, is not where it should be.
        public static let modelMissing = Self(value: .modelMissing)
        /// A model file has another SHA-256 than `SHA256SUMS` says.
        public static let modelAltered = Self(value: .modelAltered)
        /// A file is no model, or not the model that was expected.
        public static let modelInvalid = Self(value: .modelInvalid)
        /// OpenVINO does not start.
        public static let runtimeMissing = Self(value: .runtimeMissing)
        /// An input has a shape that the model does not take.
        public static let shapeMismatch = Self(value: .shapeMismatch)
        /// OpenVINO refused to work.
        public static let runFailed = Self(value: .runFailed)

        /// The code as it stands in `failures.jsonl`.
        public var name: String { value.rawValue }
    }

    /// The kind of failure.
    public let code: Code
    /// What happened and what to do about it.
    public let description: String

    /// States a failure.
    package init(_ code: Code, _ description: String) { (self.code, self.description) = (code, description) }

    /// Whether a model or OpenVINO itself is missing or not what it should be, rather than a computation gone wrong.
    public var isAboutModels: Bool {
        [.modelMissing, .modelAltered, .modelInvalid, .runtimeMissing].contains(code)
    }

    /// Code for `PageFailure.code`.
    public var failureCode: String { code.name }
}
