/// What a language's writing means for a page, by the name that Tesseract gives the language.
struct WritingSystem: Sendable, Hashable {
    /// Languages whose lines and columns run from the right.
    private static let fromRight: Set<String> = [
        "ara", "fas", "heb", "kur_ara", "pus", "snd", "syr", "uig", "urd", "yid", "div",
    ]
    /// Of all others those whose small letters are not those of Latin, Greek or Cyrillic type.
    private static let other: Set<String> = [
        "amh", "asm", "ben", "bod", "chr", "dzo", "guj", "hin", "iku", "kan", "kat", "khm", "lao", "mal", "mar", "mya",
        "nep",
        "ori", "pan", "san", "sin", "tam", "tel", "tha", "tir", "hye",
    ]
    /// Languages whose lines may run down an upright page.
    private static let downward = ["chi_", "jpn", "kor"]

    /// Whether columns and pages are read from the right.
    var readsFromRight: Bool
    /// Whether more letters have ascenders than descenders.
    var hasAscenders: Bool
    /// Whether lines run across an upright page.
    var isHorizontal: Bool

    /// The writing of pages in `languages`; the first one counts for the direction of reading.
    init(languages: [String]) {
        let names = languages.map { $0.lowercased() }
        func isDownward(_ name: String) -> Bool { Self.downward.contains { name.hasPrefix($0) } }
        func isFromRight(_ name: String) -> Bool {
            Self.fromRight.contains(name) || ["script/arabic", "script/hebrew", "script/syriac"].contains(name)
        }
        readsFromRight = names.first.map(isFromRight) ?? false
        isHorizontal = !names.contains(where: isDownward)
        hasAscenders = !names.contains { isDownward($0) || isFromRight($0) || Self.other.contains($0) }
    }
}
