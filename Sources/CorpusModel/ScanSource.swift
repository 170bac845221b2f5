/// The scan a record was made from.
package struct ScanSource: Sendable, Hashable, Codable {
    /// Path as given by the user.
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

    /// Names a page of a file.
    package init(path: String, page: Int, sha256: String, orientation: Int? = nil, truncated: Bool? = nil) {
        (self.path, self.page, self.sha256) = (path, page, sha256)
        (self.orientation, self.truncated) = (orientation, truncated)
    }
}
