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
    /// Every run of letters as its hash (upper 32 bits) and its place (lower), in order; those that a text repeats often
    /// are left out.
    package let grams: [UInt64]

    package static let space = UInt8(ascii: " ")

    package init(_ text: String) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(text.utf8.count, Self.longest))
        var capitals: [Int32] = []
        for scalar in Dehyphenation.runningText(text).unicodeScalars {
            if bytes.count >= Self.longest { break }
            let place = bytes.count
            Folding.appendBytes(of: scalar, to: &bytes)
            // Unicode's tables are asked for what is no ASCII alone.
            let isCapital = scalar.isASCII ? 0x41...0x5A ~= scalar.value : scalar.properties.isUppercase
            if isCapital, bytes.count > place { capitals.append(Int32(place)) }
        }
        if bytes.last == Self.space { bytes.removeLast() }
        characters = bytes
        self.capitals = capitals
        grams = Self.grams(of: bytes)
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

    private static func grams(of bytes: [UInt8]) -> [UInt64] {
        guard bytes.count >= gram else { return [] }
        var list: [UInt64] = []
        list.reserveCapacity(bytes.count)
        // A polynomial hash that rolls on: the letter that leaves is taken out by its power.
        let base: UInt64 = 0x9E37_79B9_7F4A_7C15 | 1
        let power = (1..<gram).reduce(base) { value, _ in value &* base }
        var hash: UInt64 = 0
        for (index, byte) in bytes.enumerated() {
            hash = hash &* base &+ UInt64(byte) &+ 1
            if index >= gram { hash = hash &- (UInt64(bytes[index - gram]) &+ 1) &* power }
            if index >= gram - 1 {
                let mixed = (hash ^ hash >> 29) &* 0xBF58_476D_1CE4_E5B9
                list.append(mixed & 0xFFFF_FFFF_0000_0000 | UInt64(index - gram + 1))
            }
        }
        list.sort()
        return list
    }
}
