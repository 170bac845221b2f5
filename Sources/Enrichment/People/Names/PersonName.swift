/// A person's name in parts.
struct PersonName: Sendable, Hashable {
    /// A given name or initial.
    struct Given: Sendable, Hashable {
        var word: NameWord
        /// Whether only its first letter stands; `?` for one that was misread.
        var isInitial: Bool { word.count == 1 }
    }

    enum Suffix: UInt8, Sendable, Hashable {
        case junior, senior, second, third, fourth
    }

    var given: [Given]
    /// Words of the family name without particles such as "von"; never empty.
    var family: [NameWord]
    var suffix: Suffix?

    private static let particles: Set<String> = [
        "von", "van", "de", "der", "den", "du", "di", "da", "del", "della", "la", "le", "el", "al", "zu", "zur", "af",
        "y", "ten", "ter",
    ]
    private static let suffixes: [String: Suffix] = [
        "jr": .junior, "junior": .junior, "sr": .senior, "senior": .senior, "iii": .third, "iv": .fourth,
    ]

    /// A name of an authority file, given names first or behind a comma; `nil` without letters.
    ///
    /// - Parameters:
    ///   - name: such as `Martin Van Buren`, `Depew, Chauncey M.` or `Daniel Read Anthony, Jr.`
    ///   - told: the family name, where it is told apart.
    init?(_ name: String, family told: String? = nil) {
        var name = name
        if let comma = name.firstIndex(of: ",") {
            let after = name[name.index(after: comma)...]
            let isSuffix = NameWord.words(of: String(after)).allSatisfy {
                Self.suffixes[$0.text] != nil || $0.text == "ii"
            }
            if !isSuffix { name = "\(after) \(name[..<comma])" }
        }
        // What stands in brackets or quotes is a nickname or a remark; nicknames are names of their own.
        var depth = 0
        let plain = name.filter { character in
            if character == "(" { depth += 1 }
            defer { if character == ")" { depth -= 1 } }
            return depth == 0
        }
        var words = NameWord.words(of: plain)
        var suffix: Suffix?
        while words.count > 1, let last = words.last {
            if let known = Self.suffixes[last.text] {
                suffix = known
            } else if last.text == "ii" {
                suffix = .second
            } else {
                break
            }
            words.removeLast()
        }
        guard !words.isEmpty else { return nil }
        let toldWords = told.map(NameWord.words) ?? []
        let count =
            !toldWords.isEmpty && words.count >= toldWords.count && Array(words.suffix(toldWords.count)) == toldWords
            ? toldWords.count : 1
        self.init(words: words, familyCount: count, suffix: suffix)
    }

    private init(words: [NameWord], familyCount: Int, suffix: Suffix?) {
        let family = words.suffix(familyCount)
        let kept = family.filter { !Self.particles.contains($0.text) }
        self.family = kept.isEmpty ? Array(family) : Array(kept)
        given = words.dropLast(familyCount).filter { !Self.particles.contains($0.text) }.map { Given(word: $0) }
        self.suffix = suffix
    }

    /// Reads a name in a text.
    ///
    /// - Parameter text: as it stands, misreadings and line ends kept.
    /// - Returns: the ways in which it may be read, the likeliest first; none without letters.
    static func readings(of text: [Unicode.Scalar]) -> [PersonName] {
        let joined = words(of: text, joiningCapitals: true)
        let parted = words(of: text, joiningCapitals: false)
        return (joined == parted ? [parted] : [parted, joined]).compactMap(reading)
    }

    private static func reading(_ all: [NameWord]) -> PersonName? {
        var words = all
        var suffix: Suffix?
        while words.count > 1, let last = words.last {
            if let known = suffixes[last.text] {
                suffix = known
            } else if last.text == "ii", words.count > 2 {
                suffix = .second
            } else {
                break
            }
            words.removeLast()
        }
        // Scraps of one letter behind the name belong to something else.
        while words.count > 1, words[words.count - 1].count == 1 { words.removeLast() }
        guard let last = words.last, last.count > 1 else { return nil }
        let unread = NameWord(bytes: [UInt8(ascii: "?")])
        let head = words.dropLast().map { word in
            // "II." is what is left of H., N., M. or E. in bad print.
            word.count == 2 && word.bytes.allSatisfy { "iltj".utf8.contains($0) } ? unread : word
        }
        return PersonName(words: head + [last], familyCount: 1, suffix: suffix)
    }

    /// Words of a name in a text; a word broken over a line end is one.
    private static func words(of text: [Unicode.Scalar], joiningCapitals: Bool) -> [NameWord] {
        var words: [[Unicode.Scalar]] = []
        var current: [Unicode.Scalar] = []
        func finish() {
            if !current.isEmpty { words.append(current) }
            current = []
        }
        var index = 0
        while index < text.count {
            let scalar = text[index]
            defer { index += 1 }
            if isWordPart(scalar) {
                current.append(scalar)
            } else if scalar == "'" || scalar == "’" || scalar == "\u{AD}" {
                continue
            } else {
                // Up to the next word: is there a line end, and a hyphen before it?
                var next = index
                var hasBreak = false
                var hasHyphen = false
                while next < text.count, !isWordPart(text[next]) {
                    if text[next] == "\n" || text[next] == "\r" { hasBreak = true }
                    if text[next] == "-" || text[next] == "\u{AD}" || text[next] == "¬" { hasHyphen = true }
                    next += 1
                }
                if hasBreak, next < text.count, !current.isEmpty {
                    let continues =
                        text[next].properties.isLowercase || hasHyphen
                        || (joiningCapitals && current.count > 1 && current.allSatisfy(\.properties.isUppercase))
                    if continues {
                        index = next - 1
                        continue
                    }
                }
                finish()
                index = next - 1
            }
        }
        finish()
        // The s of the possessive that stands apart from its name.
        return words.map { NameWord($0) }.filter { $0.count > 0 }
    }

    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            ? (0x30...0x39 ~= scalar.value || 0x41...0x5A ~= scalar.value || 0x61...0x7A ~= scalar.value)
            : scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
    }
}
