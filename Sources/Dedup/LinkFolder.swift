import Foundation

/// A folder of links, one file per part of the calendar, named by all that decides it.
enum LinkFolder {
    /// Removes the files of other texts or settings: they are not used any more.
    static func keep(only names: Set<String>, in folder: URL) {
        let found = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in found where !names.contains(name) && (name.hasSuffix(".jsonl") || name.hasSuffix(".partial")) {
            try? FileManager.default.removeItem(at: folder.appendingPathComponent(name))
        }
    }
}
