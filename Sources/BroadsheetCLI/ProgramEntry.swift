import CorpusFiles
import CorpusModel
package import ArgumentParser
import Foundation
import Glibc

/// The words of the command line; those that are no text are written as paths are in records.
private var arguments: [String] {
    (1..<Int(max(1, CommandLine.argc))).compactMap { index in
        guard let word = CommandLine.unsafeArgv[index] else { return nil }
        let bytes = UnsafeBufferPointer(start: word, count: strlen(word)).map { UInt8(bitPattern: $0) }
        return String(validating: bytes, as: UTF8.self) ?? PathText.text(of: bytes)
    }
}

extension AsyncParsableCommand {
    /// Runs the program with its command line and ends it with one of the exit codes of `broadsheet run --help`.
    package static func runProgram() async -> Never {
        do {
            var command = try await asyncParseAsRoot(arguments)
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
