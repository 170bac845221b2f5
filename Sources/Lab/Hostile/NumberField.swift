/// A number in a file that says where something is, how long or how large it is, or of what kind.
struct NumberField: Sendable, Hashable {
    /// Its first byte.
    var offset: Int
    /// Bytes: 1, 2, 4 or 8.
    var size: Int
    var isBigEndian = true

    /// The numbers of a file's headers and directories; of formats written in letters there are none.
    ///
    /// Damaged files give those that can still be found. Every field lies within the file.
    static func fields(of bytes: [UInt8]) -> [NumberField] {
        let found: [NumberField] =
            switch bytes.prefix(4) {
            case [0x89, 0x50, 0x4E, 0x47]: PNGChunkList.chunks(of: bytes).flatMap(png)
            case [0x49, 0x49, 0x2A, 0], [0x49, 0x49, 0x2B, 0]: tiff(FieldReader(bytes: bytes, isBigEndian: false))
            case [0x4D, 0x4D, 0, 0x2A], [0x4D, 0x4D, 0, 0x2B]: tiff(FieldReader(bytes: bytes, isBigEndian: true))
            case [0, 0, 0, 0x0C]: boxes(bytes)
            case [0xFF, 0x4F, 0xFF, 0x51]: codestream(bytes, from: 0)
            case let head where head.starts(with: [0xFF, 0xD8]): jpeg(bytes)
            case let head where head.starts(with: Array("GIF".utf8)): gif(bytes)
            case let head where head.starts(with: Array("RIFF".utf8)): riff(bytes)
            case let head where head.starts(with: Array("BM".utf8)):
                little([2, 10, 14, 18, 22, 30, 34, 46], 4)
                    + little([26, 28], 2)
            default: []
            }
        return found.filter { $0.offset >= 0 && $0.offset + $0.size <= bytes.count }
    }

    private static func little(_ offsets: [Int], _ size: Int) -> [NumberField] {
        offsets.map { NumberField(offset: $0, size: size, isBigEndian: false) }
    }

    private static func big(_ offsets: [Int], _ size: Int) -> [NumberField] {
        offsets.map { NumberField(offset: $0, size: size) }
    }

    private static func png(_ chunk: PNGChunkList.Chunk) -> [NumberField] {
        big([chunk.offset], 4)
            + (chunk.name == "IHDR"
                ? big([chunk.offset + 8, chunk.offset + 12], 4) + big((16...20).map { chunk.offset + $0 }, 1) : [])
    }

    private static func tiff(_ reader: FieldReader) -> [NumberField] {
        let isBigTIFF = reader.number(at: 2, size: 2) == 43
        let (place, counter, entryLength) = (isBigTIFF ? 8 : 4, isBigTIFF ? 8 : 2, isBigTIFF ? 20 : 12)
        let head = isBigTIFF ? 8 : 4
        var fields = [NumberField(offset: head, size: place, isBigEndian: reader.isBigEndian)]
        var next = reader.number(at: head, size: place)
        for _ in 0..<8 {
            guard let directory = next, directory > 0, let count = reader.number(at: directory, size: counter),
                count < 200
            else { break }
            fields.append(NumberField(offset: directory, size: counter, isBigEndian: reader.isBigEndian))
            for index in 0..<count {
                let entry = directory + counter + index * entryLength
                for (offset, size) in [(0, 2), (2, 2), (4, place), (4 + place, place)] {
                    fields.append(NumberField(offset: entry + offset, size: size, isBigEndian: reader.isBigEndian))
                }
                // Short values lie in the first bytes.
                fields.append(NumberField(offset: entry + 4 + place, size: 2, isBigEndian: reader.isBigEndian))
            }
            let end = directory + counter + count * entryLength
            fields.append(NumberField(offset: end, size: place, isBigEndian: reader.isBigEndian))
            next = reader.number(at: end, size: place)
        }
        return fields
    }

    private static func jpeg(_ bytes: [UInt8]) -> [NumberField] {
        var (fields, offset): ([NumberField], Int) = ([], 2)
        while offset + 4 <= bytes.count, bytes[offset] == 0xFF {
            let (marker, length) = (bytes[offset + 1], Int(bytes[offset + 2]) << 8 | Int(bytes[offset + 3]))
            fields += big([offset + 2], 2)
            switch marker {
            case 0xC0...0xC3:
                fields += big([offset + 5, offset + 7], 2) + big([4, 9, 10, 11, 12].map { offset + $0 }, 1)
            case 0xC4, 0xDB: fields += big((4..<8).map { offset + $0 }, 1)
            case 0xDD: fields += big([offset + 4], 2)
            case 0xE1: fields += big(stride(from: 10, to: min(length, 60), by: 2).map { offset + $0 }, 2)
            case 0xDA: return fields + big((4..<10).map { offset + $0 }, 1)
            default: break
            }
            offset += 2 + length
        }
        return fields
    }

