/// What the directory of one image of a TIFF says about where its data lie and how they are stored.
///
/// Used to explain a failure: the decoder itself only says that there was one.
struct TIFFImage {
    private var isTruncated = true
    private var isTiled = false
    private var compression = 1

    /// Looks up page `page`, from 1.
    init(_ bytes: [UInt8], page: Int) {
        let reader = ByteReader(bytes: bytes, isLittleEndian: bytes.first == 0x49)
        let isBig = bytes.count > 3 && (bytes[2] == 0x2B || bytes[3] == 0x2B)
        let (word, entrySize, countSize) = isBig ? (8, 20, 8) : (4, 12, 2)
        guard var directory = reader.number(at: isBig ? 8 : 4, size: word) else { return }
        for _ in 1..<max(1, page) {
            guard let count = reader.number(at: directory, size: countSize),
                let next = reader.number(at: directory + countSize + entrySize * count, size: word)
            else { return }
            directory = next
        }
        let entryCount = min(65_535, reader.number(at: directory, size: countSize) ?? 0)
        var (offsets, sizes): ([Int], [Int]) = ([], [])
        for index in 0..<entryCount {
            let entry = directory + countSize + entrySize * index
            guard let tag = reader.number(at: entry, size: 2) else { break }
            switch tag {
            case 259: compression = reader.number(at: entry + 4 + word, size: 2) ?? 1
            case 273, 324:
                isTiled = tag == 324
                offsets = Self.values(reader, entry: entry, word: word)
            case 279, 325: sizes = Self.values(reader, entry: entry, word: word)
            default: continue
            }
        }
        isTruncated = offsets.isEmpty || zip(offsets, sizes).contains { $0 + $1 > bytes.count }
    }

    /// The error that explains why the image could not be decoded.
    func failure(path: String) -> DecodeError {
        if isTruncated { return .truncated(path, "image data lie beyond the end of the file") }
        if isTiled { return .unsupported(path, "its tiled TIFF is of a kind that is not read") }
        return .corrupt(path, "the TIFF image data cannot be decoded, compression \(compression)")
    }

    /// The whole numbers of an entry, which lie in the entry itself where they fit.
    private static func values(_ reader: ByteReader, entry: Int, word: Int) -> [Int] {
        guard let type = reader.number(at: entry + 2, size: 2), let size = [3: 2, 4: 4, 16: 8][type],
            let count = reader.number(at: entry + 4, size: word), count <= reader.bytes.count
        else { return [] }
        let isInside = count * size <= word
        guard let start = isInside ? entry + 4 + word : reader.number(at: entry + 4 + word, size: word) else {
            return []
        }
        return (0..<count).compactMap { reader.number(at: start + size * $0, size: size) }
    }
}
