import CorpusFiles
import CorpusText

/// Words of a long text as hashes of their small letters and digits: quicker than the words themselves.
package enum FoldedLetters {
    package struct Word {
        var hash: UInt64, length: Int
    }

    /// A hash of all letters and digits of a text, whatever their case and what stands between, and their number.
    package static func whole(of text: String) -> Word {
        var all = Word(hash: 0, length: 0)
        for word in words(of: text) {
            all.hash = (all.hash ^ word.hash) &* 0x9E37_79B9_7F4A_7C15
            all.length += word.length
        }
        return all
    }

    package static func words(of text: String) -> Words { Words(scalars: text.unicodeScalars.makeIterator()) }

    /// The words of a text, one after the other.
    package struct Words: Sequence, IteratorProtocol {
        fileprivate var scalars: String.UnicodeScalarView.Iterator

        package mutating func next() -> Word? {
            var word = Word(hash: StableHash.basis, length: 0)
            while let scalar = scalars.next() {
                guard let letter = Folding.letter(scalar) else {
                    if word.length > 0 { return word }
                    continue
                }
                word.hash = StableHash.fnv1a(letter.value, from: word.hash)
                word.length += 1
            }
            return word.length > 0 ? word : nil
        }
    }
}
