/// Why a pipeline configuration cannot be used.
public struct ConfigurationError: Error, Sendable, CustomStringConvertible {
    /// Kind of error.
    public struct Code: Hashable, Sendable {
        private enum Value { case unreadable, notYAML, unknownKey, badValue }
        private let value: Value
        /// The file is not there or may not be read.
        public static let unreadable = Self(value: .unreadable)
        /// The file is no YAML.
        public static let notYAML = Self(value: .notYAML)
        /// The file has a key that no setting has.
        public static let unknownKey = Self(value: .unknownKey)
        /// A value is of another kind or out of range.
        public static let badValue = Self(value: .badValue)
    }

    /// Kind of error.
    public let code: Code
    /// What is wrong, naming file and key, and what is right.
    public let description: String

    package init(_ code: Code, _ description: String) { (self.code, self.description) = (code, description) }
}
