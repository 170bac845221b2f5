import CorpusModel

/// The dots that lead from an entry of a table to its numbers, as engines read them.
enum LeaderDots {
    /// The words without leader dots at their end.
    static func removed(from words: [Word]) -> [Word] {
        var words = words
        while let last = words.last, isDots(last.text) { words.removeLast() }
        if let last = words.last { words[words.count - 1].text = last.text.replacing(/[.·•…]{2,}$/, with: "") }
        return words
    }

    private static func isDots(_ word: String) -> Bool { word.count > 1 && word.allSatisfy { ".·•…_".contains($0) } }
}
