package import CorpusModel
import Glibc

/// What a path leads to.
package enum FileKind: Sendable, Hashable {
    case file, folder
    /// A pipe, a socket or a device.
    case special
    /// A link to nothing.
    case danglingLink
    /// Nothing.
    case missing
    /// It cannot be examined; why, one of `errno`'s values.
    case unknown(Int32)

    /// Looks at `path` (see `PathText`), following links.
    package init(at path: String) {
        var status = stat()
        let code = unsafe PathText.withCPath(path) { unsafe stat($0, &status) == 0 ? 0 : errno }
        switch code {
        case 0:
            switch status.st_mode & S_IFMT {
            case S_IFREG: self = .file
            case S_IFDIR: self = .folder
            default: self = .special
            }
        case ENOENT:
            let isLink = unsafe PathText.withCPath(path) { unsafe lstat($0, &status) == 0 }
            self = isLink ? .danglingLink : .missing
        case ENOTDIR: self = .missing
        default: self = .unknown(code)
        }
    }
}

/// The names in a folder.
package enum FolderListing {
    /// Names without `.` and `..` in the order of their bytes, as `PathText` writes them.
    ///
    /// - Returns: `nil` where the folder cannot be read.
    package static func names(in folder: String) -> [String]? {
        guard let stream = unsafe PathText.withCPath(folder, { unsafe opendir($0) }) else { return nil }
        defer { unsafe closedir(stream) }
        var names: [[UInt8]] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else { break }
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
            if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
        }
        guard errno == 0 else { return nil }
        return names.sorted { $0.lexicographicallyPrecedes($1) }.map { PathText.text(of: $0) }
    }
}

/// The path without links, `.` and `..`; `nil` where there is no such file.
package func resolvedPath(_ path: String) -> String? {
    guard let resolved = unsafe PathText.withCPath(path, { unsafe realpath($0, nil) }) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe PathText.text(
        of: UnsafeBufferPointer(start: resolved, count: strlen(resolved)).map { UInt8(bitPattern: $0) }
    )
}

/// A path as a row of names from the root of the file system, without `.` and `..`; links stay as they are named.
package struct AbsolutePath: Sendable, Hashable {
    package let names: [ExactText]

    /// - Parameters:
    ///   - path: see `PathText`; one that does not begin with `/` is below `folder`.
    ///   - folder: an absolute path.
    package init(_ path: String, below folder: String) {
        let whole = path.utf8.first == UInt8(ascii: "/") ? path : folder + "/" + path
        var names: [ExactText] = []
        for name in whole.utf8.split(separator: UInt8(ascii: "/")) {
            switch String(Substring(name)) {
            case ".": continue
            case "..":
                // Above a link is the folder that it leads to.
                let text = "/" + names.map(\.text).joined(separator: "/")
                names = Self.names(resolvedPath(text) ?? text)
                if !names.isEmpty { names.removeLast() }
            case let name: names.append(ExactText(name))
            }
        }
        self.names = names
    }

    /// - Parameter names: from the root on.
    package init(names: [ExactText]) { self.names = names }

    private static func names(_ path: String) -> [ExactText] {
        path.utf8.split(separator: UInt8(ascii: "/")).map { ExactText(String(Substring($0))) }
    }

    /// The folder it lies in.
    package var folder: AbsolutePath { AbsolutePath(names: names.dropLast()) }

    /// The path as text.
    package var text: String { "/" + names.map(\.text).joined(separator: "/") }

    /// Whether it is another path, or lies below it.
    package func isWithin(_ other: AbsolutePath) -> Bool { names.starts(with: other.names) }

    /// The path from a folder above it on; the whole path, without a slash before it, where it is not below the folder.
    package func place(below root: AbsolutePath) -> String {
        let own = isWithin(root) ? names.dropFirst(root.names.count) : names[...]
        return own.map(\.text).joined(separator: "/")
    }

    /// The deepest folder that two paths have in common.
    package func common(with other: AbsolutePath) -> AbsolutePath {
        AbsolutePath(names: zip(names, other.names).prefix { $0 == $1 }.map(\.0))
    }
}

/// A folder that paths given by others must not lead out of.
package struct Confinement: Sendable {
    /// The folder, without links.
    private let root: AbsolutePath

    /// - Parameter folder: the folder, which is there.
    package init(_ folder: String) {
        root = AbsolutePath(resolvedPath(folder) ?? folder, below: FolderPath.current)
    }

    /// Whether what a path leads to, all links followed, lies within the folder.
    ///
    /// Relative paths are below the working folder; what is not there is judged by its name.
    package func holds(_ path: String) -> Bool {
        let lexical = AbsolutePath(path, below: FolderPath.current)
        if let real = resolvedPath(lexical.text) { return AbsolutePath(real, below: "/").isWithin(root) }
        // The folder of a missing file may be a link as well.
        let folder = resolvedPath(lexical.folder.text).map { AbsolutePath($0, below: "/") } ?? lexical.folder
        return folder.isWithin(root)
    }
}

/// Folders that a process knows.
package enum FolderPath {
    /// The working folder.
    package static var current: String { resolvedPath(".") ?? "/" }
}
