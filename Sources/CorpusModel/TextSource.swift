/// The archive's text that a record was made with, or that was looked at for it.
package struct TextSource: Sendable, Hashable, Codable {
    /// What was done with it.
    package enum Use: String, Sendable, Hashable, Codable, CaseIterable {
        /// The page was not read: its words are the archive's.
        case taken
        /// The page was read, and of each region the better text kept.
        case compared
        /// There is no scan: regions, too, are the archive's.
        case alone
        /// It could not be used; the page was read.
        case refused
    }

    /// Path as given by the user or by the delivery; see `PathText`.
    package var path: String
    /// Page within the file, from 1.
    package var page: Int
    /// SHA-256 of the file, lower-case hexadecimal; absent where it could not be read.
    package var sha256: String?
    /// `alto` or `hocr`; absent where it is neither.
    package var format: String?
    /// What was done with it.
    package var use: Use
    /// Words that the archive has of the page.
    package var words: Int
    /// How many of them stand in the record.
    package var placed: Int
    /// Why it was not used.
    package var refused: String?

    package init(
        path: String,
        page: Int,
        sha256: String? = nil,
        format: String? = nil,
        use: Use,
        words: Int = 0,
        placed: Int = 0,
        refused: String? = nil
    ) {
        (self.path, self.page, self.sha256, self.format) = (path, page, sha256, format)
        (self.use, self.words, self.placed, self.refused) = (use, words, placed, refused)
    }
}
