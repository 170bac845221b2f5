import Archives
import CorpusFiles
import CorpusModel
import CorpusStore

/// The archive's text among ordinary files: which file is the text of which scan, and which have no scan.
struct TextFiles {
    /// Files that are ALTO or hOCR, in the order of the inputs.
    private let files: [InputFile]
    private let confinement: Confinement?
    /// Text files that have been given to scans, without links, and the scan of each.
    private var scans: [ExactText: String] = [:]

    /// Parts the files found into scans and texts.
    ///
    /// - Parameters:
    ///   - found: what was found; its scans remain, files that are neither are skipped.
    ///   - root: folder that nothing may lead out of.
    init(takenOutOf found: inout InputScan.Findings, root: String?) {
        var (scans, texts): ([InputFile], [InputFile]) = ([], [])
        for file in found.files {
            let ending = FileNameParts(file.path).ending?.lowercased() ?? ""
            if !ArchivedText.endings.contains(ending) {
                scans.append(file)
            } else if ArchivedText.format(ofFileAt: file.path) != nil {
                texts.append(file)
            } else {
                found.account.skipped.append(InputAccount.Skipped(file.path, .noScan))
            }
        }
        found.files = scans
        (files, confinement) = (texts, root.map(Confinement.init))
    }

    /// The text that belongs to the page of a scan; beside the first of its forms that has one.
    mutating func text(of forms: [InputFile], page: Int) -> PageTextFile? {
        for form in forms {
            guard let path = ArchivedText.file(besideScan: form.path), confinement?.holds(path) ?? true else {
                continue
            }
            let key = ExactText(resolvedPath(path) ?? path)
            if scans[key] == nil { scans[key] = forms[0].path }
            return PageTextFile(ofFileAt: path, page: page)
        }
        return nil
    }

    /// Adds the texts that belong to no scan as pages, and tells of the others.
    func addRest(to source: inout SourcePages) {
        for file in files {
            if let scan = scans[ExactText(resolvedPath(file.path) ?? file.path)] {
                source.account.skipped.append(InputAccount.Skipped(file.path, .text, of: scan))
                continue
            }
            // A file that is damaged stands for one page, which then fails with the reason.
            let count = (try? ArchivedText.pages(ofFileAt: file.path).count) ?? 1
            for page in 1...max(1, count) {
                source.pages.append(
                    SourcePage(
                        file: file,
                        pageInFile: page,
                        text: PageTextFile(path: file.path, page: page, state: file.state)
                    )
                )
            }
            source.account.planned += 1
        }
    }
}
