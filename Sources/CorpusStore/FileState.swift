import CorpusModel

/// State of a scan file by which a change is noticed.
package struct FileState: Sendable, Hashable {
    /// Size in bytes; -1 where the file cannot be examined.
    package var size: Int
    /// Time of the last change, nanoseconds since 1970; 0 where unknown.
    package var modified: Int

    package init(size: Int, modified: Int) { (self.size, self.modified) = (size, modified) }

    /// The state of a file that cannot be examined.
    package static let unknown = Self(size: -1, modified: 0)
}
