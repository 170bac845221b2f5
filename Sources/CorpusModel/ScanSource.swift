/// The scan a record was made from.
package struct ScanSource: Sendable, Hashable, Codable {
    /// Path as given by the user.
    package var path: String
    /// Page within the file, from 1.
    package var page: Int
    /// SHA-256 of the file, lower-case hexadecimal.
    package var sha256: String

    /// Names a page of a file.
    package init(path: String, page: Int, sha256: String) {
        (self.path, self.page, self.sha256) = (path, page, sha256)
    }
}
