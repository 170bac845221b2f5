/// Why articles could not be compared.
public struct DedupError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of failure.
    public struct Code: Hashable, Sendable {
        private enum Value { case inputNotReadable, noArticles, badSettings, vectorsDamaged, modelInvalid }
        private let value: Value

        /// A file of articles is missing or may not be read.
        public static let inputNotReadable = Self(value: .inputNotReadable)
        /// The files hold no article that can be used.
        public static let noArticles = Self(value: .noArticles)
        /// A setting is out of its range.
        public static let badSettings = Self(value: .badSettings)
        /// A file of vectors is not what its index says.
        public static let vectorsDamaged = Self(value: .vectorsDamaged)
        /// A model answers in another shape than expected.
        public static let modelInvalid = Self(value: .modelInvalid)
    }

    /// The kind of failure.
    public let code: Code
    /// What happened, naming the file, and the remedy.
    public let description: String

    /// States a failure.
    public init(_ code: Code, _ description: String) { (self.code, self.description) = (code, description) }
}
