import CorpusFiles
import CorpusModel
import CorpusStore
import Executor
package import Foundation
import ImageCodecs

/// The source of pages that are files: folders, files and lists that the user names.
package struct FolderSource: Sendable {
    private let scan: InputScan
    private let forms: FormChoice
    private let root: String?
    private let usesText: Bool

    /// - Parameters:
    ///   - output: the corpus folder, which is never looked into.
    ///   - root: see `InputScan`.
    ///   - forms: which forms of a page are read.
    ///   - usesText: whether ALTO and hOCR beside scans are used, and are pages where they have no scan.
    package init(output: String, root: String? = nil, forms: FormChoice = .best, usesText: Bool = false) {
        scan = InputScan(excluding: output, root: root, findsText: usesText)
        (self.forms, self.root, self.usesText) = (forms, root, usesText)
    }

    /// Finds the scans among `inputs`, counts their pages, and joins those that are forms of one page.
    ///
    /// A file whose pages cannot be counted stands for one page, which then fails with the reason.
    ///
    /// - Throws: `RunError`; `DecodeError` where the program that counts the pages of PDFs is missing.
    @concurrent package func pages(_ inputs: [String], standardInput: @Sendable () -> Data) async throws -> SourcePages
    {
        var found = try scan.findings(inputs, standardInput: standardInput)
        var texts = usesText ? TextFiles(takenOutOf: &found, root: root) : nil
        let counts = try await found.files.mapConcurrently(width: ProcessInfo.processInfo.activeProcessorCount) {
            file in
            try await Self.pageCount(of: file.path)
        }
        let files = zip(found.files, counts).map { CountedFile($0, pageCount: $1) }
        var source = SourcePages(account: found.account)
        for group in PageForms.groups(of: files, forms) {
            for other in group.others {
                source.account.skipped.append(.init(other.path, .otherForm, of: group.best.file.path))
            }
            for page in 1...max(1, group.best.pageCount ?? 1) {
                source.pages.append(
                    SourcePage(
                        file: group.best.file,
                        forms: group.others,
                        rank: group.rank,
                        pageInFile: page,
                        text: texts?.text(of: [group.best.file] + group.others, page: page)
                    )
                )
            }
            source.account.planned += 1
        }
        texts?.addRest(to: &source)
        guard !source.pages.isEmpty || !source.account.failures.isEmpty else {
            throw RunError(
                .noInput,
                "no scans and no ALTO or hOCR in \(inputs.joined(separator: ", ")); name other folders or files"
            )
        }
        return source
    }

    /// Pages of a file; `nil` where they cannot be counted.
    private static func pageCount(of path: String) async throws -> Int? {
        do {
            let file = try OpenableFile(path)
            let count = try await ScanFile.pageCount(of: file.path)
            _ = consume file
            return count
        } catch let error as DecodeError where error.code == .dependencyMissing {
            throw error
        } catch {
            return nil
        }
    }
}
