/// One unit of work: a page of a file, as the coordinator hands it to a worker.
///
/// One JSON object a line.
package struct PageRequest: Sendable, Hashable, Codable {
    /// A file's digest, and the state that the file had when the digest was made.
    package struct KnownFile: Sendable, Hashable, Codable {
        /// Size and time of last change.
        package var state: FileState
        /// SHA-256 of the content, lower-case hexadecimal.
        package var sha256: String

        package init(state: FileState, sha256: String) { (self.state, self.sha256) = (state, sha256) }
    }

    /// Id of the page in the corpus.
    package var id: String
    /// Path of the file as given by the user, written as `PathText` says.
    package var path: String
    /// Path below the folder that all inputs lie in; by it a page is known when its file has another path.
    package var place: String?
    /// Other files that hold the same page, best first; read where the better ones cannot be.
    package var forms: [String]?
    /// Page within the file, from 1.
    package var page: Int
    /// The archive's text of the page, where it is to be used; of a page without scan it is the file itself.
    package var text: PageTextFile?
    /// What path or sidecar say about the page.
    package var metadata: PageMetadata
    /// Digest of the file where it is known; a worker that finds the file in this state need not read all of it.
    package var file: KnownFile?

    package init(
        id: String,
        path: String,
        place: String? = nil,
        forms: [String]? = nil,
        page: Int,
        text: PageTextFile? = nil,
        metadata: PageMetadata = PageMetadata()
    ) {
        (self.id, self.path, self.place, self.forms) = (id, path, place, forms)
        (self.page, self.text, self.metadata) = (page, text, metadata)
    }
}

extension PageRequest {
    /// The page as `failures.jsonl` names it: the path, with `#page=N` for pages other than the first.
    package var failureSource: String { page == 1 ? path : "\(path)#page=\(page)" }

    /// Whether the page has no scan, but the archive's text alone.
    package var isTextAlone: Bool { text.map { ExactText($0.path) == ExactText(path) } ?? false }
}

extension PageRequest {
    /// Whether another request is the same to the byte, whatever Unicode takes for equal.
    package func isExactly(_ other: PageRequest) -> Bool {
        self == other && ExactText(id) == ExactText(other.id) && ExactText(path) == ExactText(other.path)
    }
}
