import CorpusText

/// A text as reprints are compared by: small letters, digits and single spaces.
package struct ComparableText: Sendable {
    /// Letters of a run by which texts are aligned.
    ///
    /// Shorter runs agree at random, longer ones are seldom whole in bad print.
    package static let gram = 7
    /// Characters that are compared; what comes after is not.
    package static let longest = 60_000

    /// ASCII as it is, other letters as one byte made from them.
    package let characters: [UInt8]
    /// Places of letters that were capitals, in order: most begin a name or a sentence.
    package let capitals: [Int32]
    /// Every run of `gram` letters as its hash (upper 32 bits) and its place (lower), in order.
    package let grams: [UInt64]

    package static let space = UInt8(ascii: " ")

    package init(_ text: String) {
        var capitals: [Int32] = []
        characters = Self.letters(of: text) { capitals.append(Int32($0)) }
        self.capitals = capitals
        grams = AlignmentSeeds.grams(of: characters[...], length: Self.gram)
    }

    /// Small letters, digits and single spaces of a text, at most `longest`.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - onCapital: called with the places of those that were capitals, in order.
    /// - Returns: the letters.
    static func letters(of text: String, onCapital: (Int) -> Void = { _ in }) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(text.utf8.count, longest))
        for scalar in Dehyphenation.runningText(text).unicodeScalars {
            if bytes.count >= longest { break }
            let place = bytes.count
            Folding.appendBytes(of: scalar, to: &bytes)
            // Unicode's tables are asked for what is no ASCII alone.
            let isCapital = scalar.isASCII ? 0x41...0x5A ~= scalar.value : scalar.properties.isUppercase
            if isCapital, bytes.count > place { onCapital(place) }
        }
        if bytes.last == space { bytes.removeLast() }
        return bytes
    }

    /// Whether the letter at a place was a capital.
    package func isCapital(_ place: Int) -> Bool {
        var (low, high) = (0, capitals.count)
        while low < high {
            let middle = (low + high) / 2
            if capitals[middle] < place { low = middle + 1 } else { high = middle }
        }
        return low < capitals.count && capitals[low] == place
    }
}
