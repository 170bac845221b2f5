import CorpusFiles
import CorpusModel
import Foundation

/// Folders of page truths (`NAME.json`, the image it names beside it).
struct TruthFolders {
    private let folders: [URL]

    init(_ paths: [String]) { folders = paths.map { URL(fileURLWithPath: $0, isDirectory: true) } }

    /// Hands over each truth with its folder and the name of its file without the extension, in the order of folders and names.
    ///
    /// Other JSON files are passed over.
    ///
    /// - Throws: where a folder cannot be listed or a file not be read, and what `body` throws.
    func forEach(_ body: (PageTruth, URL, String) async throws -> Void) async throws {
        for folder in folders {
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            where name.hasSuffix(".json") {
                let data = try Data(contentsOf: folder.appendingPathComponent(name))
                guard let truth = try? RecordCoding.decode(PageTruth.self, from: data) else { continue }
                try await body(truth, folder, String(name.dropLast(5)))
            }
        }
    }
}
