import CorpusFiles
import ArgumentParser
import Foundation
import Inference

/// `broadsheet models`: which networks there are, and whether they are what they should be.
struct ModelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models",
        abstract: "Lists the networks that came with the program and checks them.",
        discussion: "The exit code is 3 where one is missing or altered."
    )

    @Option(help: ArgumentHelp("Folder of the models; the program's own where left out.", valueName: "dir"))
    var folder: String?

    @Flag(help: "Write JSON.")
    var json = false

    private struct Entry: Encodable {
        var name: String
        var path: String
        var sha256: String
        var bytes: Int
        var problem: String?
    }

    func run() async throws {
        try await ExitStatus.reporting {
            let store = try ModelStore.locate(folder)
            func entry(_ name: String, _ file: String, _ sha256: String, check: () throws(InferenceError) -> Void)
                -> Entry
            {
                let path = "\(store.folder)/\(file)"
                let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
                var entry = Entry(name: name, path: path, sha256: sha256, bytes: size ?? 0)
                do throws(InferenceError) { try check() } catch { entry.problem = error.description }
                return entry
            }
            let models = try store.digests().map { name, file, sha256 in
                entry(name, file, sha256) { () throws(InferenceError) in _ = try store.model(name) }
            }
            let companions = try store.companions().map { file, sha256 in
                entry(file, file, sha256) { () throws(InferenceError) in _ = try store.companion(file) }
            }
            let entries = models + companions
            if json {
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
                print(String(decoding: try encoder.encode(entries), as: UTF8.self))
            } else {
                for entry in entries {
                    let size = String(format: "%.1f MB", Double(entry.bytes) / 1e6)
                    print("\(entry.name)  \(size)  sha256:\(entry.sha256)  \(entry.problem ?? "ok")")
                }
            }
            return entries.contains { $0.problem != nil } ? .dependencyMissing : .done
        }
    }
}
