/// The scan a record was made from.
package struct ScanSource: Sendable, Hashable, Codable {
    /// Path as given by the user; bytes that are no UTF-8 as `\xE9` (see `PathText`).
    package var path: String
    /// Page within the file, from 1.
    package var page: Int
    /// SHA-256 of the file, lower-case hexadecimal.
    package var sha256: String
    /// Other files that hold the same page, best first; absent where there is none.
    package var forms: [String]?
    /// What was wrong with better forms that could not be read; absent where the best one was.
    package var refused: [String]?

    /// Names a page of a file.
    package init(
        path: String,
        page: Int,
        sha256: String,
        forms: [String]? = nil,
        refused: [String]? = nil
    ) {
        (self.path, self.page, self.sha256) = (path, page, sha256)
        (self.forms, self.refused) = (forms, refused)
    }
}
