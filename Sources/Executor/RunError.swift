package import CorpusFiles

/// Why a run could not go on; names the input or program, and the remedy.
package typealias RunError = CodedError<RunErrorCode>

/// Kinds of `RunError`.
package enum RunErrorCode: ErrorCode {
    /// An input named by the user is not there or cannot be listed.
    case inputNotReadable
    /// The inputs hold no scan.
    case noInput
    /// A file of answers is not there, is none, or was made by another pipeline.
    case answersUnreadable
    /// Workers end before they are ready.
    case workerNotReady
    /// A worker refused to work and exited with a status of Broadsheet's own.
    case workerRefused(status: Int32)

    package var name: String {
        switch self {
        case .inputNotReadable: "input-not-readable"
        case .noInput: "no-input"
        case .answersUnreadable: "answers-unreadable"
        case .workerNotReady: "worker-not-ready"
        case .workerRefused: "worker-refused"
        }
    }

    package var exitStatus: ExitStatus {
        switch self {
        case .inputNotReadable, .noInput, .answersUnreadable: .inputNotReadable
        case .workerNotReady: .internalError
        case .workerRefused(let status): ExitStatus(rawValue: status) ?? .internalError
        }
    }
}
