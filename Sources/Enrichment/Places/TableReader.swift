import CorpusFiles
import Foundation

/// Texts one after another in a table, and where each ends.
struct Texts: Sendable {
    let ends: [UInt32]
    let bytes: [UInt8]

    var count: Int { ends.count }

    /// Whether the ends are in order and within the bytes.
    var isSound: Bool {
        (ends.last ?? 0) == UInt32(bytes.count) && zip(ends, ends.dropFirst()).allSatisfy { $0 <= $1 }
    }

    func range(_ number: Int) -> Range<Int> { (number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number]) }

    func text(_ number: Int) -> String { String(decoding: bytes[range(number)], as: UTF8.self) }

    /// Number of a text among texts in order of their bytes.
    func number(of text: [UInt8]) -> Int? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if bytes[range(middle)].lexicographicallyPrecedes(text) { low = middle + 1 } else { high = middle }
        }
        return low < count && bytes[range(low)].elementsEqual(text) ? low : nil
    }
}

/// Reads the columns of a table that `Scripts/tables` has made: a line of text of 80 bytes, then little-endian numbers.
struct TableReader {
    private static let headSize = 80

    let data: Data
    let path: String
    private var offset = 0

    init(data: Data, path: String) { (self.data, self.path) = (data, path) }

    func damaged() -> EnrichmentError {
        EnrichmentError(.tableMissing, "the table \(path) is damaged or of another version; run Scripts/setup again")
    }

    /// The counts of the first line.
    mutating func head(_ name: String, counts: Int) throws(EnrichmentError) -> [Int] {
        let line = String(decoding: data.prefix(Self.headSize), as: UTF8.self)
        let words = line.split { $0 == " " || $0 == "\n" }
        let numbers = words.dropFirst(2).compactMap { Int($0) }
        guard line.hasPrefix(name + " "), numbers.count == counts, numbers.allSatisfy({ $0 >= 0 }) else {
            throw damaged()
        }
        offset = Self.headSize
        return numbers
    }

    mutating func column<Number: FixedWidthInteger>(_ count: Int) throws(EnrichmentError) -> [Number] {
        let (size, isTooLarge) = count.multipliedReportingOverflow(by: MemoryLayout<Number>.size)
        guard !isTooLarge, size <= data.count - offset else { throw damaged() }
        let range = (data.startIndex + offset)..<(data.startIndex + offset + size)
        offset += size
        let numbers = [Number](unsafeUninitializedCapacity: count) { buffer, initialized in
            data.copyBytes(to: UnsafeMutableRawBufferPointer(buffer), from: range)
            initialized = count
        }
        return Number(littleEndian: 1) == 1 ? numbers : numbers.map { Number(littleEndian: $0) }
    }

    func end() throws(EnrichmentError) {
        guard offset == data.count else { throw damaged() }
    }
}
