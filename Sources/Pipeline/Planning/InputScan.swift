import Archives
import CorpusFiles
package import CorpusModel
package import CorpusStore
package import Executor
package import Foundation

/// A scan file among the inputs.
package struct InputFile: Sendable, Hashable {
    /// Path as given by the user, extended below folders; see `PathText`.
    package var path: String
    /// Path below the root of all inputs.
    package var place: String
    /// Size and time.
    package var state: FileState

    package init(path: String, place: String, state: FileState) {
        (self.path, self.place, self.state) = (path, place, state)
    }
}

/// Finds the scans that the user's inputs name: files, folders (with all below, in order of name) and lists of them.
///
/// Every file that is met is found, skipped with a reason, or a failure.
package struct InputScan: Sendable {
    /// What was found.
    package struct Findings: Sendable {
        /// The scans in the order of the inputs, each once.
        package var files: [InputFile] = []
        /// All else that was seen.
        package var account = InputAccount()
    }

    /// Name endings, in lower case, by which files in folders are taken for scans.
    package static let endings: Set<String> = [
        "bmp", "gif", "j2k", "jp2", "jpc", "jpeg", "jpg", "jpx", "pbm", "pdf", "pgm", "png", "pnm", "ppm", "tif",
        "tiff",
        "webp",
    ]

    /// Folder that is never looked into: the corpus itself.
    private let excluded: String
    /// Whether files by whose ending they may be the text of a page are found as well.
    private let findsText: Bool
    /// The root, where the user has set it.
    private let root: String?
    private let workingFolder = FolderPath.current

    /// - Parameters:
    ///   - excluded: the corpus.
    ///   - root: folder that places are relative to and that nothing may lead out of; where it is `nil`, the deepest one that
    ///     holds all inputs, which may then lie anywhere.
    ///   - findsText: whether files by whose ending they may be the text of a page are found as well.
    package init(excluding excluded: String, root: String? = nil, findsText: Bool = false) {
        self.findsText = findsText
        self.excluded = resolvedPath(excluded) ?? excluded
        self.root = root
    }

    /// An input, one of the user's own words or a line of a list.
    private struct Named {
        var path: String
        var isFromList: Bool
        var kind: FileKind
    }

    /// All scans in the order of `inputs`, each once, and what else was seen.
    ///
    /// - Parameters:
    ///   - inputs: paths of files and folders; `@FILE` for a list with one path a line, `-` for one from
    ///     `standardInput`. Empty lines and lines beginning with `#` in lists are skipped.
    ///   - standardInput: gives the bytes of standard input.
    /// - Returns: at least one file or one failure.
    /// - Throws: `RunError` where an input of the user's own is not there, or where there is no scan at all.
    package func findings(_ inputs: [String], standardInput: () -> Data) throws(RunError) -> Findings {
        var named: [Named] = []
        for input in inputs { named += try expand(input, standardInput) }
        let confinement = try root.map { folder throws(RunError) in
            guard FileKind(at: folder) == .folder else {
                throw RunError(.inputNotReadable, "--root \(folder): no such folder; check the path")
            }
            return Confinement(folder)
        }
        var walk = Walk(excluded: excluded, confinement: confinement, findsText: findsText)
        let places = named.map { AbsolutePath($0.path, below: workingFolder) }
        let root = commonRoot(of: zip(named, places))
        for (input, place) in zip(named, places) {
            if let confinement, !confinement.holds(input.path) {
                guard input.isFromList else {
                    throw RunError(
                        .inputNotReadable,
                        "\(input.path) lies outside --root \(self.root ?? ""); name another root, or leave it out"
                    )
                }
                walk.found.account.skipped.append(.init(input.path, .outsideRoot))
                continue
            }
            walk.take(input.path, at: place.place(below: root), kind: input.kind, isNamed: true)
        }
        guard !walk.found.files.isEmpty || !walk.found.account.failures.isEmpty else {
            throw RunError(
                .noInput,
                """
                no scans in \(inputs.joined(separator: ", ")): folders are searched for files ending in \
                \(Self.endings.sorted().joined(separator: ", ")); files of other names can be named one by one
                """
            )
        }
        return walk.found
    }

    /// The root that was set, or the deepest folder that holds all inputs.
    private func commonRoot(of inputs: some Sequence<(Named, AbsolutePath)>) -> AbsolutePath {
        if let root { return AbsolutePath(root, below: workingFolder) }
        var common: AbsolutePath?
        for (input, path) in inputs {
            let folder = input.kind == .folder ? path : path.folder
            common = common.map { $0.common(with: folder) } ?? folder
        }
        return common ?? AbsolutePath(names: [])
    }

    private func expand(_ input: String, _ standardInput: () -> Data) throws(RunError) -> [Named] {
        let list: Data
        if input == "-" {
            list = standardInput()
        } else if input.hasPrefix("@") {
            let path = String(input.dropFirst())
            guard let file = try? OpenableFile(path), let data = FileManager.default.contents(atPath: file.path) else {
                throw RunError(.inputNotReadable, "cannot read the list \(path); check path and permissions")
            }
            list = data
        } else {
            var named = Named(path: PathText.text(of: input.utf8), isFromList: false, kind: .missing)
            named.kind = FileKind(at: named.path)
            if named.kind == .missing {
                // It may be written as in the records of a corpus.
                (named.path, named.kind) = (input, FileKind(at: input))
            }
            if named.kind == .missing || named.kind == .danglingLink {
                throw RunError(.inputNotReadable, "\(input): no such file or folder; check the path")
            }
            if case .unknown(let code) = named.kind {
                throw RunError(
                    .inputNotReadable,
                    "\(input): cannot be read (\(systemMessage(code))); check its permissions"
                )
            }
            return [named]
        }
        return list.split(separator: UInt8(ascii: "\n")).compactMap { line in
            var bytes = line[...]
            let blanks: Set<UInt8> = [0x20, 0x09, 0x0D]
            while let first = bytes.first, blanks.contains(first) { bytes.removeFirst() }
            while let last = bytes.last, blanks.contains(last) { bytes.removeLast() }
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
            guard let first = bytes.first, first != UInt8(ascii: "#") else { return nil }
            var path = PathText.text(of: bytes)
            var kind = FileKind(at: path)
            if kind == .missing, let text = String(validating: bytes, as: UTF8.self), !PathText.isPlain(text) {
                (path, kind) = (text, FileKind(at: text))
            }
            return Named(path: path, isFromList: true, kind: kind)
        }
    }
}

