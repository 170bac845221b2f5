/// The last row of the edit matrix, a symbol of the text at a time, 64 rows a machine word.
///
/// Myers 1999 ("A fast bit-vector algorithm for approximate string matching"), in blocks as by Hyyrö 2003.
struct BitRows {
    /// Distance of the pattern to the text so far, or to its best ending piece where the start is free.
    private(set) var distance: Int
    private let blockCount: Int
    private let lastBit: UInt64
    private let carryIn: Int
    /// `[alphabetSize, blockCount]`: which pattern positions hold a symbol.
    private var matches: [UInt64]
    private var rising: [UInt64]
    private var falling: [UInt64]

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
        rising = Array(repeating: ~0, count: blockCount)
        falling = Array(repeating: 0, count: blockCount)
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
            let isLast = block == blockCount - 1
            var equal = matches[code * blockCount + block]
            let (up, down) = (rising[block], falling[block])
            let vertical = equal | down
            if carry < 0 { equal |= 1 }
            let horizontal = (((equal & up) &+ up) ^ up) | equal
            var plus = down | ~(horizontal | up)
            var minus = up & horizontal
            let top = isLast ? lastBit : 1 << 63
            let carryOut = plus & top != 0 ? 1 : minus & top != 0 ? -1 : 0
            plus <<= 1
            minus <<= 1
            if carry < 0 { minus |= 1 } else if carry > 0 { plus |= 1 }
            rising[block] = minus | ~(vertical | plus)
            falling[block] = plus & vertical
            carry = carryOut
        }
        distance += carry
    }
}
