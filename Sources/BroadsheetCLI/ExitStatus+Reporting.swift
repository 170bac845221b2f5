import ArgumentParser
package import CorpusFiles
import Foundation

extension ExitStatus {
    /// The code of an error that ended the program.
    init(_ error: any Error) {
        self =
            switch error {
            case let error as any BroadsheetError: error.exitStatus
            case is CancellationError: .interrupted
            default: .internalError
            }
    }

    /// Runs a command's work; an error is written to standard error and becomes its exit code.
    package static func reporting(_ work: () async throws -> ExitStatus) async throws {
        let status: ExitStatus
        do {
            status = try await work()
        } catch {
            FileHandle.standardError.write(Data("broadsheet: \(error)\n".utf8))
            throw ExitCode(Self(error).rawValue)
        }
        if status != .done { throw ExitCode(status.rawValue) }
    }
}
