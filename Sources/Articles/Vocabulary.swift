import CorpusModel
import CorpusText

/// The words a page prints undivided, as evidence for how a divided one is written.
struct Vocabulary {
    private let counts: [String: Int]

    /// Counts the words of `lines`; parts of divided words are left out.
    init(lines: some Sequence<TextLine>) {
        var counts: [String: Int] = [:]
        var previousIsDivided = false
        for line in lines {
            let words = line.text.split(separator: " ")
            for (place, word) in words.enumerated() {
                let isPart =
                    (place == 0 && previousIsDivided)
                    || (place == words.count - 1 && Dehyphenation.stem(of: String(word)) != nil)
                if !isPart { counts[Self.key(String(word)), default: 0] += 1 }
            }
            previousIsDivided = words.last.map { Dehyphenation.stem(of: String($0)) != nil } ?? false
        }
        self.counts = counts
    }

    /// Makes a vocabulary of plain words.
    init(words: [String]) { counts = Dictionary(words.map { (Self.key($0), 1) }, uniquingKeysWith: +) }

    /// How often the page prints `word`, in any capitals and with any punctuation around it.
    func count(_ word: String) -> Int { counts[Self.key(word), default: 0] }

    private static func key(_ word: String) -> String { DividedWord.core(word).lowercased() }
}
