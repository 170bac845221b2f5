import CorpusFiles
package import Foundation
import ImageCodecs

/// Makes pages with faults and writes them with their truth.
package struct Typesetter: Sendable {
    /// File format of the page image.
    package enum Format: String, Sendable, Hashable, CaseIterable {
        /// 8-bit gray JPEG.
        case jpeg = "jpg"
        /// 8-bit gray PNG, or one bit a pixel where the page has two tones.
        case png
        /// One bit a pixel, CCITT group 4.
        case tiff = "tif"
    }

    /// A line of the manifest: the text that an article of a page prints.
    struct ManifestLine: Codable {
        var page: String
        var article: String
        var text: String
        var family: String
        var version: NewsItem.Version
    }

    package var style: PageStyle
    /// Title, date and page number, where they are given.
    package var issue = IssueSettings()
    /// Strengths of the faults.
    package var faults: FaultSettings
    /// File format of page images.
    package var format: Format
    /// Quality of JPEG files, `1...100`.
    package var quality: Int

    package init(style: PageStyle, faults: FaultSettings = FaultSettings(), format: Format = .jpeg, quality: Int = 60) {
        (self.style, self.faults, self.format, self.quality) = (style, faults, format, quality)
    }

    /// One page with its faults.
    package func page(seed: UInt64) throws -> TypesetPage {
        try PageComposer(style: style, seed: seed, issue: issue).compose().damaged(by: faults, seed: seed)
    }

    /// Typesets a page and writes `NAME.jpg` (or another format) and its truth `NAME.json` into a folder.
    ///
    /// - Parameters:
    ///   - seed: decides everything about the page.
    ///   - name: name of both files without extension; may hold folders, which are made.
    ///   - folder: folder of both files.
    /// - Returns: lines of a manifest, one per article with a known text, each with its newline.
    /// - Throws: `TypesetterError` if the page cannot be typeset or a file cannot be written.
    @discardableResult
    package func write(seed: UInt64, name: String, into folder: URL) throws -> Data {
        let page = try page(seed: seed)
        try write([page], name: name, into: folder)
        return try manifest(of: page, name: name)
    }

    /// Typesets an issue, with articles that go on on later pages, and writes each page with its truth.
    ///
    /// - Parameters:
    ///   - seed: decides everything about the issue.
    ///   - pageCount: pages of the issue.
    ///   - folder: folder of all files; they are named by title, date and page, as `run` knows them.
    /// - Returns: names of the pages' files without extension, and the manifest's lines of all of them.
    /// - Throws: `TypesetterError` if a page cannot be typeset or a file cannot be written.
    package func writeIssue(
        seed: UInt64,
        pageCount: Int,
        into folder: URL
    ) throws -> (names: [String], manifest: Data) {
        let pages = try IssueComposer(style: style, seed: seed, pageCount: pageCount, issue: issue).compose()
        var names: [String] = []
        var manifest = Data()
        for page in pages {
            let words = page.plan.title.lowercased().split { !$0.isLetter && !$0.isNumber }
            let name = "\(words.joined(separator: "-"))-\(page.plan.date)-p\(page.plan.page)"
            let faulty = try page.damaged(by: faults, seed: seed &+ UInt64(page.plan.page))
            try write([faulty], name: name, into: folder)
            manifest += try self.manifest(of: faulty, name: name)
            names.append(name)
        }
        return (names, manifest)
    }

    /// Typesets several pages and writes them as one TIFF `NAME.tif` with truths `NAME-1.json`, `NAME-2.json`, ...
    package func writeTIFF(seeds: [UInt64], name: String, into folder: URL) throws {
        var typesetter = self
        typesetter.format = .tiff
        try typesetter.write(try seeds.map { try page(seed: $0) }, name: name, into: folder)
    }

    /// The manifest's lines of a page.
    private func manifest(of page: TypesetPage, name: String) throws -> Data {
        try RecordCoding.lines(
            page.printings.map { printing in
                ManifestLine(
                    page: name,
                    article: printing.article,
                    text: printing.text,
                    family: printing.family,
                    version: printing.version
                )
            }
        )
    }

    private func write(_ pages: [TypesetPage], name: String, into folder: URL) throws {
        guard let first = pages.first else { return }
        let file = folder.appendingPathComponent("\(name).\(format.rawValue)")
        let bytes: [UInt8]
        switch format {
        case .jpeg: bytes = try ImageEncoder.jpeg(first.image, quality: quality, dpi: first.dpi)
        case .png where isBitonal: bytes = try ImageEncoder.bitonalPNG(first.image, dpi: first.dpi)
        case .png: bytes = try ImageEncoder.png(first.image, dpi: first.dpi)
        case .tiff: bytes = try ImageEncoder.tiffG4(pages.map(\.image), dpi: first.dpi)
        }
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(bytes).write(to: file, options: .atomic)
            for (index, page) in pages.enumerated() {
                let truth = try RecordCoding.line(
                    page.truth(image: file.lastPathComponent + (index == 0 ? "" : "#page=\(index + 1)"))
                )
                let suffix = pages.count == 1 ? "" : "-\(index + 1)"
                try truth.write(to: folder.appendingPathComponent("\(name)\(suffix).json"), options: .atomic)
            }
        } catch {
            throw TypesetterError(
                .notWritten,
                "\(file.path): \(error.localizedDescription); is the folder writable and the disk not full?"
            )
        }
    }

    private var isBitonal: Bool { faults.bitonal > 0 }
}
