import CorpusText
import Foundation

/// Text of cells: joins their lines, and mends what engines take figures for.
enum CellText {
    /// Lines of one cell as one text; a hyphen at a line's end is taken out where small letters go on.
    static func joined(_ lines: [String]) -> String {
        withoutLeaders(Dehyphenation.joined(lines: lines))
    }

    /// Without the dots that lead from an entry to its figures.
    static func withoutLeaders(_ text: String) -> String {
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

    /// Letters that stand among figures made figures, word by word: `1O7` is `107`, `l2.5` is `12.5`.
    ///
    /// Only words that are figures otherwise are touched, so no word of text is.
    static func corrected(_ text: String) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            let figures = word.filter(\.isNumber).count
            let alike = word.filter { likeFigures[$0] != nil }.count
            let letters = word.filter(\.isLetter).count
            guard figures > 0, alike > 0, letters <= alike, figures >= alike else { return String(word) }
            return String(word.map { likeFigures[$0] ?? $0 })
        }
        .joined(separator: " ")
    }

    private static let likeFigures: [Character: Character] = [
        "O": "0", "o": "0", "Q": "0", "l": "1", "I": "1", "|": "1", "S": "5", "B": "8", "Z": "2",
    ]
}
