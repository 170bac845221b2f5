import CorpusFiles
import CorpusModel
import Metadata

/// Which forms of a page are read.
package enum FormChoice: String, Sendable, CaseIterable {
    /// The best one; the others are recorded.
    case best
    /// Every file by itself.
    case all
}

/// A scan file and how many pages it has.
package struct CountedFile: Sendable, Hashable {
    package var file: InputFile
    /// Its pages; `nil` where they cannot be counted, as the file is damaged or no scan.
    package var pageCount: Int?

    package init(_ file: InputFile, pageCount: Int?) { (self.file, self.pageCount) = (file, pageCount) }
}

/// A file that is read, and the others that hold the same pages.
package struct FormGroup: Sendable, Hashable {
    /// What is read.
    package var best: CountedFile
    /// The others, the best of them first.
    package var others: [InputFile]
    /// How good a form of its page it is among all that were found, from 0.
    package var rank: Int
}

/// Finds the files that are one page in several forms, as libraries keep them: master, service copy, PDF.
///
/// Files are forms of the same pages where their places differ in nothing but the ending, and in folders that are named for
/// a form (`master`, `service`, `pdf`, ...), and they have the same number of pages. Two of one format and one folder are
/// never forms of each other. The best form is, in this order, one whose pages could be counted; of the best format: TIFF,
/// PNG, PNM, BMP, JPEG 2000, JPEG, WebP, GIF, PDF; in a folder of masters; in a folder that is not named for a form; the first
/// by its place.
package struct PageForms: Sendable {
    /// Endings by format, the best first.
    private static let formats: [[String]] = [
        ["tif", "tiff"], ["png"], ["pbm", "pgm", "pnm", "ppm"], ["bmp"], ["jp2", "j2k", "jpc", "jpx"], ["jpeg", "jpg"],
        ["webp"], ["gif"], ["pdf"],
    ]
    private struct Key: Hashable {
        var place: ExactText
        var pageCount: Int
    }

    /// Where a file stands among the forms of its page.
    private struct Form {
        var key: ExactText
        var format: Int
        /// Its folder: 0 of masters, 1 of no form, 2 of copies.
        var folder: Int
        var folderPath: ExactText

        /// - Returns: `nil` for a file whose name tells no format: it is a page by itself.
        init?(_ file: InputFile) {
            let parts = FileNameParts(file.place)
            guard let ending = parts.ending?.lowercased(),
                let format = PageForms.formats.firstIndex(where: { $0.contains(ending) })
            else { return nil }
            self.format = format
            let names = parts.stem.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
            let folders = names.dropLast()
            key = ExactText(
                (folders.filter { !FormFolders.isFolderOfForm($0) } + names.suffix(1)).joined(separator: "/")
            )
            folderPath = ExactText(folders.joined(separator: "/"))
            folder =
                folders.contains(where: FormFolders.isFolderOfMasters)
                ? 0
                : folders.contains(where: FormFolders.isFolderOfCopies) ? 2 : 1
        }
    }

    /// Joins the files that are forms of the same pages.
    ///
    /// - Parameters:
    ///   - files: in the order of the inputs.
    ///   - choice: whether they are joined, or only ranked.
    /// - Returns: groups in the order of their first files.
    package static func groups(of files: [CountedFile], _ choice: FormChoice) -> [FormGroup] {
        let forms = files.map { Form($0.file) }
        // A damaged file has as many pages as the others say, if they all say the same.
        var counts: [ExactText: Set<Int>] = [:]
        for (file, form) in zip(files, forms) {
            if let form, let count = file.pageCount { counts[form.key, default: []].insert(count) }
        }
        var members: [Key: [Int]] = [:]
        for (index, form) in forms.enumerated() {
            guard let form else { continue }
            let told = counts[form.key] ?? []
            members[
                Key(place: form.key, pageCount: files[index].pageCount ?? (told.count == 1 ? told.first ?? 1 : 1)),
                default: []
            ]
            .append(index)
        }
        func isBetter(_ first: Int, _ second: Int) -> Bool {
            guard let a = forms[first], let b = forms[second] else { return false }
            let (damagedA, damagedB) = (files[first].pageCount == nil ? 1 : 0, files[second].pageCount == nil ? 1 : 0)
            if (damagedA, a.format, a.folder) != (damagedB, b.format, b.folder) {
                return (damagedA, a.format, a.folder) < (damagedB, b.format, b.folder)
            }
            return ExactText(files[first].file.place) < ExactText(files[second].file.place)
        }
        /// For each file that is a form of a better one, the better one.
        var bestOf: [Int: Int] = [:]
        var othersOf: [Int: [Int]] = [:]
        var ranks = [Int](repeating: 0, count: files.count)
        for indices in members.values where indices.count > 1 {
            let sorted = indices.sorted(by: isBetter)
            struct Kind: Hashable { var format: Int, folder: ExactText }
            var kinds: Set<Kind> = []
            for index in sorted {
                guard let form = forms[index] else { continue }
                let isNew = kinds.insert(Kind(format: form.format, folder: form.folderPath)).inserted
                guard index != sorted[0], isNew else { continue }
                othersOf[sorted[0], default: []].append(index)
                bestOf[index] = sorted[0]
            }
            for (rank, index) in sorted.enumerated() { ranks[index] = rank }
        }
        guard choice == .best else {
            return files.indices.map { FormGroup(best: files[$0], others: [], rank: ranks[$0]) }
        }
        var taken: Set<Int> = []
        return files.indices.compactMap { index in
            let best = bestOf[index] ?? index
            guard taken.insert(best).inserted else { return nil }
            return FormGroup(
                best: files[best],
                others: (othersOf[best] ?? []).map { files[$0].file },
                rank: ranks[best]
            )
        }
    }
}
