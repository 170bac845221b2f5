/// Why a corpus could not be scored.
public struct EvaluationError: Error, Sendable, CustomStringConvertible {
    /// The kind of failure.
    public struct Code: Hashable, Sendable {
        private enum Value { case noTruth, noCorpus, malformed, ambiguous }
        private let value: Value

        /// The folder holds no page truths.
        public static let noTruth = Self(value: .noTruth)
        /// There are no page records.
        public static let noCorpus = Self(value: .noCorpus)
        /// A truth or a record cannot be read.
        public static let malformed = Self(value: .malformed)
        /// Two truths or two records are of one scan.
        public static let ambiguous = Self(value: .ambiguous)
    }

    /// The kind of failure.
    public let code: Code
    /// What happened, with the file's name and the remedy.
    public let description: String

    init(_ code: Code, _ description: String) { (self.code, self.description) = (code, description) }
}
