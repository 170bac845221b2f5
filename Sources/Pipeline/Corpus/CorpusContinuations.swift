import Continuations
import CorpusModel
import CorpusStore

/// The corpus's articles that go on on other pages of their issue, linked once its pages are done.
///
/// One issue is in memory at a time, reduced to its words. What is linked depends on the records of an issue's pages alone,
/// so that it is the same whatever was done first; issues that have not changed are passed over.
struct CorpusContinuations {
    private let store: CorpusStore

    init(_ store: CorpusStore) { self.store = store }

    /// Links what is not linked yet and writes the articles of the shards concerned anew, and the dataset card.
    ///
    /// - Throws: `CorpusError`; `CancellationError` where the task was cancelled, which the next run goes on from.
    @concurrent func run() async throws {
        let linker = ContinuationLinker()
        for issue in try store.unlinkedIssues(version: ContinuationLinker.version) {
            try Task.checkCancellation()
            var pages: [IssuePage] = []
            var pageOfRecord: [String: String] = [:]
            // A page alone has nowhere to go on.
            for id in issue.ids where issue.ids.count > 1 {
                for record in try store.records(ofPage: id) {
                    pages.append(IssuePage(record))
                    pageOfRecord[record.id] = id
                }
            }
            try store.setContinuations(linker.links(pages), pageOfRecord: pageOfRecord, of: issue)
        }
        try store.publishContinuations()
        try store.writeCard()
    }
}
