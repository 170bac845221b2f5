/// Why something that a user wrote cannot be understood: what kind, where, and what to do.
public struct InterchangeError: Error, Sendable, CustomStringConvertible {
    /// Kind of the error.
    public struct Code: Hashable, Sendable {
        private enum Value { case malformed, patternInvalid, unreadable }

        private let value: Value

        /// A line of a sidecar makes no sense.
        public static let malformed = Self(value: .malformed)
        /// A path pattern makes no sense.
        public static let patternInvalid = Self(value: .patternInvalid)
        /// The file is missing, may not be read, or is not UTF-8.
        public static let unreadable = Self(value: .unreadable)
    }

    /// What kind it is.
    public let code: Code
    /// File and line, or pattern, with what is wrong and the remedy.
    public let description: String

    init(_ code: Code, _ description: String) { (self.code, self.description) = (code, description) }

    static func malformed(_ file: String, line: Int, _ detail: String) -> Self {
        Self(.malformed, "\(file):\(line): \(detail)")
    }
}
