import CorpusFiles
package import ArgumentParser
import Foundation
import Glibc

extension AsyncParsableCommand {
    /// Runs the program with its command line and ends it with one of the exit codes of `broadsheet run --help`.
    package static func runProgram() async -> Never {
        do {
            var command = try await asyncParseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            Glibc.exit(ExitStatus.done.rawValue)
        } catch {
            let code = exitCode(for: error)
            let text = fullMessage(for: error)
            let stream: FileHandle = code == .success ? .standardOutput : .standardError
            if !text.isEmpty { try? stream.write(contentsOf: Data((text + "\n").utf8)) }
            // The parser's code for a wrong command line is the one of BSD's sysexits.
            Glibc.exit(code == .validationFailure ? ExitStatus.usage.rawValue : code.rawValue)
        }
    }
}
