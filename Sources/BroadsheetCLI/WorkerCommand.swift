import CorpusFiles
import ArgumentParser
import Executor
import Foundation
import Pipeline

/// `broadsheet worker`: page requests in, page records out.
struct WorkerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker",
        abstract: "Reads page requests on standard input and writes a record or failure for each on standard output.",
        discussion: """
            One JSON object a line. A request is {"id": "p1", "path": "scans/p1.jp2", "page": 1, "metadata": {}}, an \
            answer {"record": {...}, "usage": {...}} or {"failure": {...}, "usage": {...}}; the two pages of a spread \
            are {"records": [{...}, {...}], "usage": {...}}. broadsheet run drives workers itself; xargs, GNU parallel \
            and Spark's pipe can drive the same program. OMP_THREAD_LIMIT=1 is set where it is not set.
            """
    )

    @Option(help: "Pipeline configuration (YAML); default: the built-in newspaper pipeline.")
    var pipeline: String?

    @Option(help: ArgumentHelp("Memory that the worker may use.", valueName: "MiB"))
    var memoryLimit = 4096

    @Flag(help: "Serve under broadsheet run: say hello, and end with the coordinator.")
    var coordinated = false

    @Flag(help: "Write answers in the form that broadsheet run --answers takes.")
    var answers = false

    /// Refuses limits below what any page needs.
    func validate() throws {
        guard (256...1 << 24).contains(memoryLimit) else {
            throw ValidationError("--memory-limit is in MiB and must be at least 256")
        }
    }

    /// Serves until standard input ends.
    func run() async throws {
        try await ExitStatus.reporting {
            ProcessControl.restartWithOneThread()
            ProcessControl.keepFilesPrivate()
            if !ProcessControl.limitMemory(bytes: memoryLimit << 20) {
                FileHandle.standardError.write(Data("broadsheet: the system did not accept the memory limit\n".utf8))
            }
            let settings = try pipeline.map(PipelineConfiguration.init(contentsOf:)) ?? .newspaper
            let processor = try PageProcessor(settings)
            let loop = WorkerLoop(
                fingerprint: processor.identity.fingerprint,
                isCoordinated: coordinated,
                writesMessages: answers
            )
            try await loop.run { await processor.process($0) }
            return .done
        }
    }
}
