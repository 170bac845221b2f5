import CorpusFiles
import CorpusModel
import Evaluation
import Foundation

/// The truths of several folders, linked into one temporary folder so that they are scored together.
struct TruthFolderLinks {
    /// A truth and the path of its image.
    struct Page {
        var truth: PageTruth
        var path: String
    }

    /// The temporary folder.
    let folder: URL
    /// All pages, in the order of the folders and of their names.
    let images: [Page]

    /// Links the truths of `folders`.
    ///
    /// - Throws: `EvaluationError` where a folder cannot be listed.
    init(folders: [String]) throws {
        let files = FileManager.default
        folder = files.temporaryDirectory.appendingPathComponent("broadsheet-benchmark-\(UUID().uuidString)")
        try files.createDirectory(at: folder, withIntermediateDirectories: true)
        var images: [Page] = []
        for source in folders.map({ URL(fileURLWithPath: $0, isDirectory: true) }) {
            guard let all = try? files.contentsOfDirectory(atPath: source.path) else {
                throw EvaluationError(
                    .noTruth,
                    "\(source.path): no such folder, or it cannot be listed; check the path"
                )
            }
            let names = all.sorted().filter { $0.hasSuffix(".json") }
            for name in names {
                let file = source.appendingPathComponent(name)
                guard let truth = try? RecordCoding.decode(PageTruth.self, from: Data(contentsOf: file)) else {
                    continue
                }
                images.append(Page(truth: truth, path: source.appendingPathComponent(truth.imageFile).path))
                let link = folder.appendingPathComponent("\(images.count)-\(name)")
                try files.createSymbolicLink(at: link, withDestinationURL: file)
            }
        }
        self.images = images
    }

    /// Removes the temporary folder; one that is left behind does no harm.
    func remove() { try? FileManager.default.removeItem(at: folder) }
}
