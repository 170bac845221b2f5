import CorpusFiles
package import Foundation

/// Finds and reads text with boxes that an archive has of its scans.
package enum ArchivedText {
    /// Resolution that units of length are taken at where no scan is given, dots an inch.
    package static let usualDotsPerInch = 300.0

    /// The pages of an ALTO or hOCR file.
    ///
    /// - Parameters:
    ///   - path: the file; what it is is told by its content.
    ///   - scan: size of the scan in pixels, which boxes are measured in; `nil` measures in the file's own pixels.
    ///   - dotsPerInch: resolution of pixels where the file is in units of length and no scan is given.
    /// - Returns: at least one page.
    /// - Throws: `ArchiveError` where the file is neither, or damaged.
    package static func pages(
        ofFileAt path: String,
        scan: ScanSize? = nil,
        dotsPerInch: Double = usualDotsPerInch
    ) throws(ArchiveError) -> [ArchivedPage] {
        try pages(of: XMLFile.contents(of: path), name: path, scan: scan, dotsPerInch: dotsPerInch)
    }

    /// The pages of a text; `name` stands for the file in messages.
    package static func pages(
        of data: Data,
        name: String,
        scan: ScanSize? = nil,
        dotsPerInch: Double = usualDotsPerInch
    ) throws(ArchiveError) -> [ArchivedPage] {
        let pages: [ArchivedPage]
        switch FirstElement.name(in: data.prefix(64 << 10))?.lowercased() {
        case "alto":
            let reader = ALTOReader(scan: scan, dotsPerInch: dotsPerInch)
            try XMLFile.parse(data, name: name, to: reader)
            pages = reader.pages
        case "html":
            let reader = HOCRReader(scan: scan)
            try XMLFile.parse(HTMLEntities.replaced(in: data), name: name, to: reader)
            pages = reader.pages
        case let other:
            let what = other.map { "its first element is \($0)" } ?? "it has no element"
            throw ArchiveError(.unknownFormat, "\(name): is neither ALTO nor hOCR: \(what); check the file")
        }
        guard !pages.isEmpty else {
            throw ArchiveError(.malformed, "\(name): has no page; check that this is the text of a scan")
        }
        return pages
    }

    /// Endings, in lower case, of files that may be a page's text.
    package static let endings: Set<String> = ["alto", "hocr", "htm", "html", "xml"]

    /// What a file is, told by its beginning; `nil` where it is neither ALTO nor hOCR, or cannot be read.
    package static func format(ofFileAt path: String) -> ArchivedPage.Format? {
        // A pipe is not opened: it would be waited for.
        guard XMLFile.isPlain(path), let handle = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? handle.close() }
        guard let start = (try? handle.read(upToCount: 64 << 10)).flatMap({ $0 }) else { return nil }
        switch FirstElement.name(in: start)?.lowercased() {
        case "alto": return .alto
        case "html": return start.range(of: Data("ocr_page".utf8)) != nil ? .hocr : nil
        default: return nil
        }
    }

    /// The bytes of a text file, for its digest and `pages(of:name:)`.
    ///
    /// - Throws: `ArchiveError` where it is missing, no plain file, or too large.
    package static func contents(ofFileAt path: String) throws(ArchiveError) -> Data { try XMLFile.contents(of: path) }

    /// The ALTO or hOCR file that belongs to a scan: of the same name beside it, or in a folder `alto`, `ocr` or `hocr`
    /// there or beside the scan's own folder; `nil` where there is none.
    package static func file(besideScan path: String) -> String? {
        let folder = (path as NSString).deletingLastPathComponent
        let stem = ((path as NSString).lastPathComponent as NSString).deletingPathExtension
        let here = folder.isEmpty ? "." : folder
        let folders =
            [here] + ["", "/.."].flatMap { up in ["alto", "ALTO", "ocr", "hocr"].map { "\(here)\(up)/\($0)" } }
        let names = [".xml", ".alto.xml", "_alto.xml", ".alto", ".hocr", ".hocr.html", ".html", ".XML"].map {
            stem + $0
        }
        for folder in folders {
            for name in names {
                let candidate = folder == "." && !path.hasPrefix("./") ? name : "\(folder)/\(name)"
                guard XMLFile.isPlain(candidate) else { continue }
                if format(ofFileAt: candidate) != nil { return candidate }
            }
        }
        return nil
    }
}
