import Foundation

/// Texts without what is no difference between them: case, accents, punctuation.
///
/// How much is folded differs with the purpose, so that each rule has a name.
package enum Folding {
    /// Words in lower case; everything but letters, digits and the characters in `keeping` parts them.
    package static func words(of text: some StringProtocol, keeping: Set<Character> = []) -> [String] {
        text.split { !$0.isLetter && !$0.isNumber && !keeping.contains($0) }.map { $0.lowercased() }
    }

    /// The letters and digits of a word in lower case, with their accents; all its signs where it has neither.
    package static func letters(of word: some StringProtocol) -> [Unicode.Scalar] {
        let scalars = word.lowercased().unicodeScalars
        let kept = scalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        return Array(kept.isEmpty ? scalars : kept)
    }

    /// A letter in lower case with its accents, or an ASCII digit; `nil` for any other sign.
    ///
    /// Of a letter that has two in lower case the first is taken.
    package static func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x41...0x5A: Unicode.Scalar(UInt8(scalar.value + 32))
        case 0x61...0x7A, 0x30...0x39: scalar
        case 0x80... where scalar.properties.isAlphabetic:
            scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
        default: nil
        }
    }

    /// Appends what a sign is among small letters without accents, digits and single spaces.
    ///
    /// ASCII letters and digits stay, in lower case; other letters lose their accents or become one byte from 128 on, made
    /// from them; apostrophes vanish; any other sign is a space.
    package static func appendBytes(of scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        switch scalar.value {
        case 0x61...0x7A, 0x30...0x39: bytes.append(UInt8(scalar.value))
        case 0x41...0x5A: bytes.append(UInt8(scalar.value + 32))
        case 0x27, 0x2019: break  // an apostrophe parts no word
        case 0x17F: bytes.append(UInt8(ascii: "s"))
        case 0x80... where scalar.properties.isAlphabetic || scalar.properties.numericType != nil:
            for folded in String(scalar).lowercased().decomposedStringWithCompatibilityMapping.unicodeScalars {
                switch folded.value {
                case 0x61...0x7A, 0x30...0x39: bytes.append(UInt8(folded.value))
                case 0x80... where folded.properties.isAlphabetic: bytes.append(UInt8(128 + folded.value % 128))
                default: break
                }
            }
        default:
            let space = UInt8(ascii: " ")
            if let last = bytes.last, last != space { bytes.append(space) }
        }
    }
}
