/// The chain of image directories of a TIFF file, classic and BigTIFF.
///
/// Source: TIFF 6.0, section 2; BigTIFF widens counts and offsets to 8 bytes.
enum TIFFDirectory {
    /// First four bytes of the four variants.
    static let signatures: [[UInt8]] = [
        [0x49, 0x49, 0x2A, 0], [0x4D, 0x4D, 0, 0x2A], [0x49, 0x49, 0x2B, 0], [0x4D, 0x4D, 0, 0x2B],
    ]

    /// More pages than any newspaper file has; a longer chain is a loop.
    private static let maxCount = 65_535

    /// Number of images, read through `read(offset, count)`, which may return fewer bytes at the end of the file.
    ///
    /// - Throws: `DecodeError` with `.truncated` where the chain leaves the file, `.corrupt` where it is endless.
    static func count(path: String, read: (Int, Int) throws -> [UInt8]) throws -> Int {
        let head = try read(0, 16)
        let isLittleEndian = head.first == 0x49
        let isBig = head.count > 3 && (head[2] == 0x2B || head[3] == 0x2B)
        func number(at offset: Int, size: Int) throws -> Int {
            let reader = ByteReader(bytes: try read(offset, size), isLittleEndian: isLittleEndian)
            guard let value = reader.number(at: 0, size: size) else {
                throw DecodeError.truncated(path, "an image directory lies beyond the end")
            }
            return value
        }
        var seen = Set<Int>()
        var next = try isBig ? number(at: 8, size: 8) : number(at: 4, size: 4)
        while next != 0 {
            guard seen.insert(next).inserted, seen.count <= maxCount else {
                throw DecodeError.corrupt(path, "its image directories form a loop")
            }
            let entryCount = try number(at: next, size: isBig ? 8 : 2)
            guard entryCount <= 65_535 else { throw DecodeError.corrupt(path, "an image directory is no directory") }
            let end = isBig ? next + 8 + entryCount * 20 : next + 2 + entryCount * 12
            next = try number(at: end, size: isBig ? 8 : 4)
        }
        guard !seen.isEmpty else { throw DecodeError.corrupt(path, "it has no image directory") }
        return seen.count
    }
}
