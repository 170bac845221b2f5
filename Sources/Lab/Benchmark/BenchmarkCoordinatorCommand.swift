import ArgumentParser
import BroadsheetCLI
import CorpusFiles
import CorpusModel
import CorpusStore
import Executor
import Foundation

/// `broadsheet-lab benchmark coordinator`: how many finished pages a second one coordinator takes.
struct BenchmarkCoordinatorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coordinator",
        abstract: "Measures how many records a second the coordinator takes from workers that cost nothing.",
        discussion: """
            Starts processes that answer every request at once with the lines of one page, and makes a corpus of their \
            answers. What is measured is the coordinator: pipes, SQLite, part files. Prints JSON: pages, \
            bytes of a record, seconds, records a second, and the processor milliseconds that the coordinator itself \
            spent on a record.
            """
    )

    @Option(help: "Simulated workers.")
    var workers = 64

    @Option(help: "Pages of the corpus.")
    var pages = 2000

    @Option(help: ArgumentHelp("File of page records, of which the first is the answer.", valueName: "file"))
    var record: String

    @Option(help: ArgumentHelp("Folder for the corpus, removed afterwards.", valueName: "dir"))
    var work: String

    func validate() throws {
        guard (1...1024).contains(workers), (1...10_000_000).contains(pages) else {
            throw ValidationError("--workers must be 1 to 1024, --pages 1 to 10000000")
        }
    }

    private struct Measure: Encodable {
        var workers: Int, pages: Int, recordBytes: Int
        var seconds: Double, recordsASecond: Double, coordinatorMilliseconds: Double
    }

    func run() async throws {
        try await ExitStatus.reporting {
            let layout = CorpusLayout(folder: work)
            try makeFolder(layout.folder)
            let store = try CorpusStore(layout: layout, shardSize: 250)
            let planned = (0..<pages).map { number in
                PlannedPage(request: SimulatedPage.request(number), file: FileState(size: 1, modified: 1))
            }
            _ = try store.adopt(planned, fingerprint: SimulatedPage.fingerprint, removesMissing: true) { _ in nil }
            let coordinator = Coordinator(
                store: store,
                command: WorkerProgram(
                    executable: ProcessControl.executablePath,
                    arguments: ["simulated-worker", "--record", record]
                ),
                options: RunOptions(jobs: workers),
                fingerprint: SimulatedPage.fingerprint,
                onEvent: { _ in }
            )
            let (clock, cpu) = (ContinuousClock(), ProcessUsage.ownCPUSeconds)
            let start = clock.now
            let result = try await coordinator.run(stop: StopSwitch())
            let seconds = (clock.now - start) / .seconds(1)
            try store.close()
            let measure = Measure(
                workers: workers,
                pages: result.decided,
                recordBytes: try SimulatedPage(record).page.page.count,
                seconds: seconds,
                recordsASecond: Double(result.decided) / seconds,
                coordinatorMilliseconds: (ProcessUsage.ownCPUSeconds - cpu) * 1000 / Double(max(1, result.decided))
            )
            try FileHandle.standardOutput.write(contentsOf: RecordCoding.lines([measure]))
            try FileManager.default.removeItem(atPath: layout.folder)
            return .done
        }
    }
}

/// `broadsheet-lab simulated-worker`: answers every request at once; only the benchmark starts it.
struct SimulatedWorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulated-worker",
        abstract: "Answers page requests at once, for the benchmark of the coordinator.",
        shouldDisplay: false
    )

    @Option(help: "File of page records.")
    var record: String

    func run() throws {
        let simulated = try SimulatedPage(record)
        let output = FileHandle.standardOutput
        let hello = WorkerMessage(hello: .init(fingerprint: SimulatedPage.fingerprint))
        try output.write(contentsOf: RecordCoding.lines([hello]))
        while let line = readLine() {
            let request = try RecordCoding.decode(PageRequest.self, from: Data(line.utf8))
            let page = simulated.page
            let message = WorkerMessage(
                finished: .init(page, for: request),
                usage: PageUsage(wallSeconds: 0, cpuSeconds: 0, peakMemoryBytes: 0)
            )
            try output.write(contentsOf: RecordCoding.lines([message]) + page.page + page.articles + page.tables)
        }
    }
}

/// One page whose lines answer every request; the coordinator does not look into them.
private struct SimulatedPage {
    static let fingerprint = "simulated"

    let page: CodedPage

    static func request(_ number: Int) -> PageRequest {
        PageRequest(id: "p\(number)", path: "simulated/p\(number)", page: 1)
    }

    /// Codes the first record of a file.
    init(_ file: String) throws {
        var lines = try JSONLines(contentsOf: URL(fileURLWithPath: file))
        guard let line = try lines.next() else {
            throw CorpusError(.notACorpus, "\(file) holds no page record; name a pages/part-*.jsonl")
        }
        page = try CodedPage([RecordCoding.decode(PageRecord.self, from: line)])
    }
}
