import CorpusFiles
import CorpusText
import Dedup

/// A headline that says something of its article.
package struct Headline: Sendable {
    /// Why a headline is of no use.
    package enum Fault: String, Error, Sendable, Hashable, CaseIterable {
        case empty = "no headline"
        case tooShort = "too short"
        case tooLong = "too long"
        case digits = "mostly digits"
        case unreadable = "hardly a word in it"
        case standing = "a standing head"
    }

    /// Fewest letters of a headline.
    package static let fewestLetters = 8
    /// Letters with which even one word is enough.
    package static let lettersOfOneWord = 15
    /// Most characters: what is longer is a paragraph.
    package static let longest = 300

    /// As printed, in one line: white space folded, divided words joined.
    package let text: String
    /// Small letters and digits, word by word.
    package let words: [ArraySlice<UInt8>]
    /// The same without the spaces between.
    package let letters: [UInt8]

    /// Reads a headline as a record has it.
    ///
    /// - Throws: why it cannot be used.
    package init(_ printed: String) throws(Fault) {
        guard printed.utf8.count <= Self.longest * 8 else { throw .tooLong }
        text = Dehyphenation.runningText(printed)
        guard !text.isEmpty else { throw .empty }
        guard text.count <= Self.longest else { throw .tooLong }
        words = ComparableText(text).characters.split(separator: ComparableText.space)
        letters = words.flatMap { $0 }
        let digits = letters.count(where: Self.isDigit)
        let signs = text.unicodeScalars.count { $0 != " " }
        guard !letters.isEmpty else { throw signs == 0 ? .empty : .unreadable }
        guard letters.count > 2 * digits else { throw .digits }
        guard letters.count - digits >= Self.fewestLetters else { throw .tooShort }
        guard Double(letters.count - digits) >= 0.6 * Double(signs) else { throw .unreadable }
        let whole = words.count { $0.count >= 3 && !$0.contains(where: Self.isDigit) }
        guard whole >= 2 || letters.count >= Self.lettersOfOneWord else {
            throw words.count > 3 ? .unreadable : .tooShort
        }
        if words.allSatisfy({ $0.count < 3 || Self.rubrics.contains(String(decoding: $0, as: UTF8.self)) }) {
            throw .standing
        }
    }

    /// By what equal headlines are known, whatever their case and points.
    package var key: UInt64 { StableHash.of(letters) }

    package static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// Words of standing heads, which head a column every day; a headline of these alone says nothing.
    private static let rubrics = Set(
        """
        advertisements affairs and births brevities brief briefs church city column commercial continued correspondence \
        country county court daily day deaths department despatches dispatches district domestic editor editorial evening \
        events financial foreign from general home house intelligence items jottings last late latest letter letters \
        list local locals mail marine market markets marriages meeting meetings miscellaneous miscellany money morning \
        news night notes notice notices obituary our page paragraphs personal personals police political produce \
        public report reports sale sales shipping sittings society special sporting sports state stock sundries table \
        telegram telegrams telegraph telegraphic the theatre this to-day today topics town train various vital want \
        wanted wants weather week weekly yesterday
        """.split(whereSeparator: \.isWhitespace).map(String.init)
    )
}
