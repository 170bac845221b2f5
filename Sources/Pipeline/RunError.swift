/// Why a run could not go on.
public struct RunError: Error, Sendable, CustomStringConvertible {
    /// Kind of error.
    public struct Code: Hashable, Sendable {
        private enum Value: Hashable { case inputNotReadable, noInput, workerNotReady, workerRefused(Int32) }
        private let value: Value
        /// An input named by the user is not there or cannot be listed.
        public static let inputNotReadable = Self(value: .inputNotReadable)
        /// The inputs hold no scan.
        public static let noInput = Self(value: .noInput)
        /// Workers end before they are ready.
        public static let workerNotReady = Self(value: .workerNotReady)
        /// A worker refused to work and exited with a status of Broadsheet's own.
        public static func workerRefused(status: Int32) -> Self { Self(value: .workerRefused(status)) }
        /// The status with which a worker refused to work.
        public var workerStatus: Int32? {
            if case .workerRefused(let status) = value { status } else { nil }
        }
    }

    /// Kind of error.
    public let code: Code
    /// What happened, naming the input or program, and the remedy.
    public let description: String

    /// Makes an error.
    package init(_ code: Code, _ description: String) { (self.code, self.description) = (code, description) }
}
