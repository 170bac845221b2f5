/// Formats that scans come in and that are not read: told by their first bytes, with the program that makes a readable file.
struct UnreadFormat {
    /// Name for people.
    let name: String
    /// What to do.
    let remedy: String

    /// The format whose signature `head` begins with; `nil` if none is known.
    init?(_ head: [UInt8]) {
        let reader = ByteReader(bytes: head)
        guard let found = Self.all.first(where: { $0.marks.allSatisfy { reader.has($0.text, at: $0.place) } })
        else {
            guard let binary = Self.binaries.first(where: { head.starts(with: $0.bytes) }) else { return nil }
            (name, remedy) = (binary.name, binary.remedy)
            return
        }
        (name, remedy) = (found.name, found.remedy)
    }

    private typealias Signature = (marks: [(text: String, place: Int)], name: String, remedy: String)

    private static let heif = "convert it with \"heif-convert IN OUT.png\" (libheif-examples)"
    private static let magick = "convert it with \"convert IN OUT.png\" (imagemagick)"
    private static let markup = "this is what a server answers in place of a scan: download the file again"

    /// Signatures that are text.
    private static let all: [Signature] = [
        ([("ftyp", 4), ("avif", 8)], "AVIF", "convert it with \"avifdec IN OUT.png\" (libavif-bin)"),
        ([("ftyp", 4), ("crx ", 8)], "a camera's raw data", "develop it with \"dcraw -T IN\""),
        ([("ftyp", 4), ("heic", 8)], "HEIC", heif), ([("ftyp", 4), ("heix", 8)], "HEIC", heif),
        ([("ftyp", 4), ("hevc", 8)], "HEIC", heif), ([("ftyp", 4), ("mif1", 8)], "HEIF", heif),
        ([("ftyp", 4), ("msf1", 8)], "HEIF", heif),
        ([("AT&TFORM", 0)], "DjVu", "convert it with \"ddjvu -format=tiff IN OUT.tif\" (djvulibre-bin)"),
        ([("8BPS", 0)], "Photoshop's PSD", "convert it with \"convert IN[0] OUT.png\" (imagemagick)"),
        ([("%!PS", 0)], "PostScript", "convert it with \"ps2pdf IN OUT.pdf\" (ghostscript)"),
        ([("P7\n", 0)], "PAM", "convert it with \"pamtopnm IN > OUT.pnm\" (netpbm)"),
        ([("PF\n", 0)], "PFM", "convert it with \"pfmtopam IN | pamtopnm > OUT.pnm\" (netpbm)"),
        ([("Pf\n", 0)], "PFM", "convert it with \"pfmtopam IN | pamtopnm > OUT.pnm\" (netpbm)"),
        ([("SIMPLE  =", 0)], "FITS", "convert it with \"fitstopnm IN > OUT.pnm\" (netpbm)"),
        ([("gimp xcf", 0)], "GIMP's XCF", "convert it with \"xcf2png IN -o OUT.png\" (xcftools)"),
        ([("srcdocid:", 0)], "CALS", magick), ([("/* XPM */", 0)], "XPM", magick),
        ([("msid", 0)], "MrSID", "convert it with \"mrsidgeodecode -i IN -o OUT.tif\" (of LizardTech)"),
        ([("%FDF", 0)], "FDF, a PDF's form data", "give the PDF itself"),
        ([("PK\u{3}\u{4}", 0)], "a ZIP archive", "unpack it with \"unzip IN\""),
        ([("Rar!", 0)], "a RAR archive", "unpack it with \"unrar x IN\""),
        ([("7z", 0)], "a 7z archive", "unpack it with \"7z x IN\""),
        ([("BZh", 0)], "compressed by bzip2", "unpack it with \"bunzip2 IN\""),
        ([("ustar", 257)], "a tar archive", "unpack it with \"tar xf IN\""),
        ([("version https://git-lfs", 0)], "a pointer of Git LFS", "fetch the files with \"git lfs pull\""),
    ]

    /// Signatures with bytes that are no text.
    private static let binaries: [(bytes: [UInt8], name: String, remedy: String)] = [
        ([0x97, 0x4A, 0x42, 0x32], "JBIG2", "convert it with \"jbig2dec -t png -o OUT.png IN\" (jbig2dec)"),
        ([0xFF, 0x0A], "JPEG XL", "convert it with \"djxl IN OUT.png\" (libjxl-tools)"),
        ([0, 0, 0, 0x0C, 0x4A, 0x58, 0x4C, 0x20], "JPEG XL", "convert it with \"djxl IN OUT.png\" (libjxl-tools)"),
        ([0x49, 0x49, 0xBC], "JPEG XR", "convert it with \"JxrDecApp -i IN -o OUT.tif\" (libjxr-tools)"),
        ([0x8A, 0x4D, 0x4E, 0x47], "MNG", magick), ([0x8B, 0x4A, 0x4E, 0x47], "JNG", magick),
        ([0x76, 0x2F, 0x31, 0x01], "OpenEXR", magick), ([0x59, 0xA6, 0x6A, 0x95], "Sun raster", magick),
        ([0x01, 0xDA], "SGI", magick), ([0x0A, 0x05, 0x01], "PCX", magick), ([0, 0, 1, 0], "ICO", magick),
        ([0x1F, 0x8B], "compressed by gzip", "unpack it with \"gunzip IN\""),
        ([0x28, 0xB5, 0x2F, 0xFD], "compressed by Zstandard", "unpack it with \"unzstd IN\""),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "compressed by xz", "unpack it with \"unxz IN\""),
    ]

    /// What a file that is text is instead of a scan; `nil` if nothing is known of it.
    static func words(ofText head: [UInt8]) -> String? {
        let text = String(decoding: head.prefix(256), as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        let start = text.prefix(64).lowercased()
        if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") { return "it is an HTML page; \(markup)" }
        if start.hasPrefix("<?xml") || start.hasPrefix("<") { return "it is XML; give the scan itself" }
        if head.allSatisfy({ $0 == 0 }) { return "its first bytes are all zero; copy or download it again" }
        return nil
    }
}
