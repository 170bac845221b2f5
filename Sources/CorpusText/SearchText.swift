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
