import Archives
import CorpusFiles
import CorpusModel
import CorpusStore
import Executor
package import Foundation

/// The source of all pages of a run: deliveries of archives by what describes them, other folders, files and lists by the
/// scans in them.
package struct InputSource: Sendable {
    private let output: String
    private let root: String?
    private let forms: FormChoice
    private let usesText: Bool

    /// - Parameters:
    ///   - output: the corpus folder, which is never looked into.
    ///   - root: see `InputScan`.
    ///   - forms: which forms of a page are read.
    ///   - usesText: whether the archive's text is used where there is one: pages without scan then are pages too.
    package init(output: String, root: String? = nil, forms: FormChoice = .best, usesText: Bool = false) {
        (self.output, self.root, self.forms, self.usesText) = (output, root, forms, usesText)
    }

    /// The pages of the inputs in their order.
    ///
    /// An input is a delivery where it is a batch file or METS, or a folder with a batch file (also in `data`) or METS files
    /// whose scans are there.
    ///
    /// - Throws: `RunError`, `ArchiveError`; `DecodeError` where the program that counts the pages of PDFs is missing.
    @concurrent package func pages(_ inputs: [String], standardInput: @Sendable () -> Data) async throws -> SourcePages
    {
        let folders = FolderSource(output: output, root: root, forms: forms, usesText: usesText)
        let deliveries = try inputs.map { try delivery($0) }
        var whole = SourcePages()
        var ordinary: [String] = []
        for (input, delivery) in zip(inputs, deliveries) {
            guard let delivery else {
                ordinary.append(input)
                continue
            }
            if !ordinary.isEmpty { whole.add(try await folders.pages(ordinary, standardInput: standardInput)) }
            ordinary = []
            let source = DeliverySource(
                delivery,
                root: root,
                forms: forms,
                usesText: usesText,
                isAlone: inputs.count == 1
            )
            whole.add(source.pages(walksFolder: FileKind(at: input) == .folder || delivery.kind == .ndnpBatch))
        }
        if !ordinary.isEmpty { whole.add(try await folders.pages(ordinary, standardInput: standardInput)) }
        guard !whole.pages.isEmpty || deliveries.allSatisfy({ $0 == nil }) else {
            let names = zip(inputs, deliveries).filter { $0.1 != nil }.map { $0.0 }.joined(separator: ", ")
            throw RunError(
                .noInput,
                "\(names): none of the scans that it names is there; broadsheet batch check names them all"
            )
        }
        return whole
    }

    /// The delivery that an input is; `nil` where it is a folder of scans, a scan or a list.
    private func delivery(_ input: String) throws -> ArchiveSource? {
        guard input != "-", !input.hasPrefix("@") else { return nil }
        // Paths of deliveries are read by Foundation, which knows paths as text alone.
        let path = PathText.text(of: input.utf8)
        guard PathText.isPlain(path), !ArchiveSource.definitions(of: path).isEmpty else { return nil }
        let source = try ArchiveSource(contentsOf: path)
        if source.kind == .mets, FileKind(at: path) == .folder,
            !source.pages.contains(where: { $0.bestForm != nil || usesText && $0.isPresent })
        {
            // METS that describes what lies elsewhere: the scans here are read for themselves.
            return nil
        }
        if let root {
            guard Confinement(root).holds(source.root) else {
                throw RunError(
                    .inputNotReadable,
                    "\(input) lies outside --root \(root); name another root, or leave it out"
                )
            }
        }
        return source
    }
}

extension SourcePages {
    /// Adds pages of another source; a file that is among the pages already is the same page.
    fileprivate mutating func add(_ other: SourcePages) {
        func key(_ page: SourcePage) -> ExactText { ExactText(resolvedPath(page.file.path) ?? page.file.path) }
        let known = Dictionary(pages.map { (key($0), $0.file.path) }, uniquingKeysWith: { first, _ in first })
        var again: Set<ExactText> = []
        for page in other.pages {
            if let first = known[key(page)] {
                guard again.insert(key(page)).inserted else { continue }
                account.skipped.append(InputAccount.Skipped(page.file.path, .sameFile, of: first))
            } else {
                pages.append(page)
            }
        }
        account.planned += other.account.planned - again.count
        account.skipped += other.account.skipped
        account.failures += other.account.failures
        deliveries += other.deliveries
    }
}
