/// The scan a record was made from.
package struct ScanSource: Sendable, Hashable, Codable {
    /// Path as given by the user; bytes that are no UTF-8 as `\xE9` (see `PathText`).
    package var path: String
    /// Page within the file, from 1.
    package var page: Int
    /// SHA-256 of the file, lower-case hexadecimal.
    package var sha256: String
    /// Orientation that the file states, 2 to 8 as in tag 274 of TIFF and Exif: the picture was turned or mirrored by it before
    /// anything else; `nil` where there was nothing to do.
    package var orientation: Int?
    /// `true` where the file ends early: what is missing of the picture is white; `nil` where it is whole.
    package var truncated: Bool?
    /// Other files that hold the same page, best first; absent where there is none.
    package var forms: [String]?
    /// What was wrong with better forms that could not be read; absent where the best one was.
    package var refused: [String]?
    /// The archive's text of the page; absent where none was asked for or none is there.
    package var text: TextSource?

    /// Names a page of a file.
    package init(
        path: String,
        page: Int,
        sha256: String,
        orientation: Int? = nil,
        truncated: Bool? = nil,
        forms: [String]? = nil,
        refused: [String]? = nil,
        text: TextSource? = nil
    ) {
        (self.path, self.page, self.sha256) = (path, page, sha256)
        (self.orientation, self.truncated) = (orientation, truncated)
        (self.forms, self.refused, self.text) = (forms, refused, text)
    }
}
