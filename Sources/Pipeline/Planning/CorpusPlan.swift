package import Archives
package import CorpusFiles
import CorpusModel
package import CorpusStore
package import Metadata

/// The pages that a run is asked for, in order.
package struct CorpusPlan: Sendable {
    /// The pages.
    package let pages: [PlannedPage]
    /// What was seen among the inputs besides the files of the pages.
    package let account: InputAccount
    /// How the user's table fits; `nil` where there is none.
    package let table: SidecarFit?
    /// What the deliveries of archives among the inputs hold and lack.
    package let deliveries: [DeliveryReport]
    /// Files they come from.
    package var fileCount: Int { account.planned }

    /// Gives the pages of a source their metadata and their ids.
    ///
    /// - Parameters:
    ///   - source: the pages.
    ///   - metadata: what path and sidecar say about pages.
    /// - Throws: `MetadataError` where the user's table has rows and none of them is of a page.
    package init(_ source: SourcePages, metadata: MetadataResolver) throws {
        // Whole paths tell the same however the inputs are spelled.
        let folder = FolderPath.current
        let files = source.pages.map { page in
            SidecarFile(
                paths: ([page.file] + page.forms).map { AbsolutePath($0.path, below: folder).text },
                name: page.file.path,
                pageInFile: page.pageInFile
            )
        }
        let fitted = try metadata.sidecar?.fitted(to: files)
        let known = source.pages.indices.map { index in
            let page = source.pages[index]
            return metadata.metadata(
                ofPath: files[index].paths[0],
                pageInFile: page.pageInFile,
                source: page.metadata,
                table: fitted?.metadata[index]
            )
        }
        let ids = PageIdentity.ids(
            of: zip(source.pages, known).map { page, known in
                PageIdentity.Page(
                    place: page.file.place,
                    pageInFile: page.pageInFile,
                    rank: page.rank,
                    metadata: known
                )
            }
        )
        pages = source.pages.indices.map { index in
            let page = source.pages[index]
            let request = PageRequest(
                id: ids[index],
                path: page.file.path,
                place: page.file.place,
                forms: page.forms.isEmpty ? nil : page.forms.map(\.path),
                page: page.pageInFile,
                text: page.text,
                metadata: known[index]
            )
            return PlannedPage(request: request, file: page.file.state)
        }
        (account, table, deliveries) = (source.account, fitted?.fit, source.deliveries)
    }
}

extension CorpusStore {
    /// Makes the corpus one of exactly the pages of `plan`; see `adopt(_:fingerprint:removesMissing:digest:)`.
    ///
    /// - Throws: `CorpusError`.
    package func adopt(
        _ plan: CorpusPlan,
        fingerprint: String,
        removesMissing: Bool
    ) throws(CorpusError) -> ResumeReport {
        let report = try adopt(
            plan.pages,
            fingerprint: fingerprint,
            removesMissing: removesMissing,
            digest: { try? FileDigest.sha256(of: $0) }
        )
        try setInputs(plan.account)
        return report
    }
}
