import Foundation

/// A folder that goes when the test is over.
final class TemporaryFolder: Sendable {
    let path = NSTemporaryDirectory() + "broadsheet-dedup-\(UUID().uuidString)"

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> URL { URL(fileURLWithPath: path + "/" + name) }

    /// Writes lines to a file.
    func write(_ lines: [String], to name: String) throws -> URL {
        let file = file(name)
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
        return file
    }
}
