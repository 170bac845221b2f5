/// Folders that are named for the form of the pages in them, as libraries deliver them.
package enum FormFolders {
    /// Names, in lower case, of folders of masters.
    private static let masters: Set<String> = [
        "archival", "master", "masters", "original", "originals", "preservation",
    ]
    /// Names, in lower case, of folders of other forms.
    private static let copies: Set<String> = [
        "access", "derivative", "derivatives", "j2k", "jp2", "jp2s", "jpeg", "jpeg2000", "jpegs", "jpg", "jpgs", "pdf",
        "pdfs",
        "png", "pngs", "service", "tif", "tiff", "tiffs", "tifs", "web",
    ]

    /// Whether a folder's name says no more than which form of pages it holds.
    package static func isFolderOfForm(_ name: String) -> Bool { isFolderOfMasters(name) || isFolderOfCopies(name) }

    /// Whether a folder's name says that masters are in it.
    package static func isFolderOfMasters(_ name: String) -> Bool { masters.contains(name.lowercased()) }

    /// Whether a folder's name says that copies in another format are in it.
    package static func isFolderOfCopies(_ name: String) -> Bool { copies.contains(name.lowercased()) }
}
