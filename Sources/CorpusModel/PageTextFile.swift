/// A file that holds the text of a page as its archive has it, with boxes: ALTO or hOCR.
package struct PageTextFile: Sendable, Hashable, Codable {
    /// Path of the file, written as `PathText` says.
    package var path: String
    /// Page within the file, from 1.
    package var page: Int
    /// State of the file when the run was planned.
    package var state: FileState

    package init(path: String, page: Int = 1, state: FileState) {
        (self.path, self.page, self.state) = (path, page, state)
    }

    /// The file at `path` as it is now.
    package init(ofFileAt path: String, page: Int = 1) {
        self.init(path: path, page: page, state: FileState(ofFileAt: path))
    }
}
