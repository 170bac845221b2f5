/// Why no report could be made.
public struct ReportError: Error, Sendable, CustomStringConvertible {
    /// The kind of failure.
    public struct Code: Hashable, Sendable {
        private enum Value { case noCorpus, malformedRecord, notWritable }
        private let value: Value

        /// The folder holds no page records and no failures.
        public static let noCorpus = Self(value: .noCorpus)
        /// A line of the corpus is not a record.
        public static let malformedRecord = Self(value: .malformedRecord)
        /// The output folder cannot be written or holds something else.
        public static let notWritable = Self(value: .notWritable)
    }

    /// The kind of failure.
    public let code: Code
    /// What happened, with the file's name and the remedy.
    public let description: String

    init(_ code: Code, _ description: String) { (self.code, self.description) = (code, description) }
}
