import CorpusFiles
import CorpusModel
import CorpusStore
import Executor
import Foundation
import Synchronization
import Testing

/// A corpus in a temporary folder, run with the worker `Workers/fake.py`.
final class CorpusFolder: Sendable {
    static let fingerprint = "f1"

    let root: String
    let layout: CorpusLayout

    init() throws {
        root = NSTemporaryDirectory() + "broadsheet-\(UUID().uuidString)"
        layout = CorpusLayout(folder: root + "/corpus")
        for folder in [layout.folder, root + "/marks"] {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    static let fakeWorker = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Workers/fake.py"
    static let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    var command: WorkerProgram {
        WorkerProgram(
            executable: Self.python ?? "/usr/bin/python3",
            arguments: ["-S", "-E", Self.fakeWorker, Self.fingerprint, root + "/marks"]
        )
    }

    static func pages(_ names: [String]) -> [PlannedPage] {
        names.map { name in
            PlannedPage(
                request: PageRequest(id: name, path: "scans/\(name).jpg", page: 1),
                file: FileState(size: 1, modified: 1)
            )
        }
    }

    struct Outcome {
        var result: RunResult
        var resume: ResumeReport
        var events: [RunEvent]
    }

    /// Runs pages named `names` to the end, or until `stop` is pressed.
    func run(
        _ names: [String],
        jobs: Int = 2,
        pageTimeout: Duration = .seconds(30),
        gracePeriod: Duration = .seconds(5),
        shardSize: Int = 3,
        command: WorkerProgram? = nil,
        stop: StopSwitch = StopSwitch(),
        onEvent: @escaping @Sendable (RunEvent) -> Void = { _ in }
    ) async throws -> Outcome {
        try await run(
            Self.pages(names),
            jobs: jobs,
            pageTimeout: pageTimeout,
            gracePeriod: gracePeriod,
            shardSize: shardSize,
            command: command,
            stop: stop,
            onEvent: onEvent
        )
    }

    /// Runs `pages` to the end, or until `stop` is pressed.
    func run(
        _ pages: [PlannedPage],
        jobs: Int = 2,
        pageTimeout: Duration = .seconds(30),
        gracePeriod: Duration = .seconds(5),
        shardSize: Int = 3,
        answerLimit: Int = 1 << 20,
        command: WorkerProgram? = nil,
        stop: StopSwitch = StopSwitch(),
        onEvent: @escaping @Sendable (RunEvent) -> Void = { _ in }
    ) async throws -> Outcome {
        let store = try CorpusStore(layout: layout, shardSize: shardSize)
        let resume = try store.adopt(pages, fingerprint: Self.fingerprint, removesMissing: false) { _ in nil }
        let events = Mutex<[RunEvent]>([])
        let coordinator = Coordinator(
            store: store,
            command: command ?? self.command,
            options: RunOptions(
                jobs: jobs,
                pageTimeout: pageTimeout,
                startTimeout: .seconds(20),
                gracePeriod: gracePeriod,
                answerLimit: answerLimit
            ),
            fingerprint: Self.fingerprint
        ) { event in
            events.withLock { $0.append(event) }
            onEvent(event)
        }
        do {
            let result = try await coordinator.run(stop: stop)
            try store.close()
            return Outcome(result: result, resume: resume, events: events.withLock { $0 })
        } catch {
            try? store.close()
            throw error
        }
    }

    /// Every file of the corpus but the store, by path below the folder.
    func files() throws -> [String: String] {
        var found: [String: String] = [:]
        for case let name as String in try #require(FileManager.default.enumerator(atPath: layout.folder)) {
            guard !name.hasPrefix("broadsheet."),
                let data = FileManager.default.contents(atPath: layout.folder + "/" + name)
            else { continue }
            found[name] = String(decoding: data, as: UTF8.self)
        }
        return found
    }

    /// What workers were asked for, in the order of asking.
    func requests() throws -> [PageRequest] {
        try String(contentsOfFile: root + "/marks/requests", encoding: .utf8).split(separator: "\n").map {
            try RecordCoding.decode(PageRequest.self, from: Data($0.utf8))
        }
    }

    func failures() throws -> [PageFailure] {
        try (files()["failures.jsonl"] ?? "").split(separator: "\n").map {
            try RecordCoding.decode(PageFailure.self, from: Data($0.utf8))
        }
    }

    /// Ids of the records in all shards, in order.
    func recordIDs() throws -> [String] {
        try files().filter { $0.key.hasPrefix("pages/") }.sorted { $0.key < $1.key }.flatMap { _, text in
            try text.split(separator: "\n").map { try RecordCoding.decode(PageRecord.self, from: Data($0.utf8)).id }
        }
    }
}
