import ArgumentParser
import BroadsheetCLI
import CorpusFiles
import Foundation

/// `broadsheet-lab fuzz`: writes damaged scans.
struct FuzzCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fuzz",
        abstract: "Writes damaged scans of every format, to try what a run makes of them.",
        discussion: """
            Sound small files are damaged: \(HostileMutation.allCases.map(\.rawValue).joined(separator: ", ")). The \
            sound ones are made here, and of SEED_FILES: short ones as they are, of longer ones the first page, reduced. \
            The same options and files give the same bytes. Scripts/endurance/fuzz runs broadsheet over them.
            """
    )

    @Argument(help: "Further sound files.")
    var seedFiles: [String] = []

    @Option(help: "Number of files.")
    var count = 500

    @Option(help: "Decides what is damaged, and how.")
    var seed: UInt64 = 1

    @Option(name: .shortAndLong, help: ArgumentHelp("Folder to write to; made if it is not there.", valueName: "dir"))
    var output: String

    @Flag(help: "Write the sound files instead.")
    var sound = false

    func validate() throws {
        guard (1...100_000).contains(count) else { throw ValidationError("--count must be 1 to 100000") }
    }

    func run() async throws {
        try await ExitStatus.reporting {
            var seeds = try HostileSeed.made()
            for path in seedFiles.sorted() { seeds.append(try await HostileSeed.seed(of: path)) }
            try makeFolder(output)
            if sound {
                for seed in seeds { try write(seed.bytes, as: "\(seed.name).\(seed.fileExtension)") }
                return .done
            }
            let files = HostileFiles(seeds: seeds, seed: seed)
            for index in 0..<count {
                let file = files.file(index)
                try write(file.bytes, as: file.name)
            }
            return .done
        }
    }

    private func write(_ bytes: [UInt8], as name: String) throws {
        // Thousands of small files that anybody can make again: none is worth waiting for the disk.
        try Data(bytes).write(to: URL(fileURLWithPath: "\(output)/\(name)"))
    }
}
