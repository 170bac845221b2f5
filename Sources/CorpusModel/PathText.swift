/// Paths of files as text, whatever bytes their names are made of; the text can be turned back into the bytes.
///
/// A name on Linux is a row of bytes. Bytes that are UTF-8 stand for themselves. Any other byte, and any control character,
/// is written `\xE9`: a backslash, `x` and two digits, upper-case hexadecimal. Where a name has such four characters itself,
/// its backslash is written `\x5C`.
package enum PathText {
    private static let backslash = UInt8(ascii: "\\")
    private static let digits = Array("0123456789ABCDEF".utf8)

    /// The text of a path.
    package static func text(of path: some Collection<UInt8>) -> String {
        let bytes = Array(path)
        if !bytes.contains(where: { $0 == backslash || isControl($0) }),
            let plain = String(validating: bytes, as: UTF8.self)
        {
            return plain
        }
        var text: [UInt8] = []
        var place = 0
        while place < bytes.count {
            let length = scalarLength(bytes, at: place)
            if length == 0 || isControl(bytes[place]) || escape(bytes, at: place) != nil {
                let byte = bytes[place]
                text += [backslash, UInt8(ascii: "x"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                place += 1
            } else {
                text += bytes[place..<(place + length)]
                place += length
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The path that a text stands for.
    package static func bytes(of text: String) -> [UInt8] {
        let utf8 = Array(text.utf8)
        guard utf8.contains(backslash) else { return utf8 }
        var bytes: [UInt8] = []
        var place = 0
        while place < utf8.count {
            if let byte = escape(utf8, at: place) {
                bytes.append(byte)
                place += 4
            } else {
                bytes.append(utf8[place])
                place += 1
            }
        }
        return bytes
    }

    /// Whether a text is the path itself, so that every program can open it by its text.
    package static func isPlain(_ text: String) -> Bool {
        !text.utf8.contains(backslash) || bytes(of: text).elementsEqual(text.utf8)
    }

    /// Calls `body` with the path as C has it.
    package static func withCPath<Result>(_ text: String, _ body: (UnsafePointer<CChar>) throws -> Result) rethrows
        -> Result
    {
        let path = bytes(of: text).map { CChar(bitPattern: $0) } + [0]
        return try path.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { preconditionFailure("a path has its end") }
            return try body(start)
        }
    }

    private static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x7F }

    /// The byte that an escape stands for; `nil` where none begins.
    private static func escape(_ bytes: [UInt8], at place: Int) -> UInt8? {
        guard place + 3 < bytes.count, bytes[place] == backslash, bytes[place + 1] == UInt8(ascii: "x"),
            let high = digits.firstIndex(of: bytes[place + 2]), let low = digits.firstIndex(of: bytes[place + 3])
        else { return nil }
        return UInt8(high << 4 | low)
    }

    /// Bytes of the scalar that begins at a place; 0 where none does.
    private static func scalarLength(_ bytes: [UInt8], at place: Int) -> Int {
        let length =
            switch bytes[place] {
            case 0x00...0x7F: 1
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 0
            }
        guard length > 0, place + length <= bytes.count,
            String(validating: bytes[place..<(place + length)], as: UTF8.self) != nil
        else { return 0 }
        return length
    }
}
