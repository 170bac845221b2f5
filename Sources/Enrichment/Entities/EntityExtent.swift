/// Small repairs of where a name begins and ends, by the conventions of the labels: quotes, brackets that do not
/// close, a leading "the" and a final 's are outside; the stop of an abbreviation is inside.
enum EntityExtent {
    private static let opening: Set<Unicode.Scalar> = ["(", "[", "{", "&", "$"]
    private static let trailing: Set<Unicode.Scalar> = [
        "\"", "'", "“", "”", "‘", "’", ",", ";", ":", "!", "?", "-", "—", "*", "|", "_", "~", "«", "»", "^", "<", ">",
        "=",
    ]
    private static let apostrophes: Set<Unicode.Scalar> = ["'", "’", "‘", "\""]
    private static let openers: [Unicode.Scalar: Unicode.Scalar] = [")": "(", "]": "[", "}": "{"]

    /// The repaired span; `nil` where no letter or digit is left.
    static func repaired(_ span: Range<Int>, in text: [Unicode.Scalar]) -> Range<Int>? {
        var (start, end) = (span.lowerBound, span.upperBound)
        func isBlank(_ place: Int) -> Bool { CharacterTraits(text[place]).contains(.blank) }
        while true {
            let before = (start, end)
            while start < end,
                isBlank(start) || CharacterTraits(text[start]).contains(.sign) && !opening.contains(text[start])
            {
                start += 1
            }
            while start < end, isBlank(end - 1) || trailing.contains(text[end - 1]) { end -= 1 }
            if start < end, let opener = openers[text[end - 1]], !text[start..<(end - 1)].contains(opener) { end -= 1 }
            if start < end, "([{".unicodeScalars.contains(text[start]),
                !text[(start + 1)..<end].contains(where: { openers[$0] == text[start] })
            {
                start += 1
            }
            if end - start > 4, isBlank(start + 3),
                String(String.UnicodeScalarView(text[start..<(start + 3)])).lowercased() == "the"
            {
                start += 4
            }
            if end - start > 2, apostrophes.contains(text[end - 2]), "sS".unicodeScalars.contains(text[end - 1]) {
                end -= 2
            }
            if before == (start, end) { break }
        }
        return text[start..<end].contains { CharacterTraits($0).isInWord } ? start..<end : nil
    }
}
