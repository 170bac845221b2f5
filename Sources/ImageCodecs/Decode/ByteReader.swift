/// Whole numbers at places of a byte array; every read is checked.
struct ByteReader {
    /// The bytes that are read.
    let bytes: [UInt8]
    /// Byte order of all numbers.
    var isLittleEndian = false

    /// The unsigned number of `size` bytes, 1 to 8, at `offset`; `nil` beyond the end or above `Int.max`.
    func number(at offset: Int, size: Int) -> Int? {
        guard offset >= 0, size >= 1, size <= bytes.count, offset <= bytes.count - size else { return nil }
        var value: UInt64 = 0
        for index in 0..<size {
            value = value << 8 | UInt64(bytes[isLittleEndian ? offset + size - 1 - index : offset + index])
        }
        return Int(exactly: value)
    }

    /// Whether the ASCII text `tag` stands at `offset`.
    func has(_ tag: String, at offset: Int) -> Bool {
        offset >= 0 && offset <= bytes.count && bytes[offset...].starts(with: tag.utf8)
    }
}
