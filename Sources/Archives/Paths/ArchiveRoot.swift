import CorpusFiles
import Foundation
import Glibc

/// The folder of a delivery, which no path that its files name may leave.
struct ArchiveRoot {
    /// The folder as the user spelled it.
    let path: String
    /// The folder without links.
    private let realPath: String
    /// Names of the files of each folder looked into, by folder and folded name.
    private var listings: [String: [String: [String]]] = [:]

    /// Takes a folder.
    ///
    /// - Throws: `ArchiveError` where it is not there.
    init(_ path: String) throws(ArchiveError) {
        self.path = path.isEmpty ? "." : path
        guard let real = resolvedPath(self.path) else {
            throw ArchiveError(.unreadable, "\(self.path): \(systemMessage(errno)); check path and permissions")
        }
        realPath = real
    }

    /// A file that a delivery names.
    struct Target: Sendable, Hashable {
        /// Path as the user would spell it: the root's, and the file's below it.
        var path: String
        /// Path below the root.
        var relative: String
        /// Whether there is a file.
        var exists: Bool
    }

    /// The file that `reference` names in a file of `folder`.
    ///
    /// Percent signs are decoded, `\` is taken for `/`. Where no file has just this name, one that differs in case or
    /// Unicode form alone is taken, if it is the only one: deliveries pass through file systems that do not tell them apart.
    ///
    /// - Parameters:
    ///   - reference: an `href`, or the text of an element.
    ///   - folder: folder below the root that the naming file lies in; empty for the root itself.
    /// - Returns: the file, which may be absent.
    /// - Throws: `ArchiveError` with `.outsideRoot` for addresses, absolute paths, paths out of the root, and links out of it.
    mutating func target(of reference: String, in folder: String) throws(ArchiveError) -> Target {
        let trimmed = reference.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !trimmed.isEmpty else { throw ArchiveError(.malformed, "a file is named by nothing; give its path") }
        let text = (trimmed.removingPercentEncoding ?? trimmed).replacingOccurrences(of: "\\", with: "/")
        func refused(_ why: String) -> ArchiveError {
            ArchiveError(
                .outsideRoot,
                "\(trimmed): \(why); it is not followed; name files by paths below \(path)"
            )
        }
        guard !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
            throw refused("has control characters in its name")
        }
        guard !text.hasPrefix("/") else { throw refused("is an absolute path") }
        if let colon = text.firstIndex(of: ":"), !text[..<colon].contains("/") { throw refused("is an address") }
        var parts = folder.split(separator: "/").map(String.init)
        for part in text.split(separator: "/") where part != "." {
            if part == ".." {
                guard !parts.isEmpty else { throw refused("leads out of the delivery") }
                parts.removeLast()
            } else {
                parts.append(String(part))
            }
        }
        guard !parts.isEmpty else { throw refused("names a folder") }
        var target = target(parts)
        if !target.exists, let other = otherSpelling(parts) { target = self.target(other) }
        if target.exists, let real = resolvedPath(target.path), real != realPath, !real.hasPrefix(realPath + "/") {
            guard realPath == "/" else { throw refused("is a link that leads out of the delivery") }
        }
        return target
    }

    private func target(_ parts: [String]) -> Target {
        let relative = parts.joined(separator: "/")
        let whole = path == "/" ? "/" + relative : path + "/" + relative
        var status = stat()
        let exists = stat(whole, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        return Target(path: whole, relative: relative, exists: exists)
    }

    /// The parts with those replaced that are spelled otherwise on the disk.
    private mutating func otherSpelling(_ parts: [String]) -> [String]? {
        var found: [String] = []
        for part in parts {
            let folder = ([path] + found).joined(separator: "/")
            let names = listing(of: folder)[Self.folded(part)] ?? []
            if names.contains(part) {
                found.append(part)
            } else if names.count == 1 {
                found.append(names[0])
            } else {
                return nil
            }
        }
        return found
    }

    private mutating func listing(of folder: String) -> [String: [String]] {
        if let known = listings[folder] { return known }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let listing = Dictionary(grouping: names, by: Self.folded)
        listings[folder] = listing
        return listing
    }

    private static func folded(_ name: String) -> String { name.precomposedStringWithCanonicalMapping.lowercased() }
}
