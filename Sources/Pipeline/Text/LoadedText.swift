import Archives
import CorpusFiles
import CorpusModel

/// The archive's text of a page as its file has it, or why there is none to be had.
struct LoadedText: Sendable {
    /// Where it comes from; `refused` until it is used.
    var source: TextSource
    /// The page in pixels of the file's own; `nil` where it was refused.
    var page: ArchivedPage?

    /// Reads a text; whatever is wrong with it stands in `source.refused`.
    init(_ file: PageTextFile) {
        source = TextSource(path: file.path, page: file.page, use: .refused)
        do {
            let openable = try OpenableFile(file.path)
            let data = try ArchivedText.contents(ofFileAt: openable.path)
            _ = consume openable
            source.sha256 = hexadecimal(SHA256.hash(data: data))
            let pages = try ArchivedText.pages(of: data, name: file.path)
            if pages.indices.contains(file.page - 1) {
                take(pages[file.page - 1])
            } else {
                let count = pages.count == 1 ? "one page" : "\(pages.count) pages"
                refuse("has \(count), and the scan is page \(file.page) of its file; part the text as the scan")
            }
        } catch let error as any BroadsheetError {
            source.refused = "\(error)"
        } catch {
            source.refused = "\(file.path): \(error)"
        }
    }

    private mutating func take(_ found: ArchivedPage) {
        (source.format, source.words) = (found.format.rawValue, found.wordCount)
        page = found
        if found.wordCount == 0 { refuse("has no word on this page; make it again, or remove it") }
    }

    /// Gives the text up.
    mutating func refuse(_ reason: String) {
        (page, source.use, source.refused) = (nil, .refused, "\(source.path): \(reason)")
    }
}
