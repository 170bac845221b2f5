import CorpusFiles
import Foundation

/// Words of English as it was printed, and names: `words.bin`, which `Scripts/tables/words.py` makes and describes.
struct WordTable: Sendable {
    static let fileName = "words.bin"

    /// Hashes, ascending.
    private let words: [UInt64], names: [UInt64]

    /// Reads the table.
    ///
    /// - Throws: `EnrichmentError` with `tableMissing` where it is not there or is none.
    init(_ tables: EnrichmentTables) throws(EnrichmentError) {
        let data = [UInt8](try tables.table(Self.fileName))
        guard let (words, names) = Self.read(data) else {
            throw EnrichmentError(
                .tableMissing,
                "\(tables.folder)/\(Self.fileName) is no table of words of this version; run Scripts/setup again"
            )
        }
        (self.words, self.names) = (words, names)
    }

    private static let headerLength = 80

    private static func read(_ bytes: [UInt8]) -> (words: [UInt64], names: [UInt64])? {
        guard bytes.count >= headerLength else { return nil }
        let header = String(decoding: bytes[..<headerLength], as: UTF8.self).split { $0 == " " || $0 == "\n" }
        guard header.count == 4, header[0] == "broadsheet-words", header[1] == "1", let words = Int(header[2]),
            let names = Int(header[3]), words >= 0, names >= 0,
            words <= bytes.count, names <= bytes.count,
            bytes.count - headerLength == 8 * (words + names)
        else { return nil }
        func hashes(_ range: Range<Int>) -> [UInt64] {
            unsafe bytes.withUnsafeBytes { buffer in
                range.map { index in
                    unsafe UInt64(
                        littleEndian: buffer.loadUnaligned(fromByteOffset: headerLength + 8 * index, as: UInt64.self)
                    )
                }
            }
        }
        return (hashes(0..<words), hashes(words..<(words + names)))
    }

    /// Whether a word is in the list, whatever its case; names count for words with a capital alone.
    func contains(_ word: ArraySlice<Unicode.Scalar>, orNames: Bool) -> Bool {
        var hash = StableHash.basis
        for scalar in word { hash = Self.append(scalar, to: hash) }
        return Self.contains(hash, in: words) || (orNames && Self.contains(hash, in: names))
    }

    /// Goes on with the UTF-8 of a letter in lower case.
    private static func append(_ scalar: Unicode.Scalar, to hash: UInt64) -> UInt64 {
        switch scalar.value {
        case 0x41...0x5A: return StableHash.fnv1a(scalar.value + 32, from: hash)
        case 0..<0x80: return StableHash.fnv1a(scalar.value, from: hash)
        case 0x2019, 0x2018: return StableHash.fnv1a(0x27, from: hash)
        default:
            return scalar.properties.lowercaseMapping.utf8.reduce(hash) { StableHash.fnv1a(UInt32($1), from: $0) }
        }
    }

    private static func contains(_ hash: UInt64, in list: [UInt64]) -> Bool {
        var (low, high) = (0, list.count)
        while low < high {
            let middle = (low + high) / 2
            if list[middle] < hash { low = middle + 1 } else { high = middle }
        }
        return low < list.count && list[low] == hash
    }
}
