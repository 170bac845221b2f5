/// An entry of an authority file with names, dates and roles taken apart.
struct KnownEntry: Sendable {
    /// A role with its dates and kinds.
    struct Role: Sendable {
        var offices: Set<Office>
        var from: AuthorityDate?, to: AuthorityDate?
        var state: String?
        var party: Party?
        /// Whether any date is known.
        var isDated: Bool { from != nil || to != nil }
    }

    let entry: AuthorityEntry
    let names: [PersonName]
    let birth: AuthorityDate?, death: AuthorityDate?
    let roles: [Role]
    /// Kinds of office that the description names.
    let describedOffices: Set<Office>
    /// States of home and roles.
    let states: Set<String>
    /// Home and places of roles, folded, states not among them.
    let places: Set<String>

    init(_ entry: AuthorityEntry) {
        self.entry = entry
        names = Self.names(of: entry)
        birth = entry.birth.flatMap { AuthorityDate($0) }
        death = entry.death.flatMap { AuthorityDate($0) }
        roles = (entry.roles ?? []).map { role in
            Role(
                offices: Office.named(in: role.role),
                from: role.from.flatMap { AuthorityDate($0) },
                to: role.to.flatMap { AuthorityDate($0) },
                state: role.place.flatMap { StateName.inside($0) } ?? StateName.inside(role.role),
                party: role.party.flatMap { Party($0) }
            )
        }
        describedOffices = Office.named(in: entry.description ?? "")
        states = Set(
            roles.compactMap(\.state) + [entry.state, entry.place].compactMap { $0.flatMap(StateName.inside) }
        )
        let named = [entry.place].compactMap { $0 } + (entry.roles ?? []).compactMap(\.place)
        places = Set(
            named.compactMap { place in
                // "Dayton, Ohio" is Dayton.
                let city = place.prefix { $0 != "," }
                return StateName.inside(String(city)) == nil
                    ? NameWord.words(of: String(city)).map(\.text).joined(separator: " ") : nil
            }
        ).subtracting([""])
    }

    /// Offices held at a date, and those of heads of state at any time.
    func offices(at date: AuthorityDate?) -> Set<Office> {
        roles.reduce(into: []) { offices, role in
            let isHeld =
                role.isDated
                && (date.map { date in
                    (role.from.map { $0.first <= date.last } ?? true)
                        && ((role.to ?? death).map { $0.last >= date.first } ?? true)
                } ?? false)
            if isHeld || role.offices.contains(.president) || role.offices.contains(.monarch) {
                offices.formUnion(role.offices)
            }
        }
    }

    private static func names(of entry: AuthorityEntry) -> [PersonName] {
        var names: [PersonName] = []
        for name in [entry.name] + (entry.names ?? []) {
            guard let parsed = PersonName(name, family: entry.family), !names.contains(parsed) else { continue }
            names.append(parsed)
        }
        return names
    }

    /// Words by which an entry is found: family names of persons, all words of other names.
    static func keyWords(of entry: AuthorityEntry) -> Set<NameWord> {
        var words: Set<NameWord> = []
        if entry.kind == .person {
            for name in names(of: entry) { words.formUnion(name.family) }
        } else {
            for name in [entry.name] + (entry.names ?? []) { words.formUnion(NameWord.words(of: name)) }
        }
        return words.filter { $0.count > 1 }
    }
}
