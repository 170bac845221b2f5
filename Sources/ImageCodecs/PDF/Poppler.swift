import CorpusFiles
import Foundation
import Subprocess
import SystemPackage

/// The programs of poppler-utils, run as child processes without a shell and with a time limit.
package struct Poppler: Sendable {
    /// Folder of the programs; `nil` finds them by `PATH`.
    var folder: String?
    /// Longest run of one program.
    var timeout: Duration

    /// Says where the programs are and how long each may run.
    package init(folder: String? = nil, timeout: Duration = .seconds(180)) {
        (self.folder, self.timeout) = (folder, timeout)
    }

    /// A program of poppler-utils.
    enum Tool: String { case pdfinfo, pdfimages, pdftoppm }

    /// What a program left behind.
    struct Output: Sendable {
        /// Whether it ended with status 0.
        var isSuccess: Bool
        /// Its standard output.
        var bytes: [UInt8]
        /// The first kilobytes of its standard error.
        var complaint: String
    }

    /// Runs a program on the PDF at `path`, which follows the arguments and precedes `last`.
    ///
    /// - Throws: `DecodeError` with `.dependencyMissing` if the program is not installed, `.timeout` if it takes too
    ///   long, `.tooLarge` if it writes more than `outputLimit` bytes.
    func run(
        _ tool: Tool,
        _ arguments: [String],
        on path: String,
        last: [String] = [],
        outputLimit: Int = 1 << 22
    ) async throws -> Output {
        // A name that begins with a dash would be an option, a single dash standard input.
        let words = arguments + [path.hasPrefix("-") ? "./" + path : path] + last
        let executable: Executable =
            folder.map { .path(FilePath($0).appending(tool.rawValue)) } ?? .name(tool.rawValue)
        do {
            return try await withThrowingTaskGroup(of: Output?.self) { group in
                group.addTask {
                    let result = try await Subprocess.run(
                        executable,
                        arguments: Arguments(words),
                        output: .bytes(limit: outputLimit),
                        error: .bytes(limit: 1 << 20)
                    )
                    return Output(
                        isSuccess: result.terminationStatus.isSuccess,
                        bytes: result.standardOutput,
                        complaint: String(decoding: result.standardError.prefix(4096), as: UTF8.self)
                    )
                }
                group.addTask {
                    try await Task.sleep(for: timeout)
                    return nil
                }
                // Leaving the group early kills the child.
                defer { group.cancelAll() }
                guard let output = try await group.next() ?? nil else {
                    throw DecodeError(
                        .timeout,
                        "\(path): \(tool.rawValue) took more than \(timeout.components.seconds) seconds; "
                            + "extract the scans to image files first"
                    )
                }
                return output
            }
        } catch let error as SubprocessError where error.code == .executableNotFound || error.code == .spawnFailed {
            throw DecodeError(
                .dependencyMissing,
                "\(path): reading PDF needs \(tool.rawValue); install poppler-utils (\(error))"
            )
        } catch let error as SubprocessError where error.code == .outputLimitExceeded {
            throw DecodeError(.tooLarge, "\(path): its pages are larger than stated; raise --max-megapixels")
        }
    }
}
