package import Foundation

/// A folder that is removed with its contents when the test is over.
package final class TemporaryFolder: Sendable {
    package let path: String
    package var url: URL { URL(fileURLWithPath: path, isDirectory: true) }

    package init() throws {
        path = NSTemporaryDirectory() + "broadsheet-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// A file in the folder, whether it is there or not.
    package func file(_ name: String) -> URL { URL(fileURLWithPath: path + "/" + name) }

    /// Writes a file and the folders it lies in.
    @discardableResult
    package func write(_ data: Data, to name: String) throws -> URL {
        let file = file(name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
        return file
    }

    /// Writes lines to a file, each with its newline.
    @discardableResult
    package func write(_ lines: [String], to name: String) throws -> URL {
        try write(Data((lines.joined(separator: "\n") + "\n").utf8), to: name)
    }
}
