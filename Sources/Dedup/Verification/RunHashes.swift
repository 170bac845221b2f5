/// Hashes of all runs of letters of a text.
enum RunHashes {
    /// Calls `body` with the place and the hash of every run of `length` letters, in order.
    ///
    /// A polynomial hash that rolls on (Karp and Rabin, 1987): the letter that leaves is taken out by its power. Its bits are
    /// not mixed yet.
    static func forEach(in letters: ArraySlice<UInt8>, length: Int, _ body: (_ place: Int, _ hash: UInt64) -> Void) {
        guard letters.count >= length else { return }
        let base: UInt64 = 0x9E37_79B9_7F4A_7C15
        let power = (1..<length).reduce(base) { value, _ in value &* base }
        var hash: UInt64 = 0
        for index in letters.indices {
            hash = hash &* base &+ UInt64(letters[index]) &+ 1
            let start = index - length + 1
            if start > letters.startIndex { hash = hash &- (UInt64(letters[start - 1]) &+ 1) &* power }
            if start >= letters.startIndex { body(start, hash) }
        }
    }
}
