/// 64 rows of an edit matrix in one machine word, a symbol of the text at a time.
///
/// Myers 1999 ("A fast bit-vector algorithm for approximate string matching"), in blocks as by Hyyrö 2003.
struct BitBlock {
    /// Rows whose value is one more, or one less, than that of the row above.
    private var rising: UInt64 = ~0
    private var falling: UInt64 = 0

    /// Takes one more symbol of the text.
    ///
    /// - Parameters:
    ///   - matches: rows whose pattern symbol is the one of the text.
    ///   - carry: by how much the value above the first row changes: -1, 0 or 1.
    ///   - last: the bit of the last row.
    /// - Returns: by how much the value of the last row changes.
    @inline(__always)
    mutating func advance(_ matches: UInt64, carry: Int, last: UInt64) -> Int {
        let vertical = matches | falling
        let equal = carry < 0 ? matches | 1 : matches
        let horizontal = (((equal & rising) &+ rising) ^ rising) | equal
        var plus = falling | ~(horizontal | rising)
        var minus = rising & horizontal
        let change = plus & last != 0 ? 1 : minus & last != 0 ? -1 : 0
        plus <<= 1
        minus <<= 1
        if carry < 0 { minus |= 1 } else if carry > 0 { plus |= 1 }
        rising = minus | ~(vertical | plus)
        falling = plus & vertical
        return change
    }
}
