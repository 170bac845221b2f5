import CorpusText
import Testing

@Suite("Case, accents and punctuation folded")
struct FoldingTests {
    @Test func wordsAreLowerCaseAndPartedByPunctuation() {
        #expect(Folding.words(of: "The  Évening-STAR, No. 3") == ["the", "évening", "star", "no", "3"])
        #expect(Folding.words(of: "Cont'd on p. 5", keeping: ["'"]) == ["cont'd", "on", "p", "5"])
        #expect(Folding.words(of: "—.—").isEmpty)
    }

    @Test(arguments: [("O'Neil’s,", "oneils"), ("Größe", "größe"), ("½", "½"), ("—*—", "—*—"), ("", "")])
    func lettersOfAWord(_ word: String, _ letters: String) {
        #expect(Folding.letters(of: word) == Array(letters.unicodeScalars))
    }

    @Test(
        arguments: [("A", "a"), ("z", "z"), ("7", "7"), ("É", "é"), ("İ", "i"), ("-", nil), (" ", nil), ("½", nil)]
            as [(Unicode.Scalar, Unicode.Scalar?)]
    )
    func oneLetter(_ scalar: Unicode.Scalar, _ letter: Unicode.Scalar?) { #expect(Folding.letter(scalar) == letter) }

    @Test(
        arguments: [
            ("ſüſs ﬁre", "suss fire"), ("O'Neil’s", "oneils"), ("a -- b", "a b"), ("No. 5½", "no 512"), ("¦ ~~", ""),
        ]
    )
    func bytes(_ text: String, _ folded: String) {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars { Folding.appendBytes(of: scalar, to: &bytes) }
        #expect(String(decoding: bytes, as: UTF8.self) == folded)
    }

    @Test func lettersOfOtherScriptsAreOneByteEach() {
        var bytes: [UInt8] = []
        for scalar in "Жж".unicodeScalars { Folding.appendBytes(of: scalar, to: &bytes) }
        #expect(bytes.count == 2 && bytes[0] == bytes[1] && bytes[0] >= 128)
    }
}
