/// Mentions of one article that name one person, as far as names tell.
struct MentionGroup: Sendable {
    /// Numbers of the mentions among the article's persons, in order.
    var members: [Int]
    /// The fullest readings of the name.
    var names: [PersonName]
    /// All readings of the family name.
    var families: [NameWord]
    /// What stands around all its mentions.
    var cues: NameCues

    /// Groups the persons of an article; names that cannot be read are in no group.
    ///
    /// Full names come together where they agree; a family name alone goes with the full name that stands before it, or else
    /// behind it; one with Mrs. or Miss goes with her own name only.
    static func groups(
        _ persons: [(text: [Unicode.Scalar], cues: NameCues)],
        nicknames: Nicknames
    ) -> [MentionGroup] {
        var groups: [MentionGroup] = []
        var alone: [(member: Int, names: [PersonName], cues: NameCues)] = []
        for (member, person) in persons.enumerated() {
            let names = PersonName.readings(of: person.text)
            guard let name = names.first else { continue }
            guard !name.given.isEmpty else {
                alone.append((member, names, person.cues))
                continue
            }
            let own = MentionGroup(
                members: [member],
                names: names,
                families: names.compactMap(\.family.last),
                cues: person.cues
            )
            if let known = groups.firstIndex(where: { $0.agrees(with: own, nicknames) }) {
                groups[known].take(in: own)
            } else {
                groups.append(own)
            }
        }
        for (member, names, cues) in alone {
            let families = names.compactMap(\.family.last)
            let near = groups.indices.filter {
                groups[$0].cues.isWoman == cues.isWoman && groups[$0].distance(families) != nil
            }
            // Full names of the same family: that which was named last, else that which comes first.
            let best =
                near.filter { groups[$0].members[0] < member }.max { groups[$0].members[0] < groups[$1].members[0] }
                ?? near.min { groups[$0].members[0] < groups[$1].members[0] }
            let own = MentionGroup(members: [member], names: names, families: families, cues: cues)
            if let best { groups[best].take(in: own) } else { groups.append(own) }
        }
        return groups.sorted { $0.members[0] < $1.members[0] }
    }

    private func distance(_ families: [NameWord]) -> Float? {
        var least: Float?
        for one in self.families {
            for other in families {
                guard let distance = LetterConfusion.nearness(one.bytes, other.bytes) else { continue }
                least = min(least ?? distance, distance)
            }
        }
        return least
    }

    private func agrees(with other: MentionGroup, _ nicknames: Nicknames) -> Bool {
        guard cues.isWoman == other.cues.isWoman, distance(other.families) != nil else { return false }
        return names.contains { one in
            other.names.contains { NameAgreement(one, $0, familyDistance: 0, nicknames: nicknames) != nil }
        }
    }

    private mutating func take(in other: MentionGroup) {
        members = (members + other.members).sorted()
        for family in other.families where !families.contains(family) { families.append(family) }
        cues.formUnion(other.cues)
        func fullness(_ name: PersonName) -> Int { name.given.reduce(0) { $0 + ($1.isInitial ? 1 : 3) } }
        let (own, new) = (names.map(fullness).max() ?? 0, other.names.map(fullness).max() ?? 0)
        if new > own { names = other.names } else if new == own { names += other.names.filter { !names.contains($0) } }
    }

    /// Whether only the family name is known.
    var isFamilyAlone: Bool { names.allSatisfy(\.given.isEmpty) }
}
