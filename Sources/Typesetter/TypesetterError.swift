/// Why a page could not be set or written.
public struct TypesetterError: Error, Sendable, CustomStringConvertible {
    /// Kind of failure; more may come.
    public struct Code: Hashable, Sendable {
        private enum Value { case fontMissing, surfaceFailed, unknownStyle, badSetting, notWritten }
        private let value: Value
        /// A typeface that a style needs is not installed.
        public static let fontMissing = Self(value: .fontMissing)
        /// The drawing surface could not be made: memory or size.
        public static let surfaceFailed = Self(value: .surfaceFailed)
        /// No style has this name.
        public static let unknownStyle = Self(value: .unknownStyle)
        /// A setting is out of range or cannot be read.
        public static let badSetting = Self(value: .badSetting)
        /// A file could not be written.
        public static let notWritten = Self(value: .notWritten)
    }

    /// Kind of failure.
    public let code: Code
    /// What happened and what to do about it.
    public let description: String

    package init(_ code: Code, _ description: String) { (self.code, self.description) = (code, description) }
}
