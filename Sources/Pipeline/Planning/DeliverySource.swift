import Archives
import CorpusFiles
import CorpusModel
import CorpusStore

/// The source of pages that a delivery of an archive names.
///
/// A page is read from the best form that is there; forms that are absent are named as skipped, as is every other file of
/// the delivery.
struct DeliverySource {
    private let source: ArchiveSource
    private let root: String?
    private let forms: FormChoice
    private let usesText: Bool
    private let isAlone: Bool

    /// - Parameters:
    ///   - source: the delivery.
    ///   - root: folder that places are relative to; where it is `nil`, the delivery's own.
    ///   - forms: which forms of a page are read.
    ///   - usesText: whether the archive's text is used.
    ///   - isAlone: whether there is no other input, so that places need not tell deliveries apart.
    init(_ source: ArchiveSource, root: String?, forms: FormChoice, usesText: Bool, isAlone: Bool) {
        (self.source, self.root, self.forms) = (source, root, forms)
        (self.usesText, self.isAlone) = (usesText, isAlone)
    }

    /// The pages in order, and what became of all other files.
    ///
    /// - Parameter walksFolder: whether files that nothing names are sought in the folder.
    /// - Returns: the pages and the account of the files.
    func pages(walksFolder: Bool) -> SourcePages {
        var result = SourcePages()
        /// Files told about, by their paths below the delivery's folder.
        var told: Set<ExactText> = []
        /// How many pages before have the same file: it holds several.
        var uses: [String: Int] = [:]
        var textUses: [String: Int] = [:]
        let shared = Self.sharedFiles(source)
        func skip(_ file: DeliveredFile, _ reason: InputAccount.Skipped.Reason, of other: DeliveredFile? = nil) {
            guard told.insert(ExactText(file.relativePath)).inserted else { return }
            result.account.skipped.append(InputAccount.Skipped(file.path, reason, of: other?.path))
        }
        for page in source.pages {
            let present = page.forms.filter(\.exists)
            if page.isNotDigitized { result.account.skipped.append(InputAccount.Skipped(page.name, .notDigitized)) }
            let read = forms == .all ? present : Array(present.prefix(1))
            var text: PageTextFile?
            if usesText, let file = page.text, file.exists {
                let number = textUses[file.relativePath, default: 0] + 1
                textUses[file.relativePath] = number
                text = PageTextFile(ofFileAt: file.path, page: number)
                if read.isEmpty {
                    if told.insert(ExactText(file.relativePath)).inserted { result.account.planned += 1 }
                    result.pages.append(
                        SourcePage(file: input(file), pageInFile: number, metadata: page.metadata, text: text)
                    )
                }
            }
            for (rank, form) in read.enumerated() {
                let number = uses[form.relativePath, default: 0] + 1
                uses[form.relativePath] = number
                if told.insert(ExactText(form.relativePath)).inserted { result.account.planned += 1 }
                // A file of many pages cannot stand for one of one page, as the number of the page would be another.
                let others =
                    shared.contains(form.relativePath) ? [] : present.filter { !shared.contains($0.relativePath) }
                result.pages.append(
                    SourcePage(
                        file: input(form),
                        forms: forms == .all ? [] : others.filter { $0 != form }.map(input),
                        rank: rank,
                        pageInFile: number,
                        metadata: page.metadata,
                        text: text
                    )
                )
            }
            for form in page.forms where !read.contains(form) {
                skip(form, form.exists ? .otherForm : .absent, of: form.exists ? read.first : nil)
            }
            if let file = page.text {
                skip(file, file.exists ? (text == nil ? .noScan : .text) : .absent, of: text == nil ? nil : read.first)
            }
        }
        addDescriptions(to: &result, &told)
        if walksFolder { addRest(to: &result, told) }
        result.deliveries = [DeliveryReport(source, digests: false)]
        return result
    }

    /// Files that are forms of several pages.
    private static func sharedFiles(_ source: ArchiveSource) -> Set<String> {
        let counts = source.pages.flatMap(\.forms).reduce(into: [:]) { $0[$1.relativePath, default: 0] += 1 }
        return Set(counts.filter { $0.value > 1 }.keys)
    }

    /// Batch file and METS: read, absent, or failed.
    private func addDescriptions(to result: inout SourcePages, _ told: inout Set<ExactText>) {
        func relative(_ path: String) -> String {
            path.hasPrefix(source.root + "/") ? String(path.dropFirst(source.root.count + 1)) : path
        }
        for path in [source.path] + source.issues.map(\.path) where told.insert(ExactText(relative(path))).inserted {
            result.account.skipped.append(InputAccount.Skipped(path, .description))
        }
        for finding in source.findings {
            guard let path = finding.path else { continue }
            let whole = source.root + "/" + path
            switch finding.kind {
            case .issueMissing, .issueVersion, .reelMissing, .fileMissing:
                guard FileKind(at: whole) != .file, told.insert(ExactText(path)).inserted else { continue }
                result.account.skipped.append(InputAccount.Skipped(whole, .absent))
            case .issueUnreadable:
                guard told.insert(ExactText(path)).inserted else { continue }
                result.account.failures.append(
                    PageFailure(source: whole, stage: "input", code: finding.kind.rawValue, message: finding.detail)
                )
            case .pathRefused:
                guard told.insert(ExactText(path)).inserted else { continue }
                result.account.failures.append(
                    PageFailure(source: path, stage: "input", code: finding.kind.rawValue, message: finding.detail)
                )
            default: continue
            }
        }
    }

    /// What else lies in the folder.
    private func addRest(to result: inout SourcePages, _ told: Set<ExactText>) {
        for relative in FolderContents.files(below: source.root) where !told.contains(ExactText(relative)) {
            let ending = FileNameParts(relative).ending?.lowercased() ?? ""
            let isHidden = relative.split(separator: "/").contains { $0.hasPrefix(".") }
            let reason: InputAccount.Skipped.Reason =
                isHidden ? .hidden : InputScan.endings.contains(ending) ? .unnamed : .noScan
            result.account.skipped.append(InputAccount.Skipped(source.root + "/" + relative, reason))
        }
    }

    private func input(_ file: DeliveredFile) -> InputFile {
        let place: String
        if let root {
            let here = FolderPath.current
            place = AbsolutePath(file.path, below: here).place(below: AbsolutePath(root, below: here))
        } else if isAlone {
            place = file.relativePath
        } else {
            let folder = AbsolutePath(source.root, below: FolderPath.current).names.last?.text
            place = [source.name ?? folder, file.relativePath].compactMap { $0 }.joined(separator: "/")
        }
        return InputFile(path: file.path, place: place, state: FileState(ofFileAt: file.path))
    }
}
