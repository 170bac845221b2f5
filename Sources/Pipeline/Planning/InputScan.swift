import CorpusFiles
package import CorpusModel
package import Executor
import Foundation
import Glibc

/// A scan file among the inputs.
package struct InputFile: Sendable, Hashable {
    /// Path as given by the user, extended below folders.
    package var path: String
    /// The folder that was named, or the folder of the file where the file itself was named.
    package var root: String
    /// Size and time.
    package var state: FileState

    package init(path: String, root: String, state: FileState) {
        (self.path, self.root, self.state) = (path, root, state)
    }
}

/// Finds the scans that the user's inputs name: files, folders (with all below, in order of name) and lists of them.
package struct InputScan: Sendable {
    /// Name endings, in lower case, by which files in folders are taken for scans.
    package static let endings: Set<String> = [
        "bmp", "gif", "j2k", "jp2", "jpc", "jpeg", "jpg", "jpx", "pbm", "pdf", "pgm", "png", "pnm", "ppm", "tif",
        "tiff",
        "webp",
    ]

    /// Folder that is never looked into: the corpus itself.
    private let excluded: String

    /// Prepares to look for scans, leaving out those below `excluded`.
    package init(excluding excluded: String) { self.excluded = Self.realPath(excluded) ?? excluded }

    /// All scans in the order of `inputs`, each once.
    ///
    /// - Parameters:
    ///   - inputs: paths of files and folders; `@FILE` for a list with one path a line, `-` for one from
    ///     `standardInput`. Empty lines and lines beginning with `#` in lists are skipped.
    ///   - standardInput: gives the lines of standard input.
    /// - Returns: at least one file.
    /// - Throws: `RunError` where an input is not there or a folder cannot be listed, or where there is no scan at all.
    package func files(_ inputs: [String], standardInput: () -> [String]) throws(RunError) -> [InputFile] {
        var found: [InputFile] = []
        var seen: Set<String> = []
        var paths: [String] = []
        for input in inputs { paths += try expand(input, standardInput) }
        for path in paths {
            for file in try filesBelow(path) where seen.insert(Self.realPath(file.path) ?? file.path).inserted {
                found.append(file)
            }
        }
        guard !found.isEmpty else {
            throw RunError(
                .noInput,
                """
                no scans in \(inputs.joined(separator: ", ")): folders are searched for files ending in \
                \(Self.endings.sorted().joined(separator: ", ")); files of other names can be named one by one
                """
            )
        }
        return found
    }

    private func expand(_ input: String, _ standardInput: () -> [String]) throws(RunError) -> [String] {
        let lines: [String]
        if input == "-" {
            lines = standardInput()
        } else if input.hasPrefix("@") {
            let path = String(input.dropFirst())
            guard let data = FileManager.default.contents(atPath: path) else {
                throw RunError(.inputNotReadable, "cannot read the list \(path); check path and permissions")
            }
            lines = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
        } else {
            return [input]
        }
        return lines.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty && !$0.hasPrefix("#") }
    }

    private func filesBelow(_ input: String) throws(RunError) -> [InputFile] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: input, isDirectory: &isFolder) else {
            throw RunError(.inputNotReadable, "\(input): no such file or folder; check the path")
        }
        guard isFolder.boolValue else {
            let root = (input as NSString).deletingLastPathComponent
            return [InputFile(path: input, root: root, state: FileState(ofFileAt: input))]
        }
        var found: [InputFile] = []
        var ancestors: [String] = []
        let folder = input.count > 1 && input.hasSuffix("/") ? String(input.dropLast()) : input
        try collect(folder, root: folder, into: &found, ancestors: &ancestors)
        return found
    }

    private func collect(
        _ folder: String,
        root: String,
        into found: inout [InputFile],
        ancestors: inout [String]
    ) throws(RunError) {
        // A link to a folder above would lead round in circles.
        guard let real = Self.realPath(folder), real != excluded, !ancestors.contains(real) else { return }
        ancestors.append(real)
        defer { ancestors.removeLast() }
        let entries: [String]
        do {
            entries = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw RunError(.inputNotReadable, "cannot list \(folder); check its permissions")
        }
        for entry in entries.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) where !entry.hasPrefix(".") {
            let path = folder == "/" ? "/\(entry)" : "\(folder)/\(entry)"
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
            if isFolder.boolValue {
                try collect(path, root: root, into: &found, ancestors: &ancestors)
            } else if Self.endings.contains((entry as NSString).pathExtension.lowercased()) {
                found.append(InputFile(path: path, root: root, state: FileState(ofFileAt: path)))
            }
        }
    }

    private static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
