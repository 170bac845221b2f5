import CCLD2

/// Tells the language of a text by CLD2, which knows 83.
///
/// Compact Language Detector 2: Richard Sites, 2013.
package enum LanguageDetector {
    /// A language and how much of a text is in it.
    package struct Finding: Sendable, Hashable {
        /// ISO 639-1 where the language has such a code.
        package var language: String
        /// `0...1`.
        package var share: Double
    }

    /// Words from which on there is always an answer, even of damaged text; with fewer, only where CLD2 is sure.
    private static let enoughWords = 15
    /// Fewer words tell nothing: a name is of every language.
    private static let fewestWords = 3
    /// Bytes beyond these are not looked at.
    private static let mostBytes = 1 << 18

    /// The main language of a text.
    ///
    /// - Parameters:
    ///   - text: running text.
    ///   - words: number of its words that are letters.
    /// - Returns: `nil` where there is too little text, or none is sure.
    package static func language(of text: [Unicode.Scalar], words: Int) -> Finding? {
        guard words >= fewestWords else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(text.count, mostBytes) + 4)
        for scalar in text where bytes.count < mostBytes {
            // CLD2 stops at what may not stand in a text.
            if scalar.value < 0x20 || scalar.value == 0x7F || scalar.properties.isNoncharacterCodePoint {
                bytes.append(0x20)
            } else {
                bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
            }
        }
        let found = unsafe bytes.withUnsafeBytes { buffer in
            unsafe cld2_detect(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
                CInt(buffer.count),
                words >= enoughWords
            )
        }
        guard found.languages.0 >= 0, words >= enoughWords || found.is_reliable,
            let code = unsafe cld2_code(found.languages.0)
        else { return nil }
        let name = unsafe String(cString: code)
        // Codes such as "xx-Latn" name an alphabet, "un" nothing.
        guard !name.hasPrefix("xx"), name != "un" else { return nil }
        return Finding(language: name, share: Double(found.percents.0) / 100)
    }
}
