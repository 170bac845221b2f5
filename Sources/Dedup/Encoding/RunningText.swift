import Foundation

/// Text as it would run without lines: divided words joined, white space folded.
package enum RunningText {
    /// Joins words that a line's end divides, and folds white space.
    ///
    /// A hyphen at a line's end goes where a small letter follows on the next line, as in `Natio-⏎nal`.
    package static func joined(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        var index = 0
        var isAfterSpace = true
        while index < scalars.count {
            let scalar = scalars[index]
            // A tokenizer's text ends at a zero character.
            if scalar.properties.isWhitespace || scalar.value == 0 {
                if !isAfterSpace { result.append(" ") }
                isAfterSpace = true
                index += 1
                continue
            }
            if scalar == "-" || scalar == "\u{00AD}" || scalar == "¬" || scalar == "\u{2010}",
                let next = continuation(after: index, in: scalars)
            {
                index = next
                continue
            }
            result.append(scalar)
            isAfterSpace = false
            index += 1
        }
        if result.last == " " { result.removeLast() }
        return String(result)
    }

    /// Where a word goes on that a hyphen divides: at the first letter of the next line, if it is a small one.
    private static func continuation(after hyphen: Int, in scalars: [Unicode.Scalar]) -> Int? {
        var index = hyphen + 1
        var hasLineEnd = false
        while index < scalars.count, scalars[index].properties.isWhitespace {
            hasLineEnd = hasLineEnd || scalars[index] == "\n" || scalars[index] == "\r"
            index += 1
        }
        guard hasLineEnd, hyphen > 0, scalars[hyphen - 1].properties.isAlphabetic, index < scalars.count,
            scalars[index].properties.isLowercase
        else { return nil }
        return index
    }
}
