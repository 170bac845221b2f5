import Archives
import ArgumentParser
import CorpusFiles
import Foundation

/// `broadsheet batch`: deliveries of archives.
struct BatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch",
        abstract: "Looks at batches of the National Digital Newspaper Program and at METS.",
        subcommands: [BatchCheckCommand.self]
    )
}

/// `broadsheet batch check`: what a delivery holds and lacks.
struct BatchCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Tells what a batch holds, and names all that is missing or wrong in it.",
        discussion: """
            Takes the folder of an NDNP batch, its batch file, or an issue's METS. Compares what batch file, METS and \
            folders say of issues with each other, and files with their sizes and digests. Nothing is changed.

            Exit codes: 0 complete; 1 usage; 2 not readable; 6 something is missing or wrong.
            """
    )

    @Argument(help: "Folder, batch file or METS.")
    var path: String

    @Flag(inversion: .prefixedNo, help: "Read files whole to compare their digests.")
    var checksums = true

    @Flag(help: "Write JSON.")
    var json = false

    func run() async throws {
        try await ExitStatus.reporting {
            let report = DeliveryReport(try ArchiveSource(contentsOf: path), digests: checksums)
            let text =
                json
                ? String(decoding: try RecordCoding.line(report), as: UTF8.self) : report.lines.joined(separator: "\n")
            try FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
            return report.isSound ? .done : .somePagesFailed
        }
    }
}
