/// Format of a scan file, detected from its first bytes and never from its name.
package enum ScanFormat: String, Sendable, Hashable, CaseIterable {
    /// The formats by their usual names; `pnm` is PBM, PGM and PPM.
    case bmp, gif, jpeg, jpeg2000, pdf, png, pnm, tiff, webp

    /// Number of leading bytes that `sniff` wants to see.
    static let sniffedByteCount = 1024

    /// First four bytes of TIFF: either byte order, of 32 or 64 bits.
    private static let tiffSignatures: [[UInt8]] = [
        [0x49, 0x49, 0x2A, 0], [0x4D, 0x4D, 0, 0x2A], [0x49, 0x49, 0x2B, 0], [0x4D, 0x4D, 0, 0x2B],
    ]

    /// The format whose signature `head` begins with; `nil` if there is none.
    ///
    /// A PDF may have other bytes before its signature, anywhere in the first kilobyte, as readers commonly accept.
    package static func sniff(_ head: some Collection<UInt8>) -> ScanFormat? {
        let head = Array(head.prefix(sniffedByteCount))
        func starts(_ bytes: [UInt8], at offset: Int = 0) -> Bool { head.dropFirst(offset).starts(with: bytes) }
        if starts([0xFF, 0xD8, 0xFF]) { return .jpeg }
        if starts([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if starts([0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20]) || starts([0xFF, 0x4F, 0xFF, 0x51]) { return .jpeg2000 }
        if tiffSignatures.contains(where: { starts($0) }) { return .tiff }
        if starts(Array("GIF87a".utf8)) || starts(Array("GIF89a".utf8)) { return .gif }
        if starts(Array("RIFF".utf8)), starts(Array("WEBP".utf8), at: 8) { return .webp }
        if isBitmap(head) { return .bmp }
        if isPortableAnymap(head) { return .pnm }
        let mark = Array("%PDF-".utf8)
        return head.indices.contains { starts(mark, at: $0) } ? .pdf : nil
    }

    /// `BM` alone also begins ordinary text, so the size of the second header must be one that exists.
    private static func isBitmap(_ head: [UInt8]) -> Bool {
        head.count >= 18 && head.starts(with: Array("BM".utf8)) && [12, 40, 52, 56, 64, 108, 124].contains(head[14])
            && head[15] == 0 && head[16] == 0 && head[17] == 0
    }

    /// `P1` to `P6`, white space, and then a number or a comment.
    private static func isPortableAnymap(_ head: [UInt8]) -> Bool {
        guard head.count >= 4, head[0] == UInt8(ascii: "P"), (UInt8(ascii: "1")...UInt8(ascii: "6")).contains(head[1])
        else { return false }
        let blanks: Set<UInt8> = [9, 10, 13, 32]
        guard blanks.contains(head[2]), let next = head.dropFirst(2).first(where: { !blanks.contains($0) })
        else { return false }
        return next == UInt8(ascii: "#") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next)
    }
}