    /// Lengths of the boxes of a JP2 file, of what is in them, and the fields of the codestream.
    private static func boxes(_ bytes: [UInt8]) -> [NumberField] {
        let reader = FieldReader(bytes: bytes, isBigEndian: true)
        var (fields, offset): ([NumberField], Int) = ([], 0)
        for _ in 0..<64 {
            guard let length = reader.number(at: offset, size: 4), offset + 8 <= bytes.count else { break }
            fields += big([offset, offset + 4], 4)
            switch bytes[(offset + 4)..<(offset + 8)] {
            case let name where name.elementsEqual("jp2h".utf8):
                offset += 8
                continue
            case let name where name.elementsEqual("jp2c".utf8): return fields + codestream(bytes, from: offset + 8)
            case let name where name.elementsEqual("ihdr".utf8):
                fields += big([offset + 8, offset + 12], 4) + big([offset + 16], 2)
                fields += big((18...21).map { offset + $0 }, 1)
            default: fields += big((8..<12).map { offset + $0 }, 1)
            }
            guard length >= 8 else { break }
            offset += length
        }
        return fields
    }

    private static func codestream(_ bytes: [UInt8], from start: Int) -> [NumberField] {
        let reader = FieldReader(bytes: bytes, isBigEndian: true)
        var (fields, offset): ([NumberField], Int) = ([], start + 2)
        while let marker = reader.number(at: offset, size: 2), marker > 0xFF00, marker != 0xFFD9,
            let length = reader.number(at: offset + 2, size: 2), length >= 2
        {
            fields += big([offset + 2], 2)
            switch marker {
            case 0xFF51:
                fields += big([offset + 4, offset + 38], 2)
                fields += big(stride(from: 6, to: 38, by: 4).map { offset + $0 }, 4)
                fields += big((40..<(2 + length)).map { offset + $0 }, 1)
            case 0xFF90: fields += big([offset + 4], 2) + big([offset + 6], 4) + big([offset + 10, offset + 11], 1)
            case 0xFF52, 0xFF5C: fields += big((4..<(2 + length)).map { offset + $0 }, 1)
            case 0xFF93: return fields
            default: break
            }
            offset += 2 + length
        }
        return fields
    }

    private static func gif(_ bytes: [UInt8]) -> [NumberField] {
        let images = bytes.indices.dropFirst(13).filter { bytes[$0] == 0x2C }.prefix(8)
        return little([6, 8], 2) + little([10, 11, 12], 1)
            + images.flatMap { place in
                little([1, 3, 5, 7].map { place + $0 }, 2) + little([place + 9, place + 10, place + 11], 1)
            }
    }

    private static func riff(_ bytes: [UInt8]) -> [NumberField] {
        let reader = FieldReader(bytes: bytes, isBigEndian: false)
        var (fields, offset) = (little([4], 4), 12)
        while let length = reader.number(at: offset + 4, size: 4), fields.count < 64 {
            fields += little([offset, offset + 4], 4) + little((8..<20).map { offset + $0 }, 1)
            offset += 8 + length + length % 2
        }
        return fields
    }
}

/// Whole numbers of a file in one order of bytes.
struct FieldReader {
    var bytes: [UInt8]
    var isBigEndian: Bool

    /// The number; `nil` beyond the file and above `Int.max`.
    func number(at offset: Int, size: Int) -> Int? {
        guard offset >= 0, offset <= bytes.count - size else { return nil }
        let part = bytes[offset..<(offset + size)]
        let value = (isBigEndian ? Array(part) : part.reversed()).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Int(exactly: value)
    }
}

/// The chunks of a PNG file.
enum PNGChunkList {
    struct Chunk {
        /// Of the length, which the name follows.
        var offset: Int
        var name: String
        /// Bytes of what lies between name and check sum.
        var length: Int
    }

    /// As far as lengths lead.
    static func chunks(of bytes: [UInt8]) -> [Chunk] {
        let reader = FieldReader(bytes: bytes, isBigEndian: true)
        var (chunks, offset): ([Chunk], Int) = ([], 8)
        while let length = reader.number(at: offset, size: 4), offset + 12 + length <= bytes.count {
            let name = String(decoding: bytes[(offset + 4)..<(offset + 8)], as: UTF8.self)
            chunks.append(Chunk(offset: offset, name: name, length: length))
            offset += 12 + length
        }
        return chunks
    }

    /// The file with right check sums, so that a decoder looks at what was changed.
    static func withRightSums(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for chunk in chunks(of: bytes) {
            let end = chunk.offset + 8 + chunk.length
            let sum = checkSum(bytes[(chunk.offset + 4)..<end])
            bytes.replaceSubrange(
                end..<(end + 4),
                with: (0..<4).map { UInt8(truncatingIfNeeded: sum >> (24 - 8 * $0)) }
            )
        }
        return bytes
    }

    /// A chunk with its length and check sum.
    static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + content
        let sum = checkSum(body[...])
        return [content.count, Int(sum)].map { number in
            (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
        }.reduce(into: []) { $0 += $0.isEmpty ? $1 + body : $1 }
    }

    /// The CRC-32 of the PNG specification.
    private static func checkSum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }
}
