import CorpusText

/// A word of a name in small letters without accents and signs; digits are the letters that they are misread for.
struct NameWord: Sendable, Hashable {
    /// Small ASCII letters; bytes from 128 on for letters of other scripts; `?` for a letter that could not be read.
    let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    init(_ scalars: some Sequence<Unicode.Scalar>) {
        var bytes: [UInt8] = []
        for scalar in scalars { Folding.appendBytes(of: scalar, to: &bytes) }
        self.bytes = bytes.compactMap { byte in
            switch byte {
            case UInt8(ascii: " "): nil
            case UInt8(ascii: "0"): UInt8(ascii: "o")
            case UInt8(ascii: "1"): UInt8(ascii: "l")
            case UInt8(ascii: "5"): UInt8(ascii: "s")
            case UInt8(ascii: "8"): UInt8(ascii: "b")
            case UInt8(ascii: "6"): UInt8(ascii: "b")
            case 0x30...0x39: nil
            default: byte
            }
        }
    }

    init(_ text: String) { self.init(text.unicodeScalars) }

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var count: Int { bytes.count }

    /// All words of a text that have letters.
    static func words(of text: String) -> [NameWord] {
        text.unicodeScalars.split { scalar in
            !(scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "'" || scalar == "’"
                || scalar.properties.generalCategory == .nonspacingMark)
        }.map { NameWord($0) }.filter { $0.count > 0 }
    }
}
