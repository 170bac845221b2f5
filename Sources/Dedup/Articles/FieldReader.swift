package import Foundation

/// Finds some fields of a JSON object without making values of all others: ten times as fast as a general decoder.
///
/// It reads plain cases only and is sure of them (RFC 8259, strictly); where anything is unusual it gives nothing, and a
/// general decoder decides.
@safe package struct FieldReader {
    /// A field's value: a text, or a whole number as its digits.
    package typealias Value = String

    /// Things within things that are followed.
    private static let mostDepth = 64

    private let bytes: UnsafeBufferPointer<UInt8>
    private let count: Int
    private var place = 0

    /// Where anything is unusual.
    private struct Unsure: Error {}

    /// The values of some fields.
    ///
    /// - Parameters:
    ///   - line: a JSON object.
    ///   - names: names of the fields; the same may come twice.
    /// - Returns: for each name its value, `nil` where it is neither a text nor a whole number or is not there; `nil` for
    ///   all where a general decoder must decide.
    package static func values(of line: Data, names: [String]) -> [Value?]? {
        let keys = names.map { Array($0.utf8) }
        let first = keys.map { key in keys.firstIndex(of: key) ?? 0 }
        // Other letters may be written in several ways.
        guard keys.allSatisfy({ $0.allSatisfy { $0 < 0x80 } }) else { return nil }
        return unsafe line.withUnsafeBytes { raw in
            var reader = unsafe FieldReader(bytes: raw.bindMemory(to: UInt8.self))
            guard let values = try? reader.object(keys) else { return nil }
            return first.map { values[$0] }
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) {
        unsafe self.bytes = bytes
        count = bytes.count
    }

    private mutating func object(_ keys: [[UInt8]]) throws(Unsure) -> [Value?] {
        var values = [Value?](repeating: nil, count: keys.count)
        var isFound = [Bool](repeating: false, count: keys.count)
        skipSpace()
        try expect(UInt8(ascii: "{"))
        skipSpace()
        if peek == UInt8(ascii: "}") {
            place += 1
        } else {
            while true {
                let key = try plainText()
                skipSpace()
                try expect(UInt8(ascii: ":"))
                skipSpace()
                if let index = keys.firstIndex(where: { unsafe $0.elementsEqual(bytes[key]) }) {
                    guard !isFound[index] else { throw Unsure() }
                    isFound[index] = true
                    values[index] = try value()
                } else {
                    try skipValue(Self.mostDepth)
                }
                skipSpace()
                if peek == UInt8(ascii: ",") {
                    place += 1
                    skipSpace()
                    continue
                }
                try expect(UInt8(ascii: "}"))
                break
            }
        }
        skipSpace()
        guard place == count else { throw Unsure() }
        return values
    }

    private var peek: UInt8? { place < count ? unsafe bytes[place] : nil }

    private mutating func expect(_ byte: UInt8) throws(Unsure) {
        guard peek == byte else { throw Unsure() }
        place += 1
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
    }

    /// The range of a text without escapes, of ASCII alone.
    private mutating func plainText() throws(Unsure) -> Range<Int> {
        try expect(UInt8(ascii: "\""))
        let start = place
        while let byte = peek, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20, byte < 0x80, byte != UInt8(ascii: "\\") else { throw Unsure() }
            place += 1
        }
        try expect(UInt8(ascii: "\""))
        return start..<(place - 1)
    }

    private mutating func value() throws(Unsure) -> Value? {
        guard let first = peek else { throw Unsure() }
        switch first {
        case UInt8(ascii: "\""): return try text()
        case UInt8(ascii: "1")...UInt8(ascii: "9"):
            let start = place
            while let byte = peek, isDigit(byte) { place += 1 }
            // Of numbers with a point or more digits than an integer has, the decoder knows best.
            switch peek {
            case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): throw Unsure()
            default: break
            }
            guard place - start <= 18 else { throw Unsure() }
            return unsafe String(decoding: bytes[start..<place], as: UTF8.self)
        case UInt8(ascii: "n"):
            try skipValue(0)
            return nil
        default: throw Unsure()
        }
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    private mutating func text() throws(Unsure) -> String {
        try expect(UInt8(ascii: "\""))
        var start = place
        var decoded: [UInt8] = []
        while let byte = peek, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw Unsure() }
            guard byte == UInt8(ascii: "\\") else {
                place += 1
                continue
            }
            if decoded.isEmpty { decoded.reserveCapacity(count - start) }
            unsafe decoded.append(contentsOf: bytes[start..<place])
            place += 1
            try escape(&decoded)
            start = place
        }
        let end = place
        try expect(UInt8(ascii: "\""))
        let found: String?
        if decoded.isEmpty {
            found = unsafe String(validating: bytes[start..<end], as: UTF8.self)
        } else {
            unsafe decoded.append(contentsOf: bytes[start..<end])
            found = String(validating: decoded, as: UTF8.self)
        }
        guard let found else { throw Unsure() }
        return found
    }

    private mutating func escape(_ decoded: inout [UInt8]) throws(Unsure) {
        guard let letter = peek else { throw Unsure() }
        place += 1
        switch letter {
        case UInt8(ascii: "n"): decoded.append(0x0A)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(letter)
        case UInt8(ascii: "t"): decoded.append(0x09)
        case UInt8(ascii: "r"): decoded.append(0x0D)
        case UInt8(ascii: "b"): decoded.append(0x08)
        case UInt8(ascii: "f"): decoded.append(0x0C)
        case UInt8(ascii: "u"):
            var code = try fourDigits()
            if 0xD800..<0xDC00 ~= code {
                try expect(UInt8(ascii: "\\"))
                try expect(UInt8(ascii: "u"))
                let low = try fourDigits()
                guard 0xDC00..<0xE000 ~= low else { throw Unsure() }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw Unsure() }
            decoded.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        default: throw Unsure()
        }
    }

    private mutating func fourDigits() throws(Unsure) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek else { throw Unsure() }
            switch byte {
            case 0x30...0x39: code = code << 4 | UInt32(byte - 0x30)
            case 0x41...0x46: code = code << 4 | UInt32(byte - 0x37)
            case 0x61...0x66: code = code << 4 | UInt32(byte - 0x57)
            default: throw Unsure()
            }
            place += 1
        }
        return code
    }

    /// Goes behind a value, which must be one.
    private mutating func skipValue(_ depth: Int) throws(Unsure) {
        guard let first = peek else { throw Unsure() }
        switch first {
        case UInt8(ascii: "\""): _ = try text()
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard depth > 0 else { throw Unsure() }
            try skipList(isObject: first == UInt8(ascii: "{"), depth - 1)
        case UInt8(ascii: "t"): try skip("true")
        case UInt8(ascii: "f"): try skip("false")
        case UInt8(ascii: "n"): try skip("null")
        default: try skipNumber()
        }
    }

    private mutating func skipList(isObject: Bool, _ depth: Int) throws(Unsure) {
        let close = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
        place += 1
        skipSpace()
        if peek == close {
            place += 1
            return
        }
        while true {
            if isObject {
                _ = try plainText()
                skipSpace()
                try expect(UInt8(ascii: ":"))
                skipSpace()
            }
            try skipValue(depth)
            skipSpace()
            guard peek == UInt8(ascii: ",") else { break }
            place += 1
            skipSpace()
        }
        try expect(close)
    }

    private mutating func skip(_ word: StaticString) throws(Unsure) {
        for index in 0..<word.utf8CodeUnitCount { try expect(unsafe word.utf8Start[index]) }
    }

    private mutating func skipNumber() throws(Unsure) {
        if peek == UInt8(ascii: "-") { place += 1 }
        if peek == UInt8(ascii: "0") { place += 1 } else { try skipDigits() }
        if peek == UInt8(ascii: ".") {
            place += 1
            try skipDigits()
        }
        // Exponents may be too large for a number: the decoder knows.
        guard peek != UInt8(ascii: "e"), peek != UInt8(ascii: "E") else { throw Unsure() }
    }

    private mutating func skipDigits() throws(Unsure) {
        let start = place
        while let byte = peek, isDigit(byte) { place += 1 }
        guard place > start else { throw Unsure() }
    }
}
