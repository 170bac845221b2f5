/// The last row of the edit matrix, a symbol of the text at a time, 64 rows a machine word.
struct BitRows {
    /// Distance of the pattern to the text so far, or to its best ending piece where the start is free.
    private(set) var distance: Int
    private let blockCount: Int
    private let lastBit: UInt64
    private let carryIn: Int
    /// `[alphabetSize, blockCount]`: which pattern positions hold a symbol.
    private var matches: [UInt64]
    private var blocks: [BitBlock]

    /// Starts before the text; `isAnchored` counts symbols before the piece as insertions.
    ///
    /// - Parameters:
    ///   - pattern: codes of the pattern's symbols, not empty; `nil` for one that the text has not.
    ///   - alphabetSize: codes are below this.
    ///   - isAnchored: whether the piece starts where the text does.
    init(pattern: some Collection<Int?>, alphabetSize: Int, isAnchored: Bool) {
        precondition(!pattern.isEmpty, "an empty pattern has no rows")
        distance = pattern.count
        blockCount = (pattern.count + 63) / 64
        lastBit = 1 << UInt64((pattern.count - 1) % 64)
        carryIn = isAnchored ? 1 : 0
        matches = Array(repeating: 0, count: alphabetSize * blockCount)
        blocks = Array(repeating: BitBlock(), count: blockCount)
        for (index, code) in pattern.enumerated() {
            guard let code else { continue }
            matches[code * blockCount + index / 64] |= 1 << UInt64(index % 64)
        }
    }

    /// Starts before a text of Unicode scalars.
    init(pattern: [Unicode.Scalar], text: SearchText, isAnchored: Bool) {
        self.init(pattern: pattern.lazy.map(text.code), alphabetSize: text.alphabetSize, isAnchored: isAnchored)
    }

    /// Takes one more symbol of the text.
    mutating func advance(over code: Int) {
        var carry = carryIn
        for block in 0..<blockCount {
            let last = block == blockCount - 1 ? lastBit : 1 << 63
            carry = blocks[block].advance(matches[code * blockCount + block], carry: carry, last: last)
        }
        distance += carry
    }
}
