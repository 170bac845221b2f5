import CTIFF

/// The images of a TIFF that are pages: smaller copies of a page, thumbnails and masks are not.
///
/// Source: TIFF 6.0, tags 254 and 255; TIFF Technical Note 1 for directories that hang on others. Many programs write pyramids
/// and thumbnails without saying so: what has the shape of the image before or after it, and is at most half its size, is
/// taken for a copy if it is too small to be read, or else if it shows the same.
struct TIFFPages {
    /// What a directory says about its image.
    struct Entry: Equatable {
        var directory: TIFFFile.Directory
        var width: Int, height: Int
        /// It calls itself a smaller copy, or a mask.
        var isCopy = false
        /// It calls itself a page of several.
        var isPage = false

        var longSide: Int { max(width, height) }
    }

    /// More pages than any newspaper file has.
    private static let maxCount = 65_535
    /// Longest side, pixels, at which type of a whole page cannot be read.
    private static let thumbnailSide = 512

    /// The directories of the pages, in order.
    let directories: [TIFFFile.Directory]

    /// Walks the chain of a file that was just opened.
    ///
    /// - Parameters:
    ///   - file: at its first directory.
    ///   - showsTheSame: whether two directories show one picture, the first the larger one; asked only where nothing else
    ///     tells.
    /// - Throws: `DecodeError` where the chain leaves the file, is endless, or a directory cannot be read.
    init(
        _ file: borrowing TIFFFile,
        showsTheSame: (TIFFFile.Directory, TIFFFile.Directory) -> Bool
    ) throws(DecodeError) {
        var entries: [Entry] = []
        var seen: Set<TIFFFile.Directory> = []
        repeat {
            guard seen.insert(file.directory).inserted, seen.count <= Self.maxCount else {
                throw .damagedTIFF(file.name, "its image directories form a loop")
            }
            entries.append(try Self.entry(file))
        } while try file.advance()
        directories = Self.pages(entries, showsTheSame: showsTheSame).map(\.directory)
    }

    /// The present directory, or the full image that hangs on it where it is only a copy of that.
    private static func entry(_ file: borrowing TIFFFile) throws(DecodeError) -> Entry {
        let entry = plainEntry(file)
        let below = entry.isCopy ? file.subdirectories : []
        guard !below.isEmpty else { return entry }
        var full: Entry?
        for directory in below {
            try file.select(directory)
            let found = plainEntry(file)
            if !found.isCopy, found.longSide > (full ?? entry).longSide { full = found }
        }
        try file.select(entry.directory)
        return full ?? entry
    }

    private static func plainEntry(_ file: borrowing TIFFFile) -> Entry {
        let kind = file.long(TIFFTAG_SUBFILETYPE) ?? 0
        return Entry(
            directory: file.directory,
            width: file.long(TIFFTAG_IMAGEWIDTH) ?? 0,
            height: file.long(TIFFTAG_IMAGELENGTH) ?? 0,
            isCopy: kind & Int(FILETYPE_REDUCEDIMAGE | FILETYPE_MASK) != 0
                || file.word(TIFFTAG_OSUBFILETYPE) == Int(OFILETYPE_REDUCEDIMAGE),
            isPage: kind & Int(FILETYPE_PAGE) != 0
        )
    }

    /// The entries that are pages; the largest one where all call themselves copies.
    static func pages(
        _ entries: [Entry],
        showsTheSame: (TIFFFile.Directory, TIFFFile.Directory) -> Bool
    ) -> [Entry] {
        var pages: [Entry] = []
        for (index, entry) in entries.enumerated() where !entry.isCopy {
            // A thumbnail may also come before its page.
            let next = entries.dropFirst(index + 1).first { !$0.isCopy }
            let isCopy =
                !entry.isPage
                && [pages.last, next].contains { other in
                    guard let other else { return false }
                    return isCopyByShape(entry, of: other)
                        ?? showsTheSame(other.directory, entry.directory)
                }
            if !isCopy { pages.append(entry) }
        }
        if pages.isEmpty, let largest = entries.max(by: { $0.longSide < $1.longSide }) { return [largest] }
        return pages
    }

    /// Whether an image is a smaller copy of another; `nil` where its shape allows it and its content must tell.
    private static func isCopyByShape(_ small: Entry, of large: Entry) -> Bool? {
        guard 2 * small.longSide <= large.longSide + 2, small.height > 0, large.height > 0 else { return false }
        let ideal = Double(small.height) * Double(large.width) / Double(large.height)
        guard abs(Double(small.width) - ideal) <= 1.5 + 0.01 * Double(small.width) else { return false }
        return small.longSide <= thumbnailSide && 4 * small.longSide <= large.longSide ? true : nil
    }
}
