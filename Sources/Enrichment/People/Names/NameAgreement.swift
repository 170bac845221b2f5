/// How a name in a text agrees with one of an authority file.
struct NameAgreement: Sendable, Hashable {
    /// Agreement of first names.
    enum First: Int, Sendable, Hashable, Comparable {
        /// One of them has none.
        case unknown
        /// One has an initial, and it fits; or a middle name is used as the first.
        case initial, middleUsed
        case nickname, whole

        static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
    }

    var first: First
    /// Whether middle names or initials agree; `nil` where not both have one.
    var middle: Bool?
    /// The text has a middle name or initial, the authority none.
    var hasExtraMiddle: Bool
    /// All given names stand as initials in the text, two or more of them.
    var isInitials: Bool
    /// Cost of misread letters of the family name and of given names.
    var distance: Float

    /// - Returns: `nil` where the names contradict each other.
    init?(_ text: PersonName, _ known: PersonName, familyDistance: Float, nicknames: Nicknames) {
        distance = familyDistance
        if let one = text.suffix, let other = known.suffix, one != other { return nil }
        (middle, hasExtraMiddle, isInitials, first) = (nil, false, false, .unknown)
        guard let written = text.given.first else { return }
        guard let own = known.given.first else { return nil }
        isInitials = text.given.count > 1 && text.given.allSatisfy(\.isInitial)
        var rest = known.given.dropFirst()
        if let agreement = Self.agreement(written, own, nicknames) {
            first = agreement.level
            distance += agreement.distance
        } else if text.given.count == 1, let second = rest.first,
            let agreement = Self.agreement(written, second, nicknames),
            agreement.level >= .nickname
        {
            // "Woodrow Wilson" of Thomas Woodrow Wilson.
            first = .middleUsed
            distance += agreement.distance
            rest = []
        } else {
            return nil
        }
        guard text.given.count > 1 else { return }
        guard !rest.isEmpty else {
            hasExtraMiddle = true
            return
        }
        let second = text.given[1]
        guard let agreement = rest.lazy.compactMap({ Self.agreement(second, $0, nicknames) }).first else { return nil }
        distance += agreement.distance
        middle = true
    }

    private static func agreement(
        _ written: PersonName.Given,
        _ known: PersonName.Given,
        _ nicknames: Nicknames
    ) -> (level: First, distance: Float)? {
        if written.isInitial || known.isInitial {
            let (one, other) = (written.word.bytes[0], known.word.bytes[0])
            if one == UInt8(ascii: "?") { return (.initial, 0.5) }
            return one == other ? (.initial, 0) : nil
        }
        if written.word == known.word { return (.whole, 0) }
        if nicknames.related(written.word, known.word) { return (.nickname, 0) }
        let (short, long) = (written.word.bytes, known.word.bytes)
        if short.count >= 3, long.starts(with: short) { return (.nickname, 0) }
        guard let distance = LetterConfusion.nearness(short, long) else { return nil }
        return (.whole, distance)
    }
}