/// Goes through folders.
private struct Walk {
    let excluded: String
    let confinement: Confinement?
    let findsText: Bool
    var found = InputScan.Findings()
    /// Files found, without links, and the name under which each was found first.
    private var pathOfFile: [ExactText: String] = [:]
    private var ancestors: [String] = []

    init(excluded: String, confinement: Confinement?, findsText: Bool) {
        (self.excluded, self.confinement, self.findsText) = (excluded, confinement, findsText)
    }

    /// Takes what a path leads to.
    ///
    /// - Parameters:
    ///   - path: as it will stand in records.
    ///   - place: the same below the root.
    ///   - kind: what is there.
    ///   - isNamed: whether the user named it; a file is then a scan whatever its name is.
    mutating func take(_ path: String, at place: String, kind: FileKind, isNamed: Bool) {
        switch kind {
        case .folder: takeFolder(path, at: place)
        case .file:
            guard isNamed || isScan(path) else { return skip(path, .noScan) }
            let real = ExactText(resolvedPath(path) ?? path)
            if let first = pathOfFile[real] { return skip(path, .sameFile, of: first) }
            pathOfFile[real] = path
            found.files.append(InputFile(path: path, place: place, state: FileState(ofFileAt: path)))
        case .special:
            guard isNamed || isScan(path) else { return skip(path, .noScan) }
            skip(path, .specialFile)
        case .danglingLink:
            guard isNamed || isScan(path) else { return skip(path, .danglingLink) }
            fail(path, "dangling-link", "a link to a file that is not there; fetch the file or remove the link")
        case .missing: fail(path, "missing", "no such file; correct the list")
        case .unknown(let code): fail(path, "unreadable", "cannot be read (\(systemMessage(code))); check permissions")
        }
    }

    private mutating func takeFolder(_ path: String, at place: String) {
        guard let real = resolvedPath(path) else {
            return fail(path, "unreadable", "cannot be entered; check permissions")
        }
        if ExactText(real) == ExactText(excluded) { return skip(path, .corpus) }
        // A link to a folder above would lead round in circles.
        if ancestors.contains(where: { ExactText($0) == ExactText(real) }) { return skip(path, .linkLoop) }
        guard let names = FolderListing.names(in: path) else {
            return fail(path, "folder-unreadable", "the folder cannot be listed; check its permissions")
        }
        ancestors.append(real)
        defer { ancestors.removeLast() }
        var folder = path[...]
        while folder.utf8.count > 1, folder.utf8.last == UInt8(ascii: "/") { folder.removeLast() }
        for name in names {
            let inside = folder == "/" ? "/" + name : folder + "/" + name
            if name.utf8.first == UInt8(ascii: ".") {
                skip(inside, .hidden)
            } else if let confinement, !confinement.holds(inside) {
                skip(inside, .outsideRoot)
            } else {
                take(inside, at: place.isEmpty ? name : place + "/" + name, kind: FileKind(at: inside), isNamed: false)
            }
        }
    }

    private mutating func skip(_ path: String, _ reason: InputAccount.Skipped.Reason, of other: String? = nil) {
        found.account.skipped.append(InputAccount.Skipped(path, reason, of: other))
    }

    private mutating func fail(_ path: String, _ code: String, _ message: String) {
        found.account.failures.append(
            PageFailure(source: path, stage: "input", code: code, message: "\(path): \(message), then run again")
        )
    }

    private func isScan(_ path: String) -> Bool {
        guard let ending = FileNameParts(path).ending?.lowercased() else { return false }
        return InputScan.endings.contains(ending) || findsText && ArchivedText.endings.contains(ending)
    }
}
