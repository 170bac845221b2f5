package import CorpusModel

/// A page that a run is asked for.
package struct PlannedPage: Sendable, Hashable {
    /// What a worker gets.
    package var request: PageRequest
    /// The scan file's state at the start of the run.
    package var file: FileState

    /// Plans a page.
    package init(request: PageRequest, file: FileState) { (self.request, self.file) = (request, file) }
}
