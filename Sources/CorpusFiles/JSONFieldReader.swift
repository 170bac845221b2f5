package import Foundation

/// Finds some fields of a JSON object without making values of all others: ten times as fast as a general decoder.
///
/// It reads JSON (RFC 8259) and what programs write in its stead: `NaN`, `Infinity` and `-Infinity`, as Python does; halves
/// of surrogate pairs, which become U+FFFD, as do bytes that are no UTF-8; control characters inside texts; zeros and plus
/// signs before numbers. Of a name that comes twice the last value counts.
@safe package struct JSONFieldReader {
    /// A field's value.
    package enum Value: Sendable, Hashable {
        case text(String)
        /// A number, as it is written.
        case number(String)
        case null
        /// A truth value, an array or an object, as it is written.
        case other(String)

        /// A text, or a number as it is written, without the point and the zeros behind it that tables give to whole numbers;
        /// `nil` of anything else.
        package var plain: String? {
            switch self {
            case .text(let text): return text
            case .number(let digits):
                guard let point = digits.utf8.firstIndex(of: UInt8(ascii: ".")),
                    digits.utf8[digits.utf8.index(after: point)...].allSatisfy({ $0 == UInt8(ascii: "0") })
                else { return digits }
                return String(digits[..<point])
            case .null, .other: return nil
            }
        }

        /// An id: any value but null, as it is written where it is neither text nor number.
        package var written: String? {
            if case .other(let written) = self { return written }
            return plain
        }
    }

    /// A value, and where it begins.
    package struct Field: Sendable, Hashable {
        package var value: Value
        /// Column of its first character, from 1.
        package var column: Int
    }

    /// Where a line is no JSON object.
    package struct Fault: Error, Sendable, Hashable {
        /// Column of the first character that does not belong there, from 1; one behind the last at the end.
        package var column: Int
    }

    /// Things within things that are followed.
    private static let mostDepth = 512

    private let bytes: UnsafeBufferPointer<UInt8>
    private let count: Int
    private var place = 0

    /// The place of a fault, bytes.
    private struct Misplaced: Error { var place: Int }

    /// The values of some fields.
    ///
    /// - Parameters:
    ///   - line: a JSON object.
    ///   - names: names of the fields; the same may come twice.
    /// - Returns: for each name its value; `nil` where the object has no such field.
    /// - Throws: `Fault` for a line that is no object.
    package static func fields(of line: Data, names: [String]) throws(Fault) -> [Field?] {
        let keys = names.map { Array($0.utf8) }
        let first = keys.map { key in keys.firstIndex(of: key) ?? 0 }
        let result: Result<[Field?], Fault> = unsafe line.withUnsafeBytes { raw in
            let buffer = unsafe raw.bindMemory(to: UInt8.self)
            var reader = unsafe JSONFieldReader(bytes: buffer)
            do throws(Misplaced) {
                let found = try reader.object(keys)
                return .success(
                    first.map { index in
                        found[index].map { Field(value: $0.value, column: reader.column(at: $0.place)) }
                    }
                )
            } catch {
                return .failure(Fault(column: reader.column(at: error.place)))
            }
        }
        return try result.get()
    }

    /// The elements of an array.
    ///
    /// - Parameter array: a JSON array, such as `fields(of:names:)` gives as `.other`.
    /// - Returns: its elements with their columns, in order.
    /// - Throws: `Fault` for what is no array.
    package static func elements(of array: Data) throws(Fault) -> [Field] {
        let result: Result<[Field], Fault> = unsafe array.withUnsafeBytes { raw in
            let buffer = unsafe raw.bindMemory(to: UInt8.self)
            var reader = unsafe JSONFieldReader(bytes: buffer)
            do throws(Misplaced) {
                let found = try reader.array()
                return .success(found.map { Field(value: $0.value, column: reader.column(at: $0.place)) })
            } catch {
                return .failure(Fault(column: reader.column(at: error.place)))
            }
        }
        return try result.get()
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) {
        unsafe self.bytes = bytes
        count = bytes.count
    }

    /// Column of a place: characters that begin before it, and one.
    private func column(at place: Int) -> Int {
        // Bytes that continue a character are none of their own.
        unsafe bytes[..<min(place, count)].count { $0 & 0xC0 != 0x80 } + 1
    }

    private struct Found {
        var value: Value
        var place: Int
    }

    private mutating func object(_ keys: [[UInt8]]) throws(Misplaced) -> [Found?] {
        var values = [Found?](repeating: nil, count: keys.count)
        skipSpace()
        try expect(UInt8(ascii: "{"))
        skipSpace()
        if peek == UInt8(ascii: "}") {
            place += 1
        } else {
            while true {
                let index = try key(among: keys)
                skipSpace()
                try expect(UInt8(ascii: ":"))
                skipSpace()
                let start = place
                if let index {
                    values[index] = Found(value: try value(), place: start)
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
        guard place == count else { throw Misplaced(place: place) }
        return values
    }

    private mutating func array() throws(Misplaced) -> [Found] {
        var values: [Found] = []
        skipSpace()
        try expect(UInt8(ascii: "["))
        skipSpace()
        if peek == UInt8(ascii: "]") {
            place += 1
        } else {
            while true {
                let start = place
                values.append(Found(value: try value(), place: start))
                skipSpace()
                guard peek == UInt8(ascii: ",") else { break }
                place += 1
                skipSpace()
            }
            try expect(UInt8(ascii: "]"))
        }
        skipSpace()
        guard place == count else { throw Misplaced(place: place) }
        return values
    }

    private var peek: UInt8? { place < count ? unsafe bytes[place] : nil }

    private mutating func expect(_ byte: UInt8) throws(Misplaced) {
        guard peek == byte else { throw Misplaced(place: place) }
        place += 1
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
    }

    /// A name, and which of those wanted it is.
    private mutating func key(among keys: [[UInt8]]) throws(Misplaced) -> Int? {
        let start = place + 1
        try skipText()
        let key = start..<(place - 1)
        if unsafe bytes[key].contains(UInt8(ascii: "\\")) {
            let end = place
            place = start - 1
            let name = Array(try text().utf8)
            place = end
            return keys.firstIndex(of: name)
        }
        return keys.firstIndex { unsafe $0.elementsEqual(bytes[key]) }
    }

    private mutating func value() throws(Misplaced) -> Value {
        guard let first = peek else { throw Misplaced(place: place) }
        if first == UInt8(ascii: "\"") { return .text(try text()) }
        let start = place
        try skipValue(Self.mostDepth)
        let written = unsafe String(decoding: bytes[start..<place], as: UTF8.self)
        switch first {
        case UInt8(ascii: "n"): return .null
        case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "{"), UInt8(ascii: "["): return .other(written)
        // What is no number says nothing.
        case UInt8(ascii: "N"), UInt8(ascii: "I"): return .null
        default: return written.hasSuffix("Infinity") ? .null : .number(written)
        }
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    private mutating func skipText() throws(Misplaced) {
        let start = place
        try expect(UInt8(ascii: "\""))
        while let byte = peek {
            place += 1
            if byte == UInt8(ascii: "\"") { return }
            if byte == UInt8(ascii: "\\") { place += 1 }
        }
        throw Misplaced(place: start)
    }

    private mutating func text() throws(Misplaced) -> String {
        let opening = place
        try expect(UInt8(ascii: "\""))
        var start = place
        var decoded: [UInt8] = []
        while let byte = peek, byte != UInt8(ascii: "\"") {
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
        guard peek != nil else { throw Misplaced(place: opening) }
        let end = place
        place += 1
        if decoded.isEmpty { return unsafe String(decoding: bytes[start..<end], as: UTF8.self) }
        unsafe decoded.append(contentsOf: bytes[start..<end])
        return String(decoding: decoded, as: UTF8.self)
    }

    private mutating func escape(_ decoded: inout [UInt8]) throws(Misplaced) {
        guard let letter = peek else { throw Misplaced(place: place) }
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
            if 0xD800..<0xDC00 ~= code, let low = lowHalf() { code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00) }
            // Half of a pair stands for no character.
            let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
            decoded.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        default: throw Misplaced(place: place - 1)
        }
    }

    /// The second half of a pair, if it comes next.
    private mutating func lowHalf() -> UInt32? {
        let start = place
        if peek == UInt8(ascii: "\\") {
            place += 1
            if peek == UInt8(ascii: "u") {
                place += 1
                if let low = try? fourDigits(), 0xDC00..<0xE000 ~= low { return low }
            }
        }
        place = start
        return nil
    }

    private mutating func fourDigits() throws(Misplaced) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek else { throw Misplaced(place: place) }
            switch byte {
            case 0x30...0x39: code = code << 4 | UInt32(byte - 0x30)
            case 0x41...0x46: code = code << 4 | UInt32(byte - 0x37)
            case 0x61...0x66: code = code << 4 | UInt32(byte - 0x57)
            default: throw Misplaced(place: place)
            }
            place += 1
        }
        return code
    }

    /// Goes behind a value, which must be one.
    private mutating func skipValue(_ depth: Int) throws(Misplaced) {
        guard let first = peek else { throw Misplaced(place: place) }
        switch first {
        case UInt8(ascii: "\""): try skipText()
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard depth > 0 else { throw Misplaced(place: place) }
            try skipList(isObject: first == UInt8(ascii: "{"), depth - 1)
        case UInt8(ascii: "t"): try skip("true")
        case UInt8(ascii: "f"): try skip("false")
        case UInt8(ascii: "n"): try skip("null")
        case UInt8(ascii: "N"): try skip("NaN")
        default: try skipNumber()
        }
    }

    private mutating func skipList(isObject: Bool, _ depth: Int) throws(Misplaced) {
        let close = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
        place += 1
        skipSpace()
        if peek == close {
            place += 1
            return
        }
        while true {
            if isObject {
                try skipText()
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

    private mutating func skip(_ word: StaticString) throws(Misplaced) {
        let start = place
        for index in 0..<word.utf8CodeUnitCount {
            guard peek == (unsafe word.utf8Start[index]) else { throw Misplaced(place: start) }
            place += 1
        }
    }

    private mutating func skipNumber() throws(Misplaced) {
        if peek == UInt8(ascii: "-") || peek == UInt8(ascii: "+") { place += 1 }
        if peek == UInt8(ascii: "I") { return try skip("Infinity") }
        try skipDigits()
        if peek == UInt8(ascii: ".") {
            place += 1
            try skipDigits()
        }
        if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
            place += 1
            if peek == UInt8(ascii: "-") || peek == UInt8(ascii: "+") { place += 1 }
            try skipDigits()
        }
    }

    private mutating func skipDigits() throws(Misplaced) {
        let start = place
        while let byte = peek, isDigit(byte) { place += 1 }
        guard place > start else { throw Misplaced(place: place) }
    }
}
