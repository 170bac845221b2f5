import CorpusModel
import Foundation

/// Finds the scans of records and reduces them to the pictures of the report.
struct ScanPictures: Sendable {
    /// The JPEG files of one page; without them, `note` says why.
    struct Pictures: Sendable {
        var picture: Data?, thumbnail: Data?, note: String?
    }

    /// Width of the pictures in lists, pixels.
    static let thumbnailWidth = 300

    let roots: [URL]
    let width: Int
    let quality: Int

    /// Reads and reduces the scan of a record; a scan that is missing or broken gives a note.
    func pictures(of record: PageRecord) async -> Pictures {
        guard let file = file(of: record.source.path) else {
            return Pictures(note: "The scan \(record.source.path) is no longer there; name its folder with --scans.")
        }
        return Pictures(picture: try? Data(contentsOf: file), thumbnail: try? Data(contentsOf: file))
    }

    /// The scan at its own path, or below a root by as much of its path as is found there.
    func file(of path: String) -> URL? {
        let parts = path.split(separator: "/").filter { $0 != "." && $0 != ".." }
        let below = roots.flatMap { root in
            parts.indices.map { root.appendingPathComponent(parts[$0...].joined(separator: "/")) }
        }
        return ([URL(fileURLWithPath: path)] + below).first {
            FileManager.default.isReadableFile(atPath: $0.path)
        }
    }
}
