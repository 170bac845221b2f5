/// One unit of work: a page of a file, as the coordinator hands it to a worker.
///
/// One JSON object a line.
package struct PageRequest: Sendable, Hashable, Codable {
    /// Id of the page in the corpus.
    package var id: String
    /// Path of the file as given by the user.
    package var path: String
    /// Page within the file, from 1.
    package var page: Int
    /// What path or sidecar say about the page.
    package var metadata: PageMetadata

    package init(id: String, path: String, page: Int, metadata: PageMetadata = PageMetadata()) {
        (self.id, self.path, self.page, self.metadata) = (id, path, page, metadata)
    }
}
