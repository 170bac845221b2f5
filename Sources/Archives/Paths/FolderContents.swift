import CorpusFiles
import CorpusModel
import Glibc

/// All that lies below a folder.
package enum FolderContents {
    /// Paths of the files below a folder; folders that are links are not entered.
    ///
    /// - Parameter folder: written as `PathText` says, as are the paths.
    /// - Returns: paths relative to the folder, in the order of their bytes.
    package static func files(below folder: String) -> [String] {
        var found: [String] = []
        func walk(_ path: String, _ place: String) {
            for name in FolderListing.names(in: path) ?? [] {
                let inside = path + "/" + name
                let below = place.isEmpty ? name : place + "/" + name
                if FileKind(at: inside) != .folder {
                    found.append(below)
                } else if !isLink(inside) {
                    walk(inside, below)
                }
            }
        }
        walk(folder, "")
        return found
    }

    private static func isLink(_ path: String) -> Bool {
        var status = stat()
        return PathText.withCPath(path) { lstat($0, &status) == 0 } && status.st_mode & S_IFMT == S_IFLNK
    }
}
