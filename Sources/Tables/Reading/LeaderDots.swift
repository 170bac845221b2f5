import Foundation

/// The dots that lead from an entry of a table to its numbers, as engines read them.
enum LeaderDots {
    /// The text without leader dots at its end.
    static func removed(from text: String) -> String {
        var words = text.split(separator: " ")
        func isDots(_ word: Substring) -> Bool {
            word.count > 1 && word.allSatisfy { ".·•…_".contains($0) }
        }
        while let last = words.last, isDots(last) { words.removeLast() }
        if let last = words.last {
            let trimmed = last.replacing(/[.·•…]{2,}$/, with: "")
            words[words.count - 1] = Substring(trimmed)
        }
        return words.joined(separator: " ").trimmingCharacters(in: .whitespaces)
    }
}
