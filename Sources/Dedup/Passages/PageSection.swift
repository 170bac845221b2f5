/// A stretch of a page that is compared as a whole; most pages are one.
///
/// Runs of letters that repeat are no evidence of where two texts agree, and in a book all repeat: so long texts are cut.
struct PageSection: Sendable {
    /// Number of the page.
    let page: Int
    /// Place of the section's first letter among the page's.
    let start: Int
    let letters: [UInt8]
    /// Runs of `gram` letters as their hash (upper 32 bits) and their place in the section (lower), in order of the hash.
    let grams: [UInt64]

    /// Letters of a run by which texts are found and aligned: one in five is whole where every fifth letter is misread.
    static let gram = 8
    /// Most letters of a section, and letters that two have in common, so that no passage is lost between them.
    private static let longest = 40_000, overlap = 2_000

    private init(page: Int, start: Int, letters: [UInt8]) {
        (self.page, self.start, self.letters) = (page, start, letters)
        grams = Self.grams(of: letters)
    }

    /// The sections of a page, in order.
    static func all(of text: PassageText, page: Int) -> [Self] {
        let count = text.letters.count
        guard count > longest else { return [Self(page: page, start: 0, letters: text.letters)] }
        let parts = (count - overlap + longest - overlap - 1) / (longest - overlap)
        return (0..<parts).map { part in
            let (low, high) = ((count - overlap) * part / parts, (count - overlap) * (part + 1) / parts + overlap)
            return Self(page: page, start: low, letters: Array(text.letters[low..<high]))
        }
    }

    private static func grams(of letters: [UInt8]) -> [UInt64] {
        guard letters.count >= gram else { return [] }
        var list: [UInt64] = []
        list.reserveCapacity(letters.count)
        // The eight letters are the number itself; tables of figures agree everywhere, so most must be letters.
        var run: UInt64 = 0
        var lettersInRun = 0
        for (index, byte) in letters.enumerated() {
            if isLetter(UInt8(truncatingIfNeeded: run >> 56)), index >= gram { lettersInRun -= 1 }
            run = run << 8 | UInt64(byte)
            if isLetter(byte) { lettersInRun += 1 }
            if index >= gram - 1, lettersInRun >= 5 {
                let mixed = (run ^ run >> 31) &* 0x9E37_79B9_7F4A_7C15
                let hash = (mixed ^ mixed >> 29) &* 0xBF58_476D_1CE4_E5B9
                list.append(hash & 0xFFFF_FFFF_0000_0000 | UInt64(index - gram + 1))
            }
        }
        list.sort()
        return list
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") }
}
