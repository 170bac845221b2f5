/// Levenshtein distances between texts, as numbers of inserted, deleted and replaced Unicode scalars.
package enum EditDistance {
    /// Distance between two whole texts.
    package static func between(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
        guard !first.isEmpty else { return second.count }
        let text = SearchText(second)
        var rows = BitRows(pattern: first, text: text, isAnchored: true)
        for code in text.codes { rows.advance(over: Int(code)) }
        return rows.distance
    }

    /// Least distance of `pattern` to any piece of `text`: what stands before and after the piece costs nothing.
    package static func of(_ pattern: [Unicode.Scalar], within text: [Unicode.Scalar]) -> Int {
        SearchText(text).places(of: pattern).distance
    }
}

/// A text in which many patterns are looked for.
package struct SearchText: Sendable {
    /// Where a pattern lies with the fewest edits.
    package struct Places: Sendable, Hashable {
        /// The least distance, at most the pattern's length.
        package var distance: Int
        /// Numbers of scalars from the text's start to the end of each piece at that distance, ascending.
        package var ends: [Int]

        package init(distance: Int, ends: [Int]) { (self.distance, self.ends) = (distance, ends) }
    }

    /// The text as numbers into its own alphabet.
    let codes: [Int32]
    private let codeOfScalar: [Unicode.Scalar: Int32]

    package init(_ scalars: [Unicode.Scalar]) {
        var codeOfScalar: [Unicode.Scalar: Int32] = [:]
        codes = scalars.map { scalar in
            if let code = codeOfScalar[scalar] { return code }
            let code = Int32(codeOfScalar.count)
            codeOfScalar[scalar] = code
            return code
        }
        self.codeOfScalar = codeOfScalar
    }

    private init(codes: [Int32], codeOfScalar: [Unicode.Scalar: Int32]) {
        (self.codes, self.codeOfScalar) = (codes, codeOfScalar)
    }

    var alphabetSize: Int { codeOfScalar.count }

    func code(of scalar: Unicode.Scalar) -> Int? { codeOfScalar[scalar].map(Int.init) }

    /// All ends of the pieces of the text that are nearest to `pattern`.
    package func places(of pattern: [Unicode.Scalar]) -> Places {
        var places = Places(distance: pattern.count, ends: [0])
        guard !pattern.isEmpty else { return places }
        var rows = BitRows(pattern: pattern, text: self, isAnchored: false)
        for (index, code) in codes.enumerated() {
            rows.advance(over: Int(code))
            if rows.distance < places.distance {
                places = Places(distance: rows.distance, ends: [index + 1])
            } else if rows.distance == places.distance {
                places.ends.append(index + 1)
            }
        }
        return places
    }

    /// Start of the longest piece that ends at `end` and lies at `distance` from `pattern`.
    ///
    /// - Parameters:
    ///   - pattern: what was looked for.
    ///   - end: one of the ends that `places(of:)` gave for it.
    ///   - distance: the distance that it gave.
    /// - Returns: number of scalars before the piece.
    package func start(of pattern: [Unicode.Scalar], endingAt end: Int, distance: Int) -> Int {
        guard !pattern.isEmpty else { return end }
        // No piece longer than this can be so near; read backwards, so that the end is fixed and the start is free.
        let piece = codes[max(0, end - pattern.count - distance)..<end].reversed()
        let backwards = SearchText(codes: Array(piece), codeOfScalar: codeOfScalar)
        var rows = BitRows(pattern: pattern.reversed(), text: backwards, isAnchored: true)
        var length = pattern.count == distance ? 0 : nil as Int?
        for (index, code) in backwards.codes.enumerated() {
            rows.advance(over: Int(code))
            if rows.distance == distance { length = index + 1 }
        }
        return end - (length ?? 0)
    }
}

/// The last row of the edit matrix, a text scalar at a time, 64 rows a machine word.
///
/// Myers 1999 ("A fast bit-vector algorithm for approximate string matching"), in blocks as by Hyyrö 2003.
struct BitRows {
    /// Distance of the pattern to the text so far, or to its best ending piece where the start is free.
    private(set) var distance: Int
    private let blockCount: Int
    private let lastBit: UInt64
    private let carryIn: Int
    /// `[alphabetSize, blockCount]`: which pattern positions hold a scalar.
    private var matches: [UInt64]
    private var rising: [UInt64]
    private var falling: [UInt64]

    /// Starts before the text; `isAnchored` counts scalars before the piece as insertions.
    init(pattern: [Unicode.Scalar], text: SearchText, isAnchored: Bool) {
        precondition(!pattern.isEmpty, "an empty pattern has no rows")
        distance = pattern.count
        blockCount = (pattern.count + 63) / 64
        lastBit = 1 << UInt64((pattern.count - 1) % 64)
        carryIn = isAnchored ? 1 : 0
        matches = Array(repeating: 0, count: text.alphabetSize * blockCount)
        rising = Array(repeating: ~0, count: blockCount)
        falling = Array(repeating: 0, count: blockCount)
        for (index, scalar) in pattern.enumerated() {
            guard let code = text.code(of: scalar) else { continue }
            matches[code * blockCount + index / 64] |= 1 << UInt64(index % 64)
        }
    }

    /// Takes one more scalar of the text.
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
