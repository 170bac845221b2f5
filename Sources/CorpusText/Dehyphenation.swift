/// Words that a line's end divides, made whole again.
package enum Dehyphenation {
    /// Whether a sign divides words: hyphen-minus, hyphen, soft hyphen, and the not sign, which engines read for a hyphen.
    private static func isHyphen(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "-" || scalar == "\u{AD}" || scalar == "¬" || scalar == "\u{2010}"
    }

    private static func isHyphen(_ character: Character) -> Bool {
        let scalars = character.unicodeScalars
        return scalars.count == 1 && scalars.allSatisfy(isHyphen)
    }

    /// `word` without its line-end hyphen; `nil` where it has none or no letter or digit before it.
    package static func stem(of word: String) -> String? {
        guard let last = word.last, isHyphen(last) else { return nil }
        let stem = word.dropLast()
        // Two hyphens are a dash.
        guard let before = stem.last, before.isLetter || before.isNumber else { return nil }
        return String(stem)
    }

    /// A divided word as it is written undivided, with the punctuation around it.
    ///
    /// - Parameters:
    ///   - left: what stands at the line's end.
    ///   - right: what the next line begins with.
    ///   - keepsHyphen: whether the hyphen belongs to the word, told by the word's two parts; this is where a vocabulary
    ///     comes in.
    /// - Returns: `nil` where `left` does not end in a hyphen or `right` does not begin with a letter or digit.
    package static func joined(
        _ left: String,
        _ right: String,
        keepsHyphen: (_ stem: String, _ right: String) -> Bool
    ) -> String? {
        guard let stem = stem(of: left), let initial = right.first, initial.isLetter || initial.isNumber else {
            return nil
        }
        return stem + (keepsHyphen(stem, right) ? "-" : "") + right
    }

    /// Lines as one text; a plain hyphen at a line's end goes where a letter stands before it and the next line begins
    /// with a small letter.
    ///
    /// Other hyphens stay: this is for cells of tables, where the other signs stand for themselves.
    package static func joined(lines: [String]) -> String {
        var text = ""
        for line in lines {
            if text.hasSuffix("-"), text.dropLast().last?.isLetter == true, line.first?.isLowercase == true {
                text.removeLast()
                text += line
            } else {
                text += (text.isEmpty ? "" : " ") + line
            }
        }
        return text
    }

    /// A printed text in one line: white space is folded, and a hyphen at a line's end goes where the next line begins
    /// with a small letter, as in `Natio-⏎nal`.
    package static func runningText(_ text: String) -> String {
        var text = text
        let plain = text.withUTF8 { bytes in unsafe plainRunningText(bytes) }
        if let plain { return plain }
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
            if let next = continuation(after: index, in: scalars) {
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

    /// The same of a text of ASCII alone, byte by byte; `nil` for any other.
    private static func plainRunningText(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard unsafe bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
        func isSmallLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte }
        return unsafe String(unsafeUninitializedCapacity: bytes.count) { result in
            var (index, count) = (0, 0)
            var isAfterSpace = true
            while index < bytes.count {
                let byte = unsafe bytes[index]
                if isSpace(byte) || byte == 0 {
                    if !isAfterSpace {
                        unsafe result[count] = 0x20
                        count += 1
                    }
                    isAfterSpace = true
                    index += 1
                    continue
                }
                if byte == 0x2D, index > 0, unsafe isSmallLetter(bytes[index - 1] | 0x20) {
                    var next = index + 1
                    var hasLineEnd = false
                    while next < bytes.count, unsafe isSpace(bytes[next]) {
                        let isLineEnd = unsafe bytes[next] == 0x0A || bytes[next] == 0x0D
                        hasLineEnd = hasLineEnd || isLineEnd
                        next += 1
                    }
                    if hasLineEnd, next < bytes.count, unsafe isSmallLetter(bytes[next]) {
                        index = next
                        continue
                    }
                }
                unsafe result[count] = byte
                count += 1
                isAfterSpace = false
                index += 1
            }
            if count > 0, unsafe result[count - 1] == 0x20 { count -= 1 }
            return count
        }
    }

    /// Where a word goes on that a hyphen divides: at the first letter of the next line, if it is a small one.
    ///
    /// - Parameters:
    ///   - hyphen: place of the sign that may be such a hyphen.
    ///   - scalars: the text.
    /// - Returns: place of the letter; `nil` where the sign is no hyphen at the end of a line.
    package static func continuation(after hyphen: Int, in scalars: [Unicode.Scalar]) -> Int? {
        guard isHyphen(scalars[hyphen]) else { return nil }
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
