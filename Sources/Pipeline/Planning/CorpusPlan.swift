package import CorpusFiles
import CorpusModel
package import CorpusStore
import Foundation
import ImageCodecs
package import Metadata

/// The pages that the user's inputs name, in order.
package struct CorpusPlan: Sendable {
    /// The pages.
    package let pages: [PlannedPage]
    /// Files they come from.
    package let fileCount: Int

    /// Finds the scans among `inputs` and counts their pages.
    ///
    /// A file whose pages cannot be counted stands for one page, which then fails with the reason.
    ///
    /// - Parameters:
    ///   - inputs: see `InputScan.files`.
    ///   - output: the corpus folder, which is never looked into.
    ///   - metadata: what path and sidecar say about pages.
    ///   - standardInput: gives the lines of standard input.
    /// - Throws: `RunError`; `DecodeError` where the program that counts the pages of PDFs is missing.
    @concurrent package init(
        inputs: [String],
        output: String,
        metadata: MetadataResolver,
        standardInput: @Sendable () -> [String]
    ) async throws {
        let files = try InputScan(excluding: output).files(inputs, standardInput: standardInput)
        let counts = try await files.mapConcurrently(width: ProcessInfo.processInfo.activeProcessorCount) { file in
            do {
                return try await ScanFile.pageCount(of: file.path)
            } catch let error as DecodeError where error.code == .dependencyMissing {
                throw error
            } catch {
                return 1
            }
        }
        var identity = PageIdentity()
        var pages: [PlannedPage] = []
        for (file, count) in zip(files, counts) {
            for page in 1...max(1, count) {
                let known = metadata.metadata(forPath: file.path, pageInFile: page)
                let id = identity.id(forPath: file.path, below: file.root, pageInFile: page, metadata: known)
                let request = PageRequest(id: id, path: file.path, page: page, metadata: known)
                pages.append(PlannedPage(request: request, file: file.state))
            }
        }
        (self.pages, fileCount) = (pages, files.count)
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
        try adopt(
            plan.pages,
            fingerprint: fingerprint,
            removesMissing: removesMissing,
            digest: { try? FileDigest.sha256(of: $0) }
        )
    }
}
