/// An error that names the file, says what to do, and knows how the program ends because of it.
package protocol BroadsheetError: Error, Sendable, CustomStringConvertible {
    /// Stable identifier in kebab case, as in `PageFailure.code`.
    var failureCode: String { get }
    /// The exit code of a program that this error ends.
    var exitStatus: ExitStatus { get }
}

/// The kinds of error of one module.
package protocol ErrorCode: Sendable, Hashable {
    /// Stable identifier in kebab case.
    var name: String { get }
    /// The exit code of a program that an error of this kind ends.
    var exitStatus: ExitStatus { get }
}

extension ErrorCode where Self: RawRepresentable<String> {
    package var name: String { rawValue }
}

/// The error type of every module: a kind, and a sentence that names the file and the remedy.
///
/// Each module names its own, such as `typealias DecodeError = CodedError<DecodeErrorCode>`.
package struct CodedError<Code: ErrorCode>: BroadsheetError, Hashable {
    /// What kind of failure it is.
    package let code: Code
    /// What happened to which file, and what to do about it.
    package let description: String

    package init(_ code: Code, _ description: String) { (self.code, self.description) = (code, description) }

    package var failureCode: String { code.name }
    package var exitStatus: ExitStatus { code.exitStatus }
}
