import CorpusFiles
import Foundation

/// The folder a report is written to: made beside its place, then renamed.
struct ReportFolder: Sendable {
    /// File that marks a folder as a report, which may be replaced.
    private static let marker = ".broadsheet-report"

    private let place: URL
    private let draft: URL

    /// Prepares an empty draft; refuses a place that holds anything but a report.
    init(_ place: URL) throws {
        let place = place.standardizedFileURL
        self.place = place
        draft = place.deletingLastPathComponent()
            .appendingPathComponent(".\(place.lastPathComponent).unfinished", isDirectory: true)
        for folder in [place, draft] where !Self.mayBeReplaced(folder) {
            throw ReportError(
                .notWritable,
                "\(folder.path) holds something other than a report; name another --output or empty it"
            )
        }
        try attempt {
            if FileManager.default.fileExists(atPath: draft.path) { try FileManager.default.removeItem(at: draft) }
        }
        for name in ["images", "pages", "thumbnails"] { try makeFolder(name) }
        try write(Data(), to: Self.marker)
    }

    private static func mayBeReplaced(_ folder: URL) -> Bool {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) else { return true }
        guard isFolder.boolValue,
            let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        else { return false }
        return names.isEmpty || names.contains(marker)
    }

    /// Makes a folder in the report; nothing happens where it is there.
    func makeFolder(_ name: String) throws {
        try attempt {
            try FileManager.default.createDirectory(
                at: draft.appendingPathComponent(name),
                withIntermediateDirectories: true
            )
        }
    }

    /// Writes a file of the report.
    func write(_ data: Data, to name: String) throws {
        try attempt { try data.write(to: draft.appendingPathComponent(name)) }
    }

    /// Puts the finished report in its place.
    func finish() throws {
        try attempt {
            if FileManager.default.fileExists(atPath: place.path) { try FileManager.default.removeItem(at: place) }
            try FileManager.default.moveItem(at: draft, to: place)
        }
    }

    private func attempt(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch {
            throw ReportError(
                .notWritable,
                "cannot write the report to \(place.path): \(error.localizedDescription); check free space and rights"
            )
        }
    }
}
