/// Levenshtein distances between texts, as numbers of inserted, deleted and replaced symbols.
package enum EditDistance {
    /// Distance between two whole texts, in Unicode scalars.
    package static func between(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
        guard !first.isEmpty else { return second.count }
        let text = SearchText(second)
        var rows = BitRows(pattern: first, text: text, isAnchored: true)
        for code in text.codes { rows.advance(over: Int(code)) }
        return rows.distance
    }

    /// Distance between two whole texts, in characters or whatever else they are made of.
    package static func between<Symbol: Hashable>(_ first: [Symbol], _ second: [Symbol]) -> Int {
        guard !first.isEmpty else { return second.count }
        var codes: [Symbol: Int] = [:]
        for symbol in second where codes[symbol] == nil { codes[symbol] = codes.count }
        var rows = BitRows(pattern: first.lazy.map { codes[$0] }, alphabetSize: codes.count, isAnchored: true)
        for symbol in second { rows.advance(over: codes[symbol] ?? 0) }
        return rows.distance
    }

    /// Distance between two whole texts, in bytes.
    package static func between(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>) -> Int {
        let (pattern, text) = first.count <= second.count ? (first, second) : (second, first)
        guard !pattern.isEmpty else { return text.count }
        var rows = BitRows(pattern: pattern.lazy.map { Optional(Int($0)) }, alphabetSize: 256, isAnchored: true)
        for byte in text { rows.advance(over: Int(byte)) }
        return rows.distance
    }

    /// Least distance of `pattern` to any piece of `text`: what stands before and after the piece costs nothing.
    package static func of(_ pattern: [Unicode.Scalar], within text: [Unicode.Scalar]) -> Int {
        SearchText(text).places(of: pattern).distance
    }

    /// Least distance of `pattern` to any piece of `text`, in bytes.
    package static func of(_ pattern: [UInt8], within text: [UInt8]) -> Int {
        guard !pattern.isEmpty else { return 0 }
        var rows = BitRows(pattern: pattern.lazy.map { Optional(Int($0)) }, alphabetSize: 256, isAnchored: false)
        var least = pattern.count
        for byte in text {
            rows.advance(over: Int(byte))
            least = min(least, rows.distance)
        }
        return least
    }
}
