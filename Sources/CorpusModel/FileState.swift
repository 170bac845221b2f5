import Glibc

/// State of a scan file by which a change is noticed without reading it.
package struct FileState: Sendable, Hashable, Codable {
    /// Size in bytes; -1 where the file cannot be examined.
    package var size: Int
    /// Time of the last change, nanoseconds since 1970; 0 where unknown.
    package var modified: Int

    package init(size: Int, modified: Int) { (self.size, self.modified) = (size, modified) }

    /// The state of the file at `path` (see `PathText`), links followed; `unknown` where it cannot be examined.
    package init(ofFileAt path: String) {
        var status = stat()
        guard PathText.withCPath(path, { stat($0, &status) }) == 0 else {
            self = .unknown
            return
        }
        self.init(
            size: Int(status.st_size),
            modified: status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
        )
    }

    /// The state of a file that cannot be examined.
    package static let unknown = Self(size: -1, modified: 0)
}
