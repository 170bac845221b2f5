import Foundation

/// Names and texts as the gazetteer's keys and the confusion model need them.
enum NameFolding {
    /// One ASCII sign for each code point, so that places in both are the same: marks are taken off letters, dashes and quotation marks
    /// are plain, anything else is `~`.
    static func sign(_ scalar: Unicode.Scalar) -> UInt8 {
        switch scalar.value {
        case 0..<128: return UInt8(scalar.value)
        case 0xA0, 0x2000...0x200B, 0x3000: return UInt8(ascii: " ")
        case 0xAD, 0x2010...0x2015, 0x2212: return UInt8(ascii: "-")
        case 0x2018...0x201B, 0xB4: return UInt8(ascii: "'")
        case 0x201C...0x201F, 0xAB, 0xBB: return UInt8(ascii: "\"")
        case 0x2022, 0xB7: return UInt8(ascii: ".")
        case 0x2028, 0x2029, 0x85: return UInt8(ascii: "\n")
        case 0xC0...0x24F, 0x1E00...0x1EFF:
            guard let first = String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars.first,
                first.value < 128
            else { return other[scalar] ?? UInt8(ascii: "~") }
            return UInt8(first.value)
        case 0xFB01, 0xFB02: return UInt8(ascii: "f")
        default: return UInt8(ascii: "~")
        }
    }

    private static let other: [Unicode.Scalar: UInt8] = [
        "æ": UInt8(ascii: "a"), "Æ": UInt8(ascii: "A"), "œ": UInt8(ascii: "o"), "Œ": UInt8(ascii: "O"),
        "ø": UInt8(ascii: "o"), "Ø": UInt8(ascii: "O"), "ł": UInt8(ascii: "l"), "Ł": UInt8(ascii: "L"),
        "đ": UInt8(ascii: "d"), "Đ": UInt8(ascii: "D"), "ß": UInt8(ascii: "s"), "ı": UInt8(ascii: "i"),
    ]

    /// The key of a name: small letters alone.
    static func key(_ signs: some Sequence<UInt8>) -> [UInt8] {
        var key: [UInt8] = []
        for sign in signs where (65...90).contains(sign & 0xDF) { key.append(sign | 0x20) }
        return key
    }

    /// The key of a name, as `Scripts/tables/places.py` folds it for letters that one sign can stand for.
    static func key(of name: String) -> [UInt8] { key(name.unicodeScalars.lazy.map(sign)) }

    /// Signs without blanks and line ends.
    static func squashed(_ signs: some Sequence<UInt8>) -> [UInt8] {
        signs.filter { $0 > 32 }
    }
}
